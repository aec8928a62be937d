import { useTranslation } from 'react-i18next';

import { useApiMutation } from '../../api/queries';
import { ConfirmDialog } from '../../design/ConfirmDialog';
import { notify } from '../../design/toasts';
import { useFormat } from '../../i18n/useFormat';
import { useProblemText } from '../../i18n/useProblemText';
import type { ApiKey } from './KeysTable';

export function RevokeDialog({ apiKey, onClose }: { readonly apiKey: ApiKey; readonly onClose: () => void }) {
  const { t } = useTranslation('settings');
  const { dateTime } = useFormat();
  const problemText = useProblemText();
  const { name, lastUsedAt } = apiKey;
  const revoke = useApiMutation('delete', '/api/keys/{keyId}', { renews: ['/api/keys'] });
  return (
    <ConfirmDialog
      open
      danger
      onOpenChange={onClose}
      title={t('keys.revokeTitle', { name })}
      consequence={
        <>
          <p>{t('keys.revokeWhat')}</p>
          <p>{lastUsedAt ? t('keys.revokeUsed', { when: dateTime(lastUsedAt) }) : t('keys.revokeNeverUsed')}</p>
        </>
      }
      confirm={t('keys.revokeConfirm')}
      explain={problemText}
      onConfirm={async () => {
        await revoke.mutateAsync({ params: { path: { keyId: apiKey.id } } });
        notify({ title: t('keys.revokedNow', { name }) });
      }}
    />
  );
}
