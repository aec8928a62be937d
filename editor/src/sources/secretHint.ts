import { useTranslation } from 'react-i18next';

import type { HookKind } from './sourceWords';

/** Where the secret of a sender is found. */
export function useSecretHint(): (kind: HookKind) => string {
  const { t } = useTranslation('sources');
  const hints: Readonly<Record<HookKind, string>> = {
    shopify: t('create.secretHint'),
    woocommerce: t('secret.woocommerce'),
    aftership: t('secret.aftership'),
    easypost: t('secret.easypost'),
    seventeentrack: t('secret.seventeentrack'),
    judgeme: t('secret.judgeme'),
    trustpilot: t('secret.trustpilot'),
    webhook: t('secret.webhook'),
  };
  return (kind) => hints[kind];
}
