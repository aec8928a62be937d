import { History } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { useApiPages, type Item } from '../../api/queries';
import { Loaded } from '../../app/Loaded';
import { ShowMore } from '../../app/ShowMore';
import { useUrlParams, type ChangeUrl } from '../../app/useUrlParams';
import { Button } from '../../design/Button';
import { EmptyState } from '../../design/EmptyState';
import { Segments } from '../../design/Segments';
import { Skeleton } from '../../design/Skeleton';
import { useFormat } from '../../i18n/useFormat';
import { byDay } from './days';
import { TimelineEntry } from './TimelineEntry';

const KINDS = ['all', 'event', 'send', 'enrolment', 'consent'] as const;
type Kind = (typeof KINDS)[number];
type Params = 'show' | 'notSent';

const kindOf = (text: string): Kind => KINDS.find((kind) => kind === text) ?? 'all';

/** What happened, newest first; "Not sent only" finds why somebody got nothing. */
export function TimelinePanel({ profileId }: { readonly profileId: string }) {
  const { t } = useTranslation('customers');
  const [{ show, notSent }, change] = useUrlParams<Params>(['show', 'notSent']);
  const kind = kindOf(show);
  const query = { ...(kind !== 'all' && { kind }), ...(notSent && { notSent: 'true' as const }) };
  const entries = useApiPages(
    '/api/profiles/{profileId}/timeline',
    { params: { path: { profileId }, query: { ...query, limit: 30 } } },
    { keepPrevious: true, pollEvery: 20_000 },
  );
  return (
    <section className="panel" aria-label={t('timeline.title')}>
      <Tools kind={kind} notSent={notSent !== ''} change={change} />
      <Loaded query={entries} failed={t('timeline.failed')} skeleton={<Skeleton rows={6} height={44} />}>
        {(items) => (
          <>
            {items.length === 0 ? (
              <Nothing notSent={notSent !== ''} />
            ) : (
              <Days items={kind === 'all' ? withoutTwins(items) : items} />
            )}
            {entries.hasNextPage && (
              <div className="table-foot">
                <ShowMore query={entries} />
              </div>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}

type Entry = Item<'/api/profiles/{profileId}/timeline'>;

/** What is sent is also an event, for segments; beside the send itself it would be told twice. */
const withoutTwins = (items: readonly Entry[]) =>
  items.filter(({ kind, title }) => kind !== 'event' || title !== 'Message Sent');

interface ToolsProps {
  readonly kind: Kind;
  readonly notSent: boolean;
  readonly change: ChangeUrl<Params>;
}

function Tools({ kind, notSent, change }: ToolsProps) {
  const { t } = useTranslation('customers');
  const labels: Readonly<Record<Kind, string>> = {
    all: t('timeline.all'),
    event: t('timeline.events'),
    send: t('timeline.messages'),
    enrolment: t('timeline.journeys'),
    consent: t('timeline.consent'),
  };
  return (
    <div className="timeline-tools">
      <Segments
        size="s"
        label={t('timeline.show')}
        value={notSent ? 'send' : kind}
        segments={KINDS.map((value) => ({ value, label: labels[value] }))}
        onChange={(next) => {
          change({ show: next === 'all' ? '' : next, notSent: '' });
        }}
      />
      <span className="end">
        <Button
          size="s"
          aria-pressed={notSent}
          icon={<span className="timeline-dot" />}
          onClick={() => {
            change({ notSent: notSent ? '' : '1', show: '' });
          }}
        >
          {t('timeline.notSentOnly')}
        </Button>
      </span>
    </div>
  );
}

function Nothing({ notSent }: { readonly notSent: boolean }) {
  const { t } = useTranslation('customers');
  if (notSent) return <EmptyState title={t('timeline.allSent')}>{t('timeline.allSentHint')}</EmptyState>;
  return (
    <EmptyState icon={<History />} title={t('timeline.nothing')}>
      {t('timeline.nothingHint')}
    </EmptyState>
  );
}

function Days({ items }: { readonly items: readonly Entry[] }) {
  const { t } = useTranslation('customers');
  const { language } = useFormat();
  return (
    <div className="timeline">
      {byDay(items, language, t('timeline.today')).map(({ day, title, entries }) => (
        <section key={day} aria-label={title}>
          <h3 className="timeline-day">{title}</h3>
          <ol>
            {entries.map((entry) => (
              <TimelineEntry key={`${entry.kind} ${entry.id}`} entry={entry} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
