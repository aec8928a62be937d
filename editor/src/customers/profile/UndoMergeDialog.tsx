import { useTranslation } from 'react-i18next';

import { useApiMutation } from '../../api/queries';
import { ConfirmDialog } from '../../design/ConfirmDialog';
import { notify } from '../../design/toasts';
import { useProblemText } from '../../i18n/useProblemText';
import { nameOf } from '../person';
import type { Merge } from './MergesPanel';

export interface UndoMergeDialogProps {
  readonly merge: Merge;
  readonly onClose: () => void;
}

/** What taking a merge back does, before it is done. */
export function UndoMergeDialog({ merge, onClose }: UndoMergeDialogProps) {
  const { t } = useTranslation('customers');
  const explain = useProblemText();
  const undo = useApiMutation('post', '/api/merges/{mergeId}/undo', {
    renews: ['/api/profiles/{profileId}', '/api/profiles/{profileId}/merges', '/api/profiles/{profileId}/timeline', '/api/orders', '/api/profiles'], // prettier-ignore
  });
  const { from, known } = merge;
  const one = known ? nameOf(from) : t('merges.visitor');
  return (
    <ConfirmDialog
      open
      danger
      onOpenChange={onClose}
      title={t('merges.undoTitle', { one })}
      consequence={t('merges.undoConsequence', { one })}
      confirm={t('merges.undoConfirm')}
      explain={explain}
      onConfirm={async () => {
        await undo.mutateAsync({ params: { path: { mergeId: merge.id } } });
        notify({ title: t('merges.undoneNotice', { one }) });
      }}
    >
      <ul className="profile-undo small text-2">
        <li>{t('merges.undoEvents')}</li>
        <li>{t('merges.undoConsents')}</li>
        <li>{t('merges.undoJourneys')}</li>
        <li>{t('merges.undoApart')}</li>
      </ul>
    </ConfirmDialog>
  );
}
