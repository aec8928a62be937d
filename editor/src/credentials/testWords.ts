import { useTranslation } from 'react-i18next';

import type { CredentialTest } from './contract';

/** What a test came to, in the person's language; what the other side said is beside it. */
export function useTestWords(): (code: CredentialTest['code']) => string {
  const { t } = useTranslation('credentials');
  return (code) => {
    switch (code) {
      case 'accepted':
        return t('test.accepted');
      case 'refused':
        return t('test.refused');
      case 'failed':
        return t('test.failed');
      case 'untestable':
        return t('test.untestable');
      case 'not_connected':
        return t('test.notConnected');
    }
  };
}
