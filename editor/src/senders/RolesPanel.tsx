import { useTranslation } from 'react-i18next';

import { useApiMutation, useApiQuery } from '../api/queries';
import { Loaded } from '../app/Loaded';
import { useRefusal } from '../app/useRefusal';
import { Note } from '../design/Note';
import { Panel } from '../design/Panel';
import { Select } from '../design/Select';
import { Skeleton } from '../design/Skeleton';
import { notify } from '../design/toasts';
import { useProblemText } from '../i18n/useProblemText';
import type { Sender } from './form/form';
import { useRoleName } from './roleWords';

/** Steps name a role, not an account: here each role gets the account it goes out through. */
export function RolesPanel({ senders }: { readonly senders: readonly Sender[] }) {
  const { t } = useTranslation('senders');
  const roles = useApiQuery('/api/sender-roles');
  return (
    <Panel title={t('roles.title')} description={t('roles.hint')}>
      <Loaded query={roles} failed={t('roles.failed')} skeleton={<Skeleton rows={2} height={56} />}>
        {({ items }) => (
          <div className="roles">
            {items.map(({ role, senderId }) => (
              <RoleSelect key={role} role={role} senderId={senderId} senders={senders} />
            ))}
          </div>
        )}
      </Loaded>
    </Panel>
  );
}

interface RoleSelectProps {
  readonly role: string;
  readonly senderId: string | undefined;
  readonly senders: readonly Sender[];
}

function RoleSelect({ role, senderId, senders }: RoleSelectProps) {
  const { t } = useTranslation(['senders', 'common']);
  const explain = useProblemText();
  const roleName = useRoleName();
  const refused = useRefusal()('senders:edit');
  const bind = useApiMutation('put', '/api/sender-roles/{role}', { renews: ['/api/sender-roles', '/api/senders'] });
  const give = (next: string, undo?: () => void) => {
    bind.mutate(
      { params: { path: { role } }, body: { senderId: next } },
      {
        onError: (error) => notify({ title: explain(error), tone: 'danger' }),
        onSuccess: () =>
          notify({
            title: t('roles.bound', { role: roleName(role), sender: senders.find(({ id }) => id === next)?.name }),
            ...(undo && { action: { label: t('common:undo'), run: undo } }),
          }),
      },
    );
  };
  // At once what was chosen; a refusal brings back what is.
  const shown = bind.isPending ? bind.variables.body.senderId : senderId;
  return (
    <div className="col">
      <Select
        label={roleName(role)}
        hint={refused}
        disabled={refused !== undefined}
        value={shown ?? null}
        placeholder={t('roles.nobody')}
        options={senders.map(({ id, name, from }) => ({ value: id, label: name, hint: from.address }))}
        onChange={(next) => {
          const back = senderId;
          give(
            next,
            back === undefined
              ? undefined
              : () => {
                  give(back);
                },
          );
        }}
      />
      {senderId === undefined && <Note tone="warn">{t('roles.missing')}</Note>}
    </div>
  );
}
