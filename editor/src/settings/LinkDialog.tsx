import { useTranslation } from 'react-i18next';

import { Button } from '../design/Button';
import { CopyField } from '../design/CopyField';
import { Dialog } from '../design/Dialog';
import { Note } from '../design/Note';
import { useFormat } from '../i18n/useFormat';

export interface ShownLink {
  readonly url: string;
  readonly expiresAt: string;
  readonly title: string;
  /** Who it is for and what it does. */
  readonly what: string;
}

/** A sign-in link, which nobody can look up again. */
export function LinkDialog({ link, onClose }: { readonly link: ShownLink | undefined; readonly onClose: () => void }) {
  const { t } = useTranslation('settings');
  const { dateTime } = useFormat();
  return (
    <Dialog
      open={link !== undefined}
      stay
      onOpenChange={onClose}
      title={link?.title ?? ''}
      description={link?.what}
      footer={
        <Button look="primary" onClick={onClose}>
          {t('link.done')}
        </Button>
      }
    >
      <CopyField label={t('link.label')} value={link?.url ?? ''} />
      <Note tone="warn">{t('link.once', { until: dateTime(link?.expiresAt) })}</Note>
    </Dialog>
  );
}
