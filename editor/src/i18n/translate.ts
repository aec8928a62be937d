import i18next, { type TFunction } from 'i18next';

import type { NAMESPACES } from './namespaces';

/** `t` for code outside components: the key carries its namespace, `t('journeys:title')`. */
export type Translate = TFunction<typeof NAMESPACES>;

export const translate = i18next.t as Translate;
