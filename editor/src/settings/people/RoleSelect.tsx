import { useTranslation } from 'react-i18next';

import { useApiMutation } from '../../api/queries';
import { useSession } from '../../app/session';
import { Select } from '../../design/Select';
import { Tooltip } from '../../design/Tooltip';
import { notify } from '../../design/toasts';
import { useProblemText } from '../../i18n/useProblemText';
import { ranksAtLeast, useRoles, type Role } from '../roles';
import type { Person } from './PeopleTable';
import { useManageRefusal } from './useManageRefusal';

/** Acts at once; the notice offers the way back. */
export function RoleSelect({ person }: { readonly person: Person }) {
  const { t } = useTranslation('settings');
  const { role: own } = useSession();
  const roles = useRoles();
  const refusal = useManageRefusal()(person);
  const problemText = useProblemText();
  const change = useApiMutation('patch', '/api/members/{memberId}', { renews: ['/api/members', '/api/me'] });
  const give = async (role: Role, { undoable = true } = {}) => {
    try {
      await change.mutateAsync({ params: { path: { memberId: person.id } }, body: { role } });
      notify({
        title: t('people.roleChanged', { name: person.name, role: roles.find(({ value }) => value === role)?.label }),
        tone: 'accent',
        ...(undoable && {
          action: { label: t('undo'), run: () => void give(person.role, { undoable: false }) },
        }),
      });
    } catch (error) {
      notify({ title: problemText(error), tone: 'danger' });
    }
  };
  const label = roles.find(({ value }) => value === person.role)?.label ?? person.role;
  if (refusal !== undefined)
    return (
      <Tooltip text={refusal}>
        <span className="text-2" tabIndex={0}>
          {label}
        </span>
      </Tooltip>
    );
  return (
    <Select
      hideLabel
      size="s"
      label={t('people.roleOf', { name: person.name })}
      value={person.role}
      options={roles.filter(({ value }) => ranksAtLeast(own, value))}
      onChange={(role) => {
        if (role !== person.role) void give(role);
      }}
    />
  );
}
