import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useApiQuery } from '../api/queries';
import { Badge } from '../design/Badge';
import { Table, type Column } from '../design/Table';
import { Time } from '../design/Time';
import { NONE } from '../i18n/format';
import { useFormat } from '../i18n/useFormat';
import { newestOf, useStatusWords } from './deliveryWords';
import { useKindWords, type Source } from './sourceWords';

export interface SourcesTableProps {
  readonly sources: readonly Source[];
  readonly onOpen: (sourceId: string) => void;
  readonly footer: ReactNode;
}

export function SourcesTable({ sources, onOpen, footer }: SourcesTableProps) {
  const { t } = useTranslation('sources');
  const words = useKindWords();
  const format = useFormat();
  const columns: readonly Column<Source>[] = [
    {
      id: 'name',
      head: t('column.name'),
      width: '30%',
      cell: ({ id, name, shopDomain }) => (
        <span className="col gap-2">
          <button
            type="button"
            className="name-link cut"
            onClick={() => {
              onOpen(id);
            }}
          >
            {name}
          </button>
          {shopDomain !== undefined && <span className="small text-3 cut">{shopDomain}</span>}
        </span>
      ),
    },
    { id: 'kind', head: t('column.kind'), cell: (source) => words(source) },
    { id: 'last', head: t('column.last'), cell: (source) => <LastDelivery source={source} /> },
    {
      id: 'since',
      head: t('column.since'),
      number: true,
      spare: true,
      cell: ({ createdAt }) => format.date(createdAt),
    },
  ];
  return (
    <Table
      label={t('title')}
      columns={columns}
      rows={sources}
      rowKey={({ id }) => id}
      onRowClick={({ id }) => {
        onOpen(id);
      }}
      footer={footer}
    />
  );
}

/** Whether it is alive, at a glance. */
function LastDelivery({ source: { id: sourceId, lastRefused } }: { readonly source: Source }) {
  const words = useStatusWords();
  const { data } = useApiQuery(
    '/api/sources/{sourceId}/deliveries',
    { params: { path: { sourceId }, query: { limit: 1 } } },
    { pollEvery: 20_000 },
  );
  const last = newestOf(data?.items[0], lastRefused);
  if (!last) return NONE;
  const { word, tone } = words(last);
  return (
    <span className="row">
      <Badge tone={tone} dot>
        {word}
      </Badge>
      <span className="text-2">
        <Time at={last.at} />
      </span>
    </span>
  );
}
