import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';

import type { Item } from '../../api/queries';
import { languageName } from '../../customers/person';
import { Badge } from '../../design/Badge';
import { Table, type Column } from '../../design/Table';
import { Time } from '../../design/Time';
import { NONE } from '../../i18n/format';
import { useFormat } from '../../i18n/useFormat';

type Message = Item<'/api/messages'>;

export interface MessagesTableProps {
  readonly messages: readonly Message[];
  readonly footer: ReactNode;
}

export function MessagesTable({ messages, footer }: MessagesTableProps) {
  const { t } = useTranslation('messages');
  const columns = useColumns();
  const navigate = useNavigate();
  return (
    <Table
      label={t('title')}
      columns={columns}
      rows={messages}
      rowKey={({ id }) => id}
      onRowClick={({ key }) => void navigate(`/messages/${key}`)}
      footer={footer}
    />
  );
}

function useColumns(): readonly Column<Message>[] {
  const { t, i18n } = useTranslation('messages');
  const format = useFormat();
  return [
    {
      id: 'name',
      head: t('column.name'),
      width: '34%',
      cell: ({ key, name }) => (
        <span className="col gap-2">
          <Link className="name-link cut" to={`/messages/${key}`}>
            {name}
          </Link>
          <span className="small text-3 cut">{key}</span>
        </span>
      ),
    },
    {
      id: 'category',
      head: t('column.category'),
      cell: ({ category }) => (category === 'marketing' ? t('category.marketing') : t('category.transactional')),
    },
    {
      id: 'languages',
      head: t('column.languages'),
      cell: ({ writtenIn }) => format.list(writtenIn.map((tag) => languageName(tag, i18n.language))),
    },
    { id: 'checks', head: t('column.checks'), cell: (message) => <Checks message={message} /> },
    {
      id: 'revision',
      spare: true,
      head: t('column.revision'),
      number: true,
      cell: ({ revision }) => format.number(revision),
    },
    { id: 'changed', head: t('column.changed'), number: true, cell: ({ updatedAt }) => <Time at={updatedAt} /> },
  ];
}

function Checks({ message: { errors, warnings } }: { readonly message: Message }) {
  const { t } = useTranslation('messages');
  if (errors > 0) return <Badge tone="danger">{t('list.errors', { count: errors })}</Badge>;
  if (warnings > 0) return <Badge tone="warn">{t('list.warnings', { count: warnings })}</Badge>;
  return NONE;
}
