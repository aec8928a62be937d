import './overTime.css';

import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useApiQuery, type Answer } from '../../api/queries';
import { Loaded } from '../../app/Loaded';
import { Badge } from '../../design/Badge';
import { Button } from '../../design/Button';
import { EmptyState } from '../../design/EmptyState';
import { IconButton } from '../../design/IconButton';
import { Segments } from '../../design/Segments';
import { Skeleton } from '../../design/Skeleton';
import { useFormat } from '../../i18n/useFormat';
import { useLiveScope } from '../useLiveData';
import { beginning, momentsOf, type Resolution } from './moments';
import { seriesOf } from './series';
import { Swatch, TimeChart } from './TimeChart';
import { TimeTable } from './TimeTable';
import { useSeriesWords } from './words';

export interface OverTimePanelProps {
  readonly journeyId: string;
  /** The step in hand; absent: the whole journey. */
  readonly step: { readonly key: string; readonly name: string } | undefined;
  readonly onWhole: () => void;
  readonly onClose: () => void;
}

type Counts = Answer<'get', '/api/journeys/{journeyId}/step-counts'>;
type Look = 'chart' | 'table';

const RENEW_MS = 60_000;
const SKELETON_PX = 148;
/** Longer than this, hours would be finer than the picture. */
const HOURS_UP_TO_DAYS = 7;

/** What happened by hour or day in the journey or at the step in hand: below the canvas in live mode. */
export default function OverTimePanel(props: OverTimePanelProps) {
  const { journeyId, step, onWhole, onClose } = props;
  const { t } = useTranslation('live');
  const [look, setLook] = useState<Look>('chart');
  const { counts, days, resolution, setResolution } = useCounts(journeyId);
  const oneVersion = useLiveScope((scope) => scope.versionId !== undefined);
  return (
    <section className="time-panel" aria-label={t('time.title')}>
      <header className="time-head">
        <h2 className="no-wrap">{t('time.title')}</h2>
        <span className="cut grow text-2" aria-live="polite">
          {step?.name ?? t('time.whole')}
        </span>
        {oneVersion && <Badge tone="info">{t('time.allVersions')}</Badge>}
        {step && (
          <Button size="s" look="quiet" onClick={onWhole}>
            {t('time.whole')}
          </Button>
        )}
        {days <= HOURS_UP_TO_DAYS && (
          <Segments<Resolution>
            size="s"
            label={t('time.by')}
            value={resolution}
            segments={[
              { value: 'hour', label: t('time.hours') },
              { value: 'day', label: t('time.days') },
            ]}
            onChange={setResolution}
          />
        )}
        <Segments<Look>
          size="s"
          label={t('time.look')}
          value={look}
          segments={[
            { value: 'chart', label: t('time.chart') },
            { value: 'table', label: t('time.table') },
          ]}
          onChange={setLook}
        />
        <IconButton size="s" label={t('time.close')} icon={<X />} onClick={onClose} />
      </header>
      <Loaded query={counts} failed={t('time.loadFailed')} skeleton={<Skeleton rows={1} height={SKELETON_PX} />}>
        {(known) => <Shown counts={known} stepKey={step?.key ?? ''} look={look} />}
      </Loaded>
    </section>
  );
}

/** A day is looked at by the hour, longer periods by the day, unless somebody chooses. */
function useCounts(journeyId: string) {
  const { days } = useLiveScope();
  const [chosen, setResolution] = useState<Resolution>();
  const usual = days === 1 ? 'hour' : 'day';
  const resolution = days > HOURS_UP_TO_DAYS ? 'day' : (chosen ?? usual);
  const from = beginning(new Date(), days, resolution).toISOString();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const counts = useApiQuery(
    '/api/journeys/{journeyId}/step-counts',
    { params: { path: { journeyId }, query: { from, resolution, zone } } },
    { pollEvery: RENEW_MS, keepPrevious: true },
  );
  return { counts, days, resolution, setResolution };
}

interface ShownProps {
  readonly counts: Counts;
  readonly stepKey: string;
  readonly look: Look;
}

function Shown({ counts: { buckets, from, to, until, resolution }, stepKey, look }: ShownProps) {
  const { t } = useTranslation('live');
  const format = useFormat();
  const words = useSeriesWords();
  const moments = momentsOf(new Date(from), new Date(to), resolution);
  const series = seriesOf(buckets, { moments, stepKey, until });
  const counted = until === undefined ? t('time.notYet') : t('time.until', { time: format.moment(until) });
  if (series.every(({ total }) => total === 0))
    return <EmptyState title={stepKey === '' ? t('time.nobody') : t('time.nobodyHere')}>{counted}</EmptyState>;
  return (
    <>
      {look === 'table' ? (
        <div className="time-rows">
          <TimeTable moments={moments} resolution={resolution} series={series} />
        </div>
      ) : (
        <TimeChart moments={moments} resolution={resolution} series={series} />
      )}
      <footer className="time-foot">
        <ul className="time-legend">
          {series.map(({ what, total }) => (
            <li key={what}>
              <Swatch what={what} /> {words(what)} <b className="num">{format.number(total)}</b>
            </li>
          ))}
        </ul>
        <span className="text-3">{counted}</span>
      </footer>
    </>
  );
}
