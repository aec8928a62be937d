import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Item, PagesResult } from '../../api/queries';
import { useSession } from '../../app/session';
import { ShowMore } from '../../app/ShowMore';
import { Avatar } from '../../design/Avatar';
import { Badge } from '../../design/Badge';
import { Table, type Column } from '../../design/Table';
import { Time } from '../../design/Time';
import type { ShownLink } from '../LinkDialog';
import { PersonMenu } from './PersonMenu';
import { RemoveDialog } from './RemoveDialog';
import { RoleSelect } from './RoleSelect';

export type Person = Item<'/api/members'>;

export interface PeopleTableProps {
  readonly people: readonly Person[];
  readonly pages: PagesResult<'/api/members'>;
  readonly onLink: (link: ShownLink) => void;
}

export function PeopleTable({ people, pages, onLink }: PeopleTableProps) {
  const { t } = useTranslation('settings');
  const { caller } = useSession();
  const [leaving, setLeaving] = useState<Person>();
  const columns: Column<Person>[] = [
    {
      id: 'name',
      head: t('people.name'),
      width: '45%',
      cell: (person) => (
        <span className="row">
          <Avatar name={person.name} id={person.userId} size="m" />
          <span className="strong cut">{person.name}</span>
          {person.userId === caller.id && <Badge>{t('people.you')}</Badge>}
        </span>
      ),
    },
    { id: 'role', head: t('people.role'), width: '200px', cell: (person) => <RoleSelect person={person} /> },
    { id: 'since', head: t('people.since'), cell: (person) => <Time at={person.since} /> },
    {
      id: 'menu',
      head: t('people.actions'),
      hideHead: true,
      number: true,
      cell: (person) => <PersonMenu person={person} onLink={onLink} onRemove={setLeaving} />,
    },
  ];
  return (
    <>
      <Table
        label={t('people.title')}
        columns={columns}
        rows={people}
        rowKey={(person) => person.id}
        footer={pages.hasNextPage && <ShowMore query={pages} />}
      />
      {leaving && (
        <RemoveDialog
          person={leaving}
          onClose={() => {
            setLeaving(undefined);
          }}
        />
      )}
    </>
  );
}
