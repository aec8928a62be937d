import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import type { Item } from '../../api/queries';
import { Table, type Column } from '../../design/Table';
import { Time } from '../../design/Time';
import { NONE } from '../../i18n/format';
import { useFormat } from '../../i18n/useFormat';
import { ConsentBadge } from '../ConsentBadge';
import { countryName, languageName } from '../person';
import { PersonName } from '../PersonName';

type Customer = Item<'/api/profiles'>;

export interface CustomersTableProps {
  readonly people: readonly Customer[];
  readonly footer: ReactNode;
}

export function CustomersTable({ people, footer }: CustomersTableProps) {
  const { t } = useTranslation('customers');
  const columns = useColumns();
  const navigate = useNavigate();
  return (
    <Table
      label={t('title')}
      columns={columns}
      rows={people}
      rowKey={({ id }) => id}
      onRowClick={({ id }) => void navigate(`/customers/${id}`)}
      footer={footer}
    />
  );
}

function useColumns(): readonly Column<Customer>[] {
  const { t, i18n } = useTranslation('customers');
  const format = useFormat();
  return [
    { id: 'who', head: t('column.customer'), width: '34%', cell: (person) => <PersonName person={person} /> },
    {
      id: 'language',
      head: t('column.language'),
      cell: ({ language }) => (language === undefined ? NONE : languageName(language, i18n.language)),
    },
    {
      id: 'country',
      spare: true,
      head: t('column.country'),
      cell: ({ country }) => (country === undefined ? NONE : countryName(country, i18n.language)),
    },
    {
      id: 'consent',
      head: t('column.emailConsent'),
      cell: ({ consents }) => <ConsentBadge state={consents['email']?.marketing.state} />,
    },
    {
      id: 'seen',
      head: t('column.lastSeen'),
      cell: ({ lastSeenAt }) => (lastSeenAt === undefined ? NONE : <Time at={lastSeenAt} />),
    },
    {
      id: 'since',
      head: t('column.since'),
      number: true,
      spare: true,
      cell: ({ createdAt }) => format.date(createdAt),
    },
  ];
}
