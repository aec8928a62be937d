import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useApiPages } from '../../api/queries';
import { Loaded } from '../../app/Loaded';
import { ShowMore } from '../../app/ShowMore';
import { Badge } from '../../design/Badge';
import { Panel } from '../../design/Panel';
import { Skeleton } from '../../design/Skeleton';
import { Switch } from '../../design/Checkbox';
import { Table, type Column } from '../../design/Table';
import { useFormat } from '../../i18n/useFormat';
import { errorWords, useStatusWords, type Delivery } from '../deliveryWords';

/** What came lately, and what was wrong with it. */
export function Deliveries({ sourceId }: { readonly sourceId: string }) {
  const { t } = useTranslation('sources');
  const [failed, setFailed] = useState(false);
  const deliveries = useApiPages(
    '/api/sources/{sourceId}/deliveries',
    { params: { path: { sourceId }, query: { limit: 20, ...(failed && { failed: 'true' as const }) } } },
    { pollEvery: 5_000, keepPrevious: true },
  );
  return (
    <Panel
      flush
      title={t('deliveries.title')}
      description={t('deliveries.hint')}
      actions={<Switch label={t('deliveries.failedOnly')} checked={failed} onChange={setFailed} />}
    >
      <Loaded query={deliveries} failed={t('deliveries.failed')} skeleton={<Skeleton rows={3} height={36} />}>
        {(items) =>
          items.length === 0 ? (
            <p className="deliveries-none small text-3">{failed ? t('deliveries.noneFailed') : t('deliveries.none')}</p>
          ) : (
            <DeliveriesTable deliveries={items} footer={deliveries.hasNextPage && <ShowMore query={deliveries} />} />
          )
        }
      </Loaded>
    </Panel>
  );
}

function DeliveriesTable({
  deliveries,
  footer,
}: {
  readonly deliveries: readonly Delivery[];
  readonly footer: ReactNode;
}) {
  const { t } = useTranslation('sources');
  const format = useFormat();
  const words = useStatusWords();
  const columns: readonly Column<Delivery>[] = [
    {
      id: 'at',
      head: t('column.at'),
      cell: ({ at }) => <span className="num no-wrap">{format.dateTime(at, { seconds: true })}</span>,
    },
    { id: 'topic', head: t('column.topic'), cell: ({ topic }) => <code>{topic}</code> },
    {
      id: 'status',
      head: t('column.status'),
      cell: (delivery) => <Badge tone={words(delivery).tone}>{words(delivery).word}</Badge>,
    },
    { id: 'errors', head: t('column.errors'), width: '40%', cell: (delivery) => <What delivery={delivery} /> },
  ];
  return (
    <Table
      tight
      label={t('deliveries.title')}
      columns={columns}
      rows={deliveries}
      rowKey={({ id }) => id}
      footer={footer}
    />
  );
}

const MOST = 3;

function What({ delivery: { status, errors, events } }: { readonly delivery: Delivery }) {
  const { t } = useTranslation('sources');
  if (errors.length === 0) {
    if (status === 'kept') return <span className="small text-2">{t('deliveries.kept')}</span>;
    if (status === 'waiting') return <span className="small text-2">{t('deliveries.waiting')}</span>;
    return <span className="small text-3">{t('deliveries.events', { count: events })}</span>;
  }
  return (
    <ul className="col gap-4 small">
      {errors.slice(0, MOST).map(({ index, code, message }) => (
        <li key={`${String(index)} ${code}`} className="col gap-2">
          <span>{errorWords(code)}</span>
          <span className="text-3" lang="en">
            {message}
          </span>
        </li>
      ))}
    </ul>
  );
}
