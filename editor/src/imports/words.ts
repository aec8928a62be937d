import { useTranslation } from 'react-i18next';

import type { Answer, Item } from '../api/queries';
import type { Tone } from '../design/Badge';

export type Import = Answer<'get', '/api/imports/{importId}'>;
export type Kind = Import['kind'];
export type State = Import['state'];
export type Preset = NonNullable<Import['reading']['preset']>;
export type Preview = Answer<'get', '/api/imports/{importId}/preview'>;
export type Problem = Item<'/api/imports/{importId}/problems'>;

export const KINDS: readonly Kind[] = ['profiles', 'orders', 'consents', 'events'];
/** Names that are the same in every language. */
export const PRESETS: Readonly<Record<Preset, string>> = { amazon: 'Amazon', ebay: 'eBay', shopee: 'Shopee' };

export const TONES: Readonly<Record<State, Tone>> = {
  ...{ uploading: 'neutral', ready: 'info', checking: 'info', running: 'info' },
  ...{ done: 'accent', cancelled: 'neutral', failed: 'danger' },
};

export function useImportWords(): { kind: Readonly<Record<Kind, string>>; state: Readonly<Record<State, string>> } {
  const { t } = useTranslation('imports');
  return {
    kind: {
      ...{ profiles: t('kind.profiles'), orders: t('kind.orders') },
      ...{ consents: t('kind.consents'), events: t('kind.events') },
    },
    state: {
      ...{ uploading: t('state.uploading'), ready: t('state.ready'), checking: t('state.checking') },
      ...{ running: t('state.running'), done: t('state.done'), cancelled: t('state.cancelled') },
      failed: t('state.failed'),
    },
  };
}
