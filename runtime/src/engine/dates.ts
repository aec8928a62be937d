import { Temporal } from 'temporal-polyfill';

import { addDuration, durationProblem } from './durations';
import type { Duration } from './hold';
import { minutesOf } from './windows';

/** A date that somebody's data names: a day, a local time or an instant, moved and put at a time of day. */
export interface DatePoint {
  /**
   * As the data said it: ISO 8601, or seconds or milliseconds since 1970. What cannot be read is no date. Midnight is a day: as
   * it is written (`1990-05-10T00:00:00Z`, as exports write birthdays), of a number that of UTC.
   */
  readonly value: unknown;
  /** So long before or after it, in calendar units of the zone. */
  readonly offset?: Duration & { readonly before?: boolean };
  /** `HH:MM` on that day; absent: the date's own time, midnight for a day. */
  readonly time?: string;
  /** The next of it every year, a birthday; says what 29 February is in other years. */
  readonly yearly?: 'feb28' | 'mar1';
}

/** Years that are tried for a day that comes again: 29 February is at most eight years off. */
const YEARS_AHEAD = 8;
/** Instants beyond it have no four-digit year. */
const LAST_YEAR = 9_999;

/**
 * The instant of a date in `zone`; local times by Temporal's 'compatible' rule. Of one that comes every year the first that
 * is not before `since`. Undefined when the data names no date. Throws RangeError for what `dateProblem()` names.
 */
export function dateOf(point: DatePoint, since: Date, zone: string): Date | undefined {
  const problem = dateProblem(point);
  if (problem !== undefined) throw new RangeError(problem);
  const local = readDate(point.value, zone);
  if (!local) return undefined;
  if (point.yearly === undefined) return placed(local, point, zone);
  const first = Temporal.Instant.fromEpochMilliseconds(since.getTime()).toZonedDateTimeISO(zone).year - 1;
  for (let year = first; year <= first + YEARS_AHEAD; year += 1) {
    const at = placed(inYear(local, year, point.yearly), point, zone);
    if (at && at >= since) return at;
  }
  return undefined;
}

/** What is wrong with how a date is to be moved and placed, in words. */
export function dateProblem({ offset, time }: DatePoint): string | undefined {
  if (time !== undefined && minutesOf(time) === undefined)
    return `"${time}" is not a time of day: write HH:MM, 00:00 to 23:59.`;
  return offset && durationProblem(offset);
}

/** Moved on the calendar first, then put at its time of day; hours and less move what comes out of it. */
function placed(local: Temporal.PlainDateTime, { offset, time }: DatePoint, zone: string): Date | undefined {
  const calendar = offset?.unit === 'days' || offset?.unit === 'weeks' || offset?.unit === 'months';
  const moved = offset && calendar && Number.isInteger(offset.amount) ? movedOnCalendar(local, offset) : local;
  const there = time === undefined ? moved : moved.withPlainTime(Temporal.PlainTime.from(time));
  const at = new Date(there.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds);
  const rest = offset && moved === local ? movedExactly(at, offset) : at;
  return rest.getUTCFullYear() > LAST_YEAR ? undefined : rest;
}

function movedOnCalendar(local: Temporal.PlainDateTime, offset: NonNullable<DatePoint['offset']>) {
  const amount = { [offset.unit]: offset.amount };
  return offset.before === true ? local.subtract(amount) : local.add(amount);
}

function movedExactly(at: Date, { before, ...offset }: NonNullable<DatePoint['offset']>): Date {
  const length = addDuration(new Date(0), offset, 'UTC').getTime();
  return new Date(at.getTime() + (before === true ? -length : length));
}

function inYear(local: Temporal.PlainDateTime, year: number, leapDay: 'feb28' | 'mar1'): Temporal.PlainDateTime {
  const there = local.with({ year });
  return leapDay === 'mar1' && there.day !== local.day ? there.add({ days: 1 }) : there;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}(:?\d{2})?)$/i;
/** A day that was written as an instant; occasions.ts reads the same day. */
const MIDNIGHT = /T00:00(:00(\.0+)?)?(Z|[+-]\d{2}(:?\d{2})?)$/i;
const DAY_MS = 86_400_000;
/** Numbers from here on are milliseconds since 1970 (1973 on), smaller ones seconds (to the year 5138). */
const MILLISECONDS_FROM = 100_000_000_000;

/** As wall clock time of the zone; undefined for what names no date. */
function readDate(value: unknown, zone: string): Temporal.PlainDateTime | undefined {
  try {
    if (value instanceof Date) return wall(value.getTime(), zone);
    if (typeof value === 'number') return readNumber(value, zone);
    if (typeof value !== 'string') return undefined;
    const text = value.trim().replace(' ', 'T').replace(/\s/g, '');
    if (DAY.test(text)) return Temporal.PlainDate.from(text).toPlainDateTime();
    if (LOCAL.test(text)) return Temporal.PlainDateTime.from(text);
    if (!INSTANT.test(text)) return undefined;
    if (MIDNIGHT.test(text)) return Temporal.PlainDate.from(text.slice(0, 10)).toPlainDateTime();
    return inZone(Temporal.Instant.from(text).epochMilliseconds, zone);
  } catch {
    return undefined; // RangeError: 2026-02-30 looks like a date and is none
  }
}

function readNumber(value: number, zone: string): Temporal.PlainDateTime | undefined {
  if (!Number.isFinite(value) || value <= 0) return undefined;
  return wall(Math.round(value < MILLISECONDS_FROM ? value * 1_000 : value), zone);
}

const wall = (milliseconds: number, zone: string): Temporal.PlainDateTime =>
  inZone(milliseconds, milliseconds % DAY_MS === 0 ? 'UTC' : zone);

const inZone = (milliseconds: number, zone: string): Temporal.PlainDateTime =>
  Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(zone).toPlainDateTime();
