import type { Translate } from '../i18n/translate';
import { valueWords } from './conditions';
import { dayName } from './dayName';
import { listWords } from './list';
import { audienceWords } from './rules';

type Parameters = Readonly<Record<string, unknown>>;

/** "Every Mon at 09:00 by each customer's clock, if Country is DE". */
export function scheduleWords(t: Translate, parameters: Parameters): readonly string[] {
  const when = timesWords(t, parameters);
  const { zoneOf, alreadyPassed, repeats } = parameters;
  const own = zoneOf === 'profile';
  const filter = audienceWords(t, parameters['audience']);
  return [
    own ? t('schedules:ownClock', { when }) : when,
    own && repeats === 'once' ? passedWords(t, alreadyPassed) : '',
    filter === '' ? '' : t('schedules:ifIs', { filter }),
  ];
}

function passedWords(t: Translate, alreadyPassed: unknown): string {
  if (alreadyPassed === 'atOnce') return t('schedules:passedWords.atOnce');
  return alreadyPassed === 'nextDay' ? t('schedules:passedWords.nextDay') : '';
}

/** When it comes, whoever's clock it is. */
export function timesWords(t: Translate, parameters: Parameters): string {
  const {
    repeats = 'weekly',
    time: at = '09:00',
    days = ['mon'],
    dayOfMonth = 1,
    date,
    cron = '0 9 * * 1',
  } = parameters;
  const time = valueWords(t, at);
  switch (repeats) {
    case 'once': {
      const day = dayIn(date);
      return day
        ? t('schedules:when.onDay', { date: day, time })
        : t('schedules:when.once', { date: valueWords(t, date), time });
    }
    case 'daily':
      return t('schedules:when.daily', { time });
    case 'monthly':
      return t('schedules:when.monthly', { day: valueWords(t, dayOfMonth), time });
    case 'cron':
      return t('schedules:when.cron', { cron: valueWords(t, cron) });
    default: {
      const names = (Array.isArray(days) ? days : []).map((day) => dayName(t, String(day)));
      return t('schedules:when.weekly', { days: listWords(t, names), time });
    }
  }
}

/** A whole day as the viewer's calendar has it; undefined for what is none, and for expressions. */
function dayIn(date: unknown): Date | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(String(date))?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const at = new Date(year, month - 1, day);
  return at.getMonth() === month - 1 ? at : undefined;
}

/** What becomes of those where it is over already. */
export function passedName(t: Translate, alreadyPassed: unknown): string {
  switch (alreadyPassed) {
    case 'atOnce':
      return t('schedules:passed.atOnce');
    case 'nextDay':
      return t('schedules:passed.nextDay');
    default:
      return t('schedules:passed.skip');
  }
}
