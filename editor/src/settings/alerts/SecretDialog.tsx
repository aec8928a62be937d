import { useTranslation } from 'react-i18next';

import { Button } from '../../design/Button';
import { CopyField } from '../../design/CopyField';
import { Dialog } from '../../design/Dialog';
import { Note } from '../../design/Note';

/** The only moment at which the secret of the webhook can be seen. */
export function SecretDialog({ secret, onClose }: { readonly secret: string; readonly onClose: () => void }) {
  const { t } = useTranslation('alerts');
  return (
    <Dialog
      open
      stay
      onOpenChange={onClose}
      title={t('secret.title')}
      footer={
        <Button look="primary" onClick={onClose}>
          {t('secret.done')}
        </Button>
      }
    >
      <CopyField label={t('secret.label')} hint={t('secret.hint')} value={secret} />
      <Note tone="warn">{t('secret.once')}</Note>
    </Dialog>
  );
}
