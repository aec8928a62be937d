import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useApiMutation } from '../../api/queries';
import { useSession } from '../../app/session';
import { Button } from '../../design/Button';
import { Dialog } from '../../design/Dialog';
import { Note } from '../../design/Note';
import { RadioGroup } from '../../design/RadioGroup';
import { useProblemText } from '../../i18n/useProblemText';
import type { ShownLink } from '../LinkDialog';
import { ranksAtLeast, useRoles, type Role } from '../roles';

export interface InviteDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onMade: (link: ShownLink) => void;
}

/** Perennial sends no invitations: whoever invites hands the link over. */
export function InviteDialog({ open, onOpenChange, onMade }: InviteDialogProps) {
  const { t } = useTranslation('settings');
  const { role: own, workspace } = useSession();
  const problemText = useProblemText();
  const roles = useRoles().filter(({ value }) => ranksAtLeast(own, value));
  const [role, setRole] = useState<Role>('editor');
  const invite = useApiMutation('post', '/api/members/invitations', {
    renews: ['/api/members/invitations'],
    onSuccess: (link) => {
      onOpenChange(false);
      onMade({
        ...link,
        title: t('people.inviteTitle'),
        what: t('people.inviteWhat', { workspace: workspace.name }),
      });
    },
  });
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('people.inviteTitle')}
      footer={
        <>
          <Button
            look="quiet"
            onClick={() => {
              onOpenChange(false);
            }}
          >
            {t('cancel')}
          </Button>
          <Button
            look="primary"
            busy={invite.isPending}
            onClick={() => {
              invite.mutate({ body: { role } });
            }}
          >
            {t('people.inviteMake')}
          </Button>
        </>
      }
    >
      <RadioGroup cards label={t('people.inviteRole')} value={role} choices={roles} onChange={setRole} />
      {invite.error && (
        <Note tone="danger" live>
          {problemText(invite.error)}
        </Note>
      )}
    </Dialog>
  );
}
