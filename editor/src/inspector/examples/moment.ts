import { languageOfDates } from '../../i18n/format';
import type { Translate } from '../../i18n/translate';

export interface Where {
  readonly language: string;
  /** IANA. */
  readonly zone: string;
}

const WEEK = 7;

/** "today at 14:30", "tomorrow at 09:00", "Saturday at 09:00", further away "3 December at 09:00"; days are the zone's. */
export function momentWords(t: Translate, at: Date, now: Date, where: Where): string {
  const time = clockWords(at, where);
  const days = dayNumber(at, where.zone) - dayNumber(now, where.zone);
  if (days === 0) return t('inspector:when.today', { time });
  if (days === 1) return t('inspector:when.tomorrow', { time });
  const day = dayWords(at, where, days < WEEK ? { weekday: 'long' } : { day: 'numeric', month: 'long' });
  return t('inspector:when.day', { day, time });
}

/** 14:30, with the zone behind it when it is not the viewer's own. */
export function nowWords(now: Date, where: Where): string {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zone = where.zone === own ? {} : { timeZoneName: 'short' as const };
  return dayWords(now, where, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...zone });
}

const clockWords = (at: Date, where: Where): string =>
  dayWords(at, where, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

function dayWords(at: Date, { language, zone }: Where, format: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(languageOfDates(language), { timeZone: zone, ...format }).format(at);
}

/** Days since the epoch of the zone's calendar. */
function dayNumber(at: Date, zone: string): number {
  const [year = 0, month = 1, day = 1] = new Intl.DateTimeFormat('en-CA', { timeZone: zone })
    .format(at)
    .split('-')
    .map(Number);
  return Date.UTC(year, month - 1, day) / 86_400_000;
}
