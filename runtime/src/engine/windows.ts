import { Temporal } from 'temporal-polyfill';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Local hours `from`–`to` (`HH:MM`, `to` excluded); across midnight when `from` is later; all day when they are equal. */
export interface LocalWindow {
  readonly from: string;
  readonly to: string;
  /** Days on which it opens; absent or empty: every day. */
  readonly days?: readonly Weekday[];
}

/**
 * Days to look ahead: a gap can swallow a window of minutes, a zone can lose a whole day (Apia, 2011-12-30), and the next day
 * that is allowed may be a week off.
 */
const DAYS_AHEAD = 16;
const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** `HH:MM` as minutes since midnight; undefined for anything else. */
export function minutesOf(clock: string): number | undefined {
  const [, hours, minutes] = CLOCK.exec(clock) ?? [];
  return hours === undefined || minutes === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}

/**
 * `instant` itself when it lies in the window, else the next instant that does: `from` by Temporal's 'compatible' rule, or
 * its second time in an overlap when the first is over, or the moment at which clocks are put back into the window.
 * Throws RangeError for a clock time or zone that does not exist.
 */
export function nextInWindow(instant: Date, window: LocalWindow, zone: string): Date {
  const hours = hoursOf(window);
  const now = localTime(instant, zone);
  if (isOpen(now, hours)) return instant;
  for (let day = 0; day <= DAYS_AHEAD; day += 1) {
    const date = now.toPlainDate().add({ days: day });
    const opening = opensOn(date, hours.from, zone).find(
      (at) => at.epochMilliseconds >= instant.getTime() && isOpen(at, hours),
    );
    if (opening) return new Date((changeInto(now, opening, hours) ?? opening).epochMilliseconds);
  }
  throw new RangeError(`The window ${window.from}–${window.to} never opens in ${zone}.`);
}

/** Whether the window is open then. Throws as `nextInWindow` does. */
export function isInWindow(instant: Date, window: LocalWindow, zone: string): boolean {
  return isOpen(localTime(instant, zone), hoursOf(window));
}

const localTime = (instant: Date, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);

/** Minutes since midnight, and the days as ISO numbers. */
interface Hours {
  readonly from: number;
  readonly to: number;
  readonly days: ReadonlySet<number>;
}

function hoursOf({ from, to, days = [] }: LocalWindow): Hours {
  const numbers = days.length === 0 ? WEEKDAYS.keys() : days.map((day) => WEEKDAYS.indexOf(day));
  return { from: clockOf(from), to: clockOf(to), days: new Set([...numbers].map((index) => index + 1)) };
}

function clockOf(clock: string): number {
  const minutes = minutesOf(clock);
  if (minutes === undefined) throw new RangeError(`"${clock}" is not a time of day: write HH:MM, 00:00 to 23:59.`);
  return minutes;
}

/** What is behind midnight belongs to the day on which the window opened. */
function isOpen(local: Temporal.ZonedDateTime, { from, to, days }: Hours): boolean {
  const minute = local.hour * 60 + local.minute;
  const today = days.has(local.dayOfWeek);
  if (today && minute >= from && (from >= to || minute < to)) return hasOpened(local, 0, from);
  const yesterday = days.has(((local.dayOfWeek + 5) % 7) + 1);
  return from >= to && yesterday && minute < to && hasOpened(local, 1, from);
}

/** A window whose beginning the clocks skip opens by that much later, not at the change itself; on a day that a zone lost, not at all. */
function hasOpened(local: Temporal.ZonedDateTime, daysAgo: number, from: number): boolean {
  const minutes = local.hour * 60 + local.minute + daysAgo * 1_440 - from;
  if (local.subtract({ minutes }).offsetNanoseconds === local.offsetNanoseconds) return true;
  const [opening] = opensOn(local.toPlainDate().subtract({ days: daysAgo }), from, local.timeZoneId);
  return opening === undefined || opening.epochMilliseconds <= local.epochMilliseconds;
}

function opensOn(date: Temporal.PlainDate, from: number, zone: string): readonly Temporal.ZonedDateTime[] {
  const local = date.toPlainDateTime({ hour: Math.floor(from / 60), minute: from % 60 });
  return [
    local.toZonedDateTime(zone, { disambiguation: 'compatible' }),
    local.toZonedDateTime(zone, { disambiguation: 'later' }),
  ];
}

/** Before `opening` the clocks may be put back into a window that was over. */
function changeInto(
  now: Temporal.ZonedDateTime,
  opening: Temporal.ZonedDateTime,
  hours: Hours,
): Temporal.ZonedDateTime | undefined {
  if (now.offsetNanoseconds === opening.offsetNanoseconds) return undefined;
  const change = now.getTimeZoneTransition('next');
  if (!change || change.epochMilliseconds >= opening.epochMilliseconds) return undefined;
  return isOpen(change, hours) ? change : undefined;
}
