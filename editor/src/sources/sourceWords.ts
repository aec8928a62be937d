import { useTranslation } from 'react-i18next';

import type { Item } from '../api/queries';

export type Source = Item<'/api/sources'>;

/** What kind of place a source is. */
export function useTrustWords(): Readonly<Record<Source['trust'], string>> {
  const { t } = useTranslation('sources');
  return { shop: t('trust.shop'), server: t('trust.server'), browser: t('trust.browser'), import: t('trust.import') };
}

/** Where shops and clients send to; the page itself is served from the address that is known outside. */
export const addressOf = ({ endpoint }: Pick<Source, 'endpoint'>): string => `${location.origin}${endpoint}`;

/** Shops send webhooks to https addresses on the internet only. */
export function isReachable(): boolean {
  return location.protocol === 'https:' && !/^(localhost|127\.|10\.|192\.168\.|\[::1\])/.test(location.hostname);
}
