import { CircleAlert, LoaderCircle, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';

import { Avatar } from '../../design/Avatar';
import { Table, type Column } from '../../design/Table';
import { Time } from '../../design/Time';
import { NONE } from '../../i18n/format';
import { useFormat } from '../../i18n/useFormat';
import { eventName } from '../../words/eventName';
import { listWords } from '../../words/list';
import { useWords } from '../../words/useWords';
import { attentionOf, type Attention, type JourneySummary } from './attention';
import { Converted, Revenue } from './FigureCells';
import { JourneyIcon } from './JourneyIcon';
import { JourneyMenu, type JourneyAct } from './JourneyMenu';
import { StatusBadge } from './StatusBadge';
import { useAuthors } from './useAuthors';
import type { JourneyFigures } from './figures';

export interface JourneysTableProps {
  readonly journeys: readonly JourneySummary[];
  /** Errors of drafts, where they are known. */
  readonly errors: ReadonlyMap<string, number>;
  /** What came of those that let people in, where it is known. */
  readonly figures: ReadonlyMap<string, JourneyFigures>;
  readonly onAct: (act: JourneyAct, journey: JourneySummary) => void;
  readonly footer?: ReactNode;
}

export function JourneysTable({ journeys, footer, ...how }: JourneysTableProps) {
  const { t } = useTranslation('journeys');
  const columns = useColumns(how);
  const navigate = useNavigate();
  return (
    <Table
      label={t('title')}
      columns={columns}
      rows={journeys}
      rowKey={({ id }) => id}
      onRowClick={({ id }) => void navigate(`/journeys/${id}`)}
      footer={footer}
    />
  );
}

function useColumns({
  errors,
  figures,
  onAct,
}: Pick<JourneysTableProps, 'errors' | 'figures' | 'onAct'>): readonly Column<JourneySummary>[] {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const author = useAuthors();
  return [
    {
      id: 'name',
      head: t('column.journey'),
      width: '34%',
      cell: (journey) => <NameCell journey={journey} attention={attentionOf(journey, errors.get(journey.id))} />,
    },
    { id: 'status', head: t('column.status'), cell: (journey) => <StatusCell journey={journey} /> },
    {
      id: 'inside',
      head: t('column.inside'),
      number: true,
      cell: ({ inside, liveVersion }) => (liveVersion || inside > 0 ? format.number(inside) : NONE),
    },
    {
      id: 'entered',
      head: t('column.entered'),
      number: true,
      cell: ({ id }) => format.number(figures.get(id)?.entered),
    },
    {
      id: 'converted',
      head: t('column.converted'),
      number: true,
      cell: ({ id }) => <Converted figures={figures.get(id)} />,
    },
    {
      id: 'revenue',
      head: t('column.revenue'),
      number: true,
      spare: true,
      cell: ({ id }) => <Revenue worth={figures.get(id)?.worth ?? []} />,
    },
    {
      id: 'edited',
      head: t('column.edited'),
      width: '20%',
      spare: true,
      cell: ({ draftChangedAt, draftChangedBy }) => {
        const { id, name } = author(draftChangedBy);
        return (
          <span className="row">
            <Avatar name={name} id={id} />
            <span className="cut">{name}</span>
            <span className="text-3">
              <Time at={draftChangedAt} />
            </span>
          </span>
        );
      },
    },
    {
      id: 'menu',
      head: t('column.menu'),
      hideHead: true,
      width: '48px',
      cell: (journey) => <JourneyMenu journey={journey} onAct={onAct} />,
    },
  ];
}

interface NameCellProps {
  readonly journey: JourneySummary;
  readonly attention: readonly Attention[];
}

function NameCell({ journey, attention }: NameCellProps) {
  const { id, name, liveVersion } = journey;
  const events = liveVersion?.events ?? [];
  const [first] = attention;
  return (
    <span className="row gap-12">
      <JourneyIcon events={events} />
      <span className="col gap-2">
        <Link className="cut" to={`/journeys/${id}`}>
          {name}
        </Link>
        {first ? (
          <AttentionLine attention={first} journeyId={id} />
        ) : (
          <span className="small text-2 cut">
            <Entering live={liveVersion} />
          </span>
        )}
      </span>
    </span>
  );
}

/** Who lets people in. A live journey without events is entered by dates or by a schedule. */
function Entering({ live }: { readonly live: JourneySummary['liveVersion'] }) {
  const { t } = useTranslation('journeys');
  const words = useWords();
  if (!live) return t('row.notLive');
  if (live.events.length === 0) return t('row.byTime');
  const names = live.events.map((event) => eventName(words, event));
  return listWords(words, names, 'or');
}

function AttentionLine({ attention, journeyId }: { readonly attention: Attention; readonly journeyId: string }) {
  const { t } = useTranslation('journeys');
  const { count } = attention;
  switch (attention.kind) {
    case 'stuck':
      return (
        <Link className="journey-attention journey-attention-danger" to={`/dead-letters?journey=${journeyId}`}>
          <CircleAlert size={14} aria-hidden="true" />
          {t('row.stuck', { count })}
        </Link>
      );
    case 'problems':
      return (
        <span className="journey-attention journey-attention-warn">
          <TriangleAlert size={14} aria-hidden="true" />
          {t('row.problems', { count })}
        </span>
      );
    case 'working':
      return (
        <span className="journey-attention">
          <LoaderCircle size={14} aria-hidden="true" />
          {t('row.working')}
        </span>
      );
  }
}

function StatusCell({
  journey: { status, liveVersion, draftOpen, peopleParked },
}: {
  readonly journey: JourneySummary;
}) {
  const { t } = useTranslation('journeys');
  const words = useWords();
  const version = liveVersion && t('row.version', { number: liveVersion.number });
  const more = [version, draftOpen && t('row.draftOpen'), peopleParked && t('row.parked')]
    .filter(Boolean)
    .join(words('words:list.comma'));
  return (
    <span className="row">
      <StatusBadge status={status} />
      {more !== '' && <span className="text-2 no-wrap">{more}</span>}
    </span>
  );
}
