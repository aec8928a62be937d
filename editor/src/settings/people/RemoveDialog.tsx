import { useTranslation } from 'react-i18next';

import { useApiMutation, useApiPages } from '../../api/queries';
import { useSession } from '../../app/session';
import { ConfirmDialog } from '../../design/ConfirmDialog';
import { notify } from '../../design/toasts';
import { useProblemText } from '../../i18n/useProblemText';
import type { Person } from './PeopleTable';

export interface RemoveDialogProps {
  readonly person: Person;
  readonly onClose: () => void;
}

/** Says what stays behind: keys go on working for programs. */
export function RemoveDialog({ person, onClose }: RemoveDialogProps) {
  const { t } = useTranslation('settings');
  const { workspace } = useSession();
  const { name } = person;
  const problemText = useProblemText();
  const keys = useApiPages('/api/keys');
  const theirs = keys.data?.filter((key) => key.createdBy === person.userId && !key.revokedAt).length ?? 0;
  const remove = useApiMutation('delete', '/api/members/{memberId}', { renews: ['/api/members'] });
  return (
    <ConfirmDialog
      open
      danger
      onOpenChange={onClose}
      title={t('people.removeTitle', { name })}
      consequence={
        <>
          <p>{t('people.removeWhat', { name, workspace: workspace.name })}</p>
          {theirs > 0 && <p>{t('people.removeKeys', { count: theirs })}</p>}
        </>
      }
      confirm={t('people.removeConfirm', { name })}
      explain={problemText}
      onConfirm={async () => {
        await remove.mutateAsync({ params: { path: { memberId: person.id } } });
        notify({ title: t('people.removed', { name }) });
      }}
    />
  );
}
