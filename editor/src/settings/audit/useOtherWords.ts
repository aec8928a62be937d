import { useTranslation } from 'react-i18next';

/** What was decided about credentials, retention, steps that fail and people who are stuck; undefined for any other action. */
export function useOtherWords() {
  const { t } = useTranslation('settings');
  const credentialWords = useCredentialWords();
  return (action: string, name: string): string | undefined => {
    switch (action) {
      case 'currency.changed':
        return t('audit.currencyChanged');
      case 'exchange_rates.changed':
        return t('audit.exchangeRatesChanged');
      case 'retention.changed':
        return t('audit.retentionChanged');
      case 'identity_settings.changed':
        return t('audit.identityChanged');
      case 'profile.merged':
        return t('audit.profileMerged');
      case 'profile.separated':
        return t('audit.profileSeparated');
      case 'rfm_settings.changed':
        return t('audit.rfmChanged');
      case 'rfm.asked':
        return t('audit.rfmAsked');
      case 'alerts.changed':
        return t('audit.alertsChanged');
      case 'circuit.closed':
        return t('audit.circuitClosed', { name });
      case 'circuit.kept':
        return t('audit.circuitKept', { name });
      case 'circuit.tried':
        return t('audit.circuitTried', { name });
      case 'dead_letters.retried':
        return t('audit.lettersRetried', { count: Number(name) });
      case 'dead_letters.skipped':
        return t('audit.lettersSkipped', { count: Number(name) });
      case 'dead_letters.ended':
        return t('audit.lettersEnded', { count: Number(name) });
      case 'dead_letters.stopped':
        return t('audit.lettersStopped', { count: Number(name) });
      default:
        return credentialWords(action, name);
    }
  };
}

function useCredentialWords() {
  const { t } = useTranslation('settings');
  return (action: string, name: string): string | undefined => {
    switch (action) {
      case 'credential.created':
        return t('audit.credentialCreated', { name });
      case 'credential.changed':
        return t('audit.credentialChanged', { name });
      case 'credential.renamed':
        return t('audit.credentialRenamed', { name });
      case 'credential.connected':
        return t('audit.credentialConnected', { name });
      case 'credential.deleted':
        return t('audit.credentialDeleted', { name });
      default:
        return undefined;
    }
  };
}
