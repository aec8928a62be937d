import { useTranslation } from 'react-i18next';

import type { Answer } from '../../api/queries';
import { Button } from '../../design/Button';
import { CopyField } from '../../design/CopyField';
import { Dialog } from '../../design/Dialog';
import { Note } from '../../design/Note';

export interface ShownKeyProps {
  readonly made: Answer<'post', '/api/keys'>;
  readonly onClose: () => void;
}

/** The only moment at which the key itself can be seen. */
export function ShownKey({ made, onClose }: ShownKeyProps) {
  const { t } = useTranslation('settings');
  return (
    <Dialog
      open
      stay
      onOpenChange={onClose}
      title={t('keys.madeTitle', { name: made.name })}
      footer={
        <Button look="primary" onClick={onClose}>
          {t('keys.madeDone')}
        </Button>
      }
    >
      <CopyField label={t('keys.key')} hint={t('keys.keyHint')} value={made.key} />
      <Note tone="warn">{t('keys.once')}</Note>
    </Dialog>
  );
}
