import { useTranslation } from 'react-i18next';

import { useApiQuery } from '../../../api/queries';
import { Note } from '../../../design/Note';
import { languageOfDates } from '../../../i18n/format';
import { useLanguage } from '../../../i18n/useLanguage';
import { useProblemText } from '../../../i18n/useProblemText';
import { textIn } from '../../../words/rules';
import { useStepForm } from '../../form/context';
import { daysIn } from '../../form/DaysField';
import { REPEATS } from './repeats';

const COUNT = 5;

/** When it comes next, as the server works it out, or why it cannot; nothing while no day is given. */
export function NextTimes() {
  const { t } = useTranslation('schedules');
  const language = useLanguage();
  const { entry, handle } = useStepForm();
  const { parameters } = handle.node;
  const query = queryOf(parameters, entry.zone);
  const asked = query.repeats !== 'once' || query.date !== undefined;
  const { data, error } = useApiQuery(
    '/api/schedules/next',
    { params: { query } },
    { enabled: asked, keepPrevious: true },
  );
  const explain = useProblemText();
  if (asked && error) return <Note tone="warn">{t('next.failed', { reason: explain(error) })}</Note>;
  if (!asked || !data) return null;
  const own = parameters['zoneOf'] === 'profile';
  return (
    <div className="col gap-4" role="group" aria-label={t('next.title')}>
      <span className="small text-2">{t('next.title')}</span>
      {data.items.length === 0 && <p className="small text-3">{t('next.none')}</p>}
      {data.items.length > 0 && (
        <ol className="col gap-4 small">
          {data.items.map(({ wall }) => (
            <li key={wall} className="num">
              {wallWords(wall, language)}
            </li>
          ))}
        </ol>
      )}
      {(own || entry.zone !== viewers()) && (
        <p className="small text-3">
          {own ? t('next.local', { zone: entry.zone }) : t('next.zone', { zone: entry.zone })}
        </p>
      )}
    </div>
  );
}

const viewers = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

function queryOf(parameters: Readonly<Record<string, unknown>>, zone: string) {
  const { repeats, date, days, dayOfMonth, time, cron } = parameters;
  const day = textIn(date);
  return {
    repeats: REPEATS.find((one) => one === repeats) ?? ('weekly' as const),
    ...(/^\d{4}-\d{2}-\d{2}$/.test(day) && { date: day }),
    days: (days === undefined ? ['mon'] : daysIn(days)).join(','),
    dayOfMonth: Number(dayOfMonth ?? 1),
    time: textIn(time ?? '09:00'),
    cron: textIn(cron ?? '0 9 * * 1'),
    zone,
    count: COUNT,
  };
}

/** What clocks show, whatever zone they stand in. */
function wallWords(wall: string, language: string): string {
  const day = { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' } as const;
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat(languageOfDates(language), { ...day, ...clock, timeZone: 'UTC' }).format(
    new Date(`${wall}Z`),
  );
}
