import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';

import { useApiPages } from '../api/queries';
import { Loaded } from '../app/Loaded';
import { Page } from '../app/Page';
import { ShowMore } from '../app/ShowMore';
import { Badge } from '../design/Badge';
import { EmptyState } from '../design/EmptyState';
import { Skeleton } from '../design/Skeleton';
import { Table, type Column } from '../design/Table';
import { Time } from '../design/Time';
import { NONE } from '../i18n/format';
import { useFormat } from '../i18n/useFormat';
import { UploadPanel } from './UploadPanel';
import { TONES, useImportWords, type Import } from './words';

/** Files that were brought in, and a place to drop the next one. */
export default function ImportsPage() {
  const { t } = useTranslation('imports');
  const navigate = useNavigate();
  const imports = useApiPages('/api/imports', undefined, { pollEvery: 5_000 });
  const open = (id: string) => {
    void navigate(`/imports/${id}`);
  };
  return (
    <Page title={t('title')}>
      <div className="col gap-16">
        <UploadPanel
          onUploaded={({ id }) => {
            open(id);
          }}
        />
        <Loaded query={imports} failed={t('failed')} skeleton={<Skeleton rows={4} />}>
          {(items) =>
            items.length === 0 ? (
              <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>
            ) : (
              <History imports={items} onOpen={open} footer={imports.hasNextPage && <ShowMore query={imports} />} />
            )
          }
        </Loaded>
      </div>
    </Page>
  );
}

interface HistoryProps {
  readonly imports: readonly Import[];
  readonly onOpen: (id: string) => void;
  readonly footer: React.ReactNode;
}

function History({ imports, onOpen, footer }: HistoryProps) {
  const { t } = useTranslation('imports');
  const words = useImportWords();
  const format = useFormat();
  const figure = (value: number | undefined) => (value === undefined ? NONE : format.number(value));
  const columns: readonly Column<Import>[] = [
    {
      id: 'file',
      head: t('column.file'),
      width: '36%',
      cell: ({ id, name }) => (
        <Link className="name-link cut" to={`/imports/${id}`}>
          {name}
        </Link>
      ),
    },
    { id: 'kind', head: t('column.kind'), cell: ({ kind }) => words.kind[kind] },
    {
      id: 'state',
      head: t('column.state'),
      cell: ({ state }) => (
        <Badge tone={TONES[state]} dot={state === 'running' || state === 'checking'}>
          {words.state[state]}
        </Badge>
      ),
    },
    {
      id: 'new',
      head: t('column.new'),
      number: true,
      cell: ({ state, progress }) => figure(state === 'done' || state === 'running' ? progress?.counts.new : undefined),
    },
    {
      id: 'refused',
      head: t('column.refused'),
      number: true,
      spare: true,
      cell: ({ progress }) => figure(progress?.counts.refused),
    },
    { id: 'at', head: t('column.at'), number: true, cell: ({ at }) => <Time at={at} /> },
  ];
  return (
    <Table
      label={t('title')}
      columns={columns}
      rows={imports}
      rowKey={({ id }) => id}
      onRowClick={({ id }) => {
        onOpen(id);
      }}
      footer={footer}
    />
  );
}
