import './live.css';

import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { useApiQuery } from '../api/queries';
import { Figure } from '../design/Figure';
import { Note } from '../design/Note';
import { Select } from '../design/Select';
import { useFormat } from '../i18n/useFormat';
import { useLanguage } from '../i18n/useLanguage';
import type { JourneyPeople } from './figures';
import { useLive } from './store';
import { useLiveScope } from './useLiveData';

/** What happened in a journey in a period: beside the canvas in live mode. */
export function LivePanel({ journeyId }: { readonly journeyId: string }) {
  const { t } = useTranslation('live');
  const people = useLive((live) => live.people);
  return (
    <section className="live-panel" aria-label={t('title')}>
      <Scope journeyId={journeyId} />
      {people && <Figures people={people} journeyId={journeyId} />}
    </section>
  );
}

const PERIODS = [1, 7, 30, 90] as const;
const ANY = '-';

function Scope({ journeyId }: { readonly journeyId: string }) {
  const { t } = useTranslation('live');
  const format = useFormat();
  const { days, versionId } = useLiveScope();
  const versions =
    useApiQuery('/api/journeys/{journeyId}/versions', { params: { path: { journeyId } } }).data?.items ?? [];
  return (
    <div className="live-scope">
      <Select<string>
        hideLabel
        size="s"
        label={t('period')}
        value={String(days)}
        options={PERIODS.map((count) => ({ value: String(count), label: t('lastDays', { count }) }))}
        onChange={(value) => {
          useLiveScope.setState({ days: Number(value) });
        }}
      />
      <Select<string>
        hideLabel
        size="s"
        label={t('version')}
        value={versionId ?? ANY}
        options={[
          { value: ANY, label: t('allVersions') },
          ...versions.map(({ id, number, publishedAt }) => ({
            value: id,
            label: t('oneVersion', { number, since: format.date(publishedAt) }),
          })),
        ]}
        onChange={(value) => {
          useLiveScope.setState({ versionId: value === ANY ? undefined : value });
        }}
      />
    </div>
  );
}

interface FiguresProps {
  readonly people: JourneyPeople;
  readonly journeyId: string;
}

function Figures({ people, journeyId }: FiguresProps) {
  const { t } = useTranslation('live');
  const format = useFormat();
  const { entered, ended, worth, standing, complete } = people;
  const of = (...reasons: string[]) =>
    sum(ended.filter(({ reason }) => reasons.includes(reason)).map((one) => one.people));
  const goals = of('goal');
  const inside = sum(standing.map((one) => one.inside));
  const queued = sum(standing.map((one) => one.queued ?? 0));
  const share = entered === 0 ? undefined : format.percent(goals / entered);
  return (
    <>
      <Figure
        label={t('goal')}
        value={format.number(goals)}
        note={share === undefined ? undefined : t('ofEntered', { share, entered: format.number(entered) })}
      />
      <Worth worth={worth} />
      <dl className="live-numbers">
        <Row label={t('entered')} value={format.number(entered)} />
        <Row label={t('inside')} value={format.number(inside)} />
        {queued > 0 && <Row label={t('queued')} value={format.number(queued)} />}
        <Row label={t('exited')} value={format.number(of('exit'))} />
        <Row label={t('finished')} value={format.number(of('completed'))} />
        <Row label={t('removed')} value={format.number(of('removed', 'merged', 'erased', 'skipped'))} />
      </dl>
      <Link className="small" to={`/sends?journey=${journeyId}&status=skipped`}>
        {t('notSent')}
      </Link>
      {!complete && <Note>{t('incomplete')}</Note>}
      <p className="small text-3">{t('asOf', { time: format.clock(people.at) })}</p>
    </>
  );
}

/** What goals were worth: the currency of most of it large, the others in a line; never added up. */
function Worth({ worth }: Pick<JourneyPeople, 'worth'>) {
  const { t } = useTranslation('live');
  const language = useLanguage();
  const [first, ...others] = worth.map((one) => moneyWords(one, language));
  if (first === undefined) return null;
  return (
    <div>
      <Figure label={t('worth')} value={first} />
      {others.length > 0 && <p className="small text-2 num">{others.join(' · ')}</p>}
    </div>
  );
}

/** With the country's sign where several currencies are called the same: US$, CA$. */
function moneyWords({ amount, currency }: JourneyPeople['worth'][number], language: string): string {
  if (currency === undefined) return new Intl.NumberFormat(language).format(amount);
  const format = new Intl.NumberFormat(language, { style: 'currency', currency, maximumFractionDigits: 0 });
  const digits = new Intl.NumberFormat(language, { style: 'currency', currency }).resolvedOptions()
    .maximumFractionDigits;
  return format.format(amount / 10 ** (digits ?? 2));
}

function Row({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd className="num">{value}</dd>
    </>
  );
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
