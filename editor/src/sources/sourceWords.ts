import { useTranslation } from 'react-i18next';

import type { Item } from '../api/queries';

export type Source = Item<'/api/sources'>;
export type HookKind = Exclude<Source['kind'], 'segment'>;

/** What kind of place a source is. */
export function useKindWords(): (source: Pick<Source, 'kind' | 'trust'>) => string {
  const { t } = useTranslation('sources');
  const clients: Readonly<Record<Source['trust'], string>> = {
    ...{ shop: t('trust.server'), server: t('trust.server') },
    ...{ browser: t('trust.browser'), import: t('trust.import') },
  };
  const senders: Readonly<Record<HookKind, string>> = {
    ...{ shopify: t('trust.shop'), woocommerce: t('kind.woocommerce'), webhook: t('kind.webhook') },
    ...{ aftership: 'AfterShip', easypost: 'EasyPost', seventeentrack: '17TRACK' },
    ...{ judgeme: 'Judge.me', trustpilot: 'Trustpilot' },
  };
  return ({ kind, trust }) => (kind === 'segment' ? clients[trust] : senders[kind]);
}

/** Where shops and clients send to; the page itself is served from the address that is known outside. */
export const addressOf = ({ endpoint }: Pick<Source, 'endpoint'>): string => `${location.origin}${endpoint}`;

/** Shops send webhooks to https addresses on the internet only. */
export function isReachable(): boolean {
  return location.protocol === 'https:' && !/^(localhost|127\.|10\.|192\.168\.|\[::1\])/.test(location.hostname);
}
