import { useTranslation } from 'react-i18next';

import { useApiMutation, useApiQuery, type Item } from '../../api/queries';
import { Button } from '../../design/Button';
import { Panel } from '../../design/Panel';
import { Table, type Column } from '../../design/Table';
import { Time } from '../../design/Time';
import { notify } from '../../design/toasts';
import { NONE } from '../../i18n/format';
import { useProblemText } from '../../i18n/useProblemText';
import { useRoles } from '../roles';
import type { Person } from './PeopleTable';

type Invitation = Item<'/api/members/invitations'>;

/** Links that nobody has used yet; nothing is shown when there are none. */
export function Invitations({ people }: { readonly people: readonly Person[] }) {
  const { t } = useTranslation('settings');
  const roles = useRoles();
  const problemText = useProblemText();
  const invitations = useApiQuery('/api/members/invitations');
  const withdraw = useApiMutation('delete', '/api/members/invitations/{invitationId}', {
    renews: ['/api/members/invitations'],
    onSuccess: () => notify({ title: t('invitations.withdrawn') }),
  });
  const items = invitations.data?.items ?? [];
  if (items.length === 0) return null;
  const nameOf = (userId: string) => people.find((person) => person.userId === userId)?.name ?? NONE;
  const columns: Column<Invitation>[] = [
    {
      id: 'role',
      head: t('people.role'),
      width: '30%',
      cell: ({ role }) => <span className="strong">{roles.find(({ value }) => value === role)?.label}</span>,
    },
    { id: 'by', head: t('invitations.by'), cell: ({ createdBy }) => nameOf(createdBy) },
    { id: 'made', head: t('invitations.made'), cell: ({ createdAt }) => <Time at={createdAt} /> },
    { id: 'until', head: t('invitations.until'), cell: ({ expiresAt }) => <Time at={expiresAt} exact /> },
    {
      id: 'withdraw',
      head: t('people.actions'),
      hideHead: true,
      number: true,
      cell: ({ id }) => (
        <Button
          size="s"
          onClick={() => {
            const params = { path: { invitationId: id } };
            withdraw.mutate({ params }, { onError: (error) => notify({ title: problemText(error), tone: 'danger' }) });
          }}
        >
          {t('invitations.withdraw')}
        </Button>
      ),
    },
  ];
  return (
    <Panel flush title={t('invitations.title')} description={t('invitations.what')}>
      <Table label={t('invitations.title')} columns={columns} rows={items} rowKey={({ id }) => id} />
    </Panel>
  );
}
