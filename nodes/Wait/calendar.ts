import type { DatePoint, Duration, LocalHours } from '../perennial';

// Local times without a library: what a date and local hours mean in plain n8n, and to the examples of the editor. A Perennial
// runtime has rules of its own; tests hold these against them.

const MINUTE = 60_000;
const DAY = 86_400_000;
const EXACT: Readonly<Partial<Record<Duration['unit'], number>>> = {
  seconds: 1_000,
  minutes: MINUTE,
  hours: 60 * MINUTE,
};
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
/** A window may open a week later, and a zone may lose a whole day. */
const DAYS_AHEAD = 16;
const YEARS_AHEAD = 8;

interface Wall {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** `at` plus a time; days, weeks and months keep the time of day in `zone`, half a day is twelve hours. */
export function plusDuration(at: Date, { amount, unit }: Duration, zone: string): Date {
  const exact = EXACT[unit];
  if (exact !== undefined) return new Date(at.getTime() + amount * exact);
  const wall = wallOf(at, zone);
  const millis = at.getTime() % 1_000;
  if (unit === 'months') return plus(instantOf(monthsLater(wall, amount), zone), millis);
  const days = unit === 'weeks' ? amount * 7 : amount;
  const whole = Math.floor(days);
  return plus(instantOf({ ...wall, day: wall.day + whole }, zone), millis + (days - whole) * DAY);
}

/** `at` when these local hours are then, else when they begin next. Hours that are no times of day are all hours. */
export function nextInHours(at: Date, { from, to, days = [] }: LocalHours, zone: string): Date {
  const [opens, closes] = [minutesOf(from), minutesOf(to)];
  if (opens === undefined || closes === undefined) return at;
  const isOpen = (moment: Date): boolean => {
    const wall = wallOf(moment, zone);
    const minute = wall.hour * 60 + wall.minute;
    const on = (daysAgo: number) => days.length === 0 || days.some((day) => WEEKDAYS[weekdayOf(wall, daysAgo)] === day);
    if (opens < closes) return on(0) && minute >= opens && minute < closes;
    return (on(0) && minute >= opens) || (on(1) && minute < closes);
  };
  if (isOpen(at)) return at;
  const wall = wallOf(at, zone);
  for (let day = 0; day <= DAYS_AHEAD; day += 1) {
    const opening = instantOf({ ...wall, day: wall.day + day, hour: 0, minute: opens, second: 0 }, zone);
    if (opening >= at && isOpen(opening)) return opening;
  }
  return at;
}

/** The instant of a date, to the second; of one that comes every year the first that is not before `since`. Undefined: it is none. */
export function instantOfDate(point: DatePoint, since: Date, zone: string): Date | undefined {
  const wall = readDate(point.value, zone);
  if (!wall) return undefined;
  if (point.yearly === undefined) return placed(wall, point, zone);
  const first = wallOf(since, zone).year - 1;
  for (let year = first; year <= first + YEARS_AHEAD; year += 1) {
    const at = placed(inYear(wall, year, point.yearly), point, zone);
    if (at >= since) return at;
  }
  return undefined;
}

/** Minutes of the day; undefined for what is no time of day. */
export function minutesOf(clock: string): number | undefined {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(clock);
  return match ? Number(match[1]) * 60 + Number(match[2]) : undefined;
}

export function isZone(zone: string): boolean {
  try {
    formatFor(zone);
    return true;
  } catch {
    return false; // RangeError: the one answer Intl has for an unknown zone
  }
}

function placed(wall: Wall, { offset, time }: DatePoint, zone: string): Date {
  const minutes = time === undefined ? undefined : minutesOf(time);
  const atTime = (there: Wall): Wall =>
    minutes === undefined ? there : { ...there, hour: 0, minute: minutes, second: 0 };
  if (!offset) return instantOf(atTime(wall), zone);
  const { unit, before } = offset;
  const amount = before === true ? -offset.amount : offset.amount;
  if (unit === 'months') return instantOf(atTime(monthsLater(wall, amount)), zone);
  if (EXACT[unit] !== undefined || !Number.isInteger(amount))
    return plus(instantOf(atTime(wall), zone), amount * (EXACT[unit] ?? (unit === 'weeks' ? 7 * DAY : DAY)));
  return instantOf(atTime({ ...wall, day: wall.day + amount * (unit === 'weeks' ? 7 : 1) }), zone);
}

function inYear(wall: Wall, year: number, leapDay: 'feb28' | 'mar1'): Wall {
  if (wall.month !== 2 || wall.day !== 29 || lengthOf(year, 2) === 29) return { ...wall, year };
  return leapDay === 'mar1' ? { ...wall, year, month: 3, day: 1 } : { ...wall, year, day: 28 };
}

const WRITTEN =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/i;
/** Numbers from here on are milliseconds since 1970, smaller ones seconds. */
const MILLISECONDS_FROM = 100_000_000_000;

/** What is written as midnight is that day, wherever the customer lives: so exports write birthdays. */
function readDate(value: unknown, zone: string): Wall | undefined {
  if (value instanceof Date) return wallOfNumber(value.getTime(), zone);
  if (typeof value === 'number')
    return value > 0 ? wallOfNumber(value < MILLISECONDS_FROM ? value * 1_000 : value, zone) : undefined;
  const match = typeof value === 'string' ? WRITTEN.exec(value.trim()) : null;
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second] = match.map(Number);
  const wall = { year, month, day, hour, minute, second };
  if (!isReal(wall)) return undefined;
  const [, , , , clock, , , offset] = match;
  if (offset === undefined || isMidnight(match)) return withTime(wall);
  return clock === undefined ? undefined : wallOf(new Date(Date.parse(isoOf(match))), zone);
}

const wallOfNumber = (at: number, zone: string): Wall => wallOf(new Date(at), at % DAY === 0 ? 'UTC' : zone);

const isMidnight = ([text]: RegExpExecArray): boolean => /[T ]00:00(?::00(?:\.0+)?)?\s*(?:Z|[+-])/i.test(text);

type Read = { readonly [K in keyof Wall]: number | undefined };

const withTime = ({ year = 0, month = 1, day = 1, hour, minute, second }: Read): Wall => ({
  ...{ year, month, day },
  ...{ hour: hour || 0, minute: minute || 0, second: second || 0 },
});

function isReal(read: Read): boolean {
  const { year, month, day, hour, minute, second } = withTime(read);
  return (
    month >= 1 && month <= 12 && day >= 1 && day <= lengthOf(year, month) && hour < 24 && minute < 60 && second < 60
  );
}

/** As `Date.parse` takes it everywhere. */
function isoOf([text]: RegExpExecArray): string {
  return text
    .replace(' ', 'T')
    .replace(/\s/g, '')
    .replace(/([+-]\d{2})$/, '$1:00')
    .replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
}

const plus = (at: Date, millis: number): Date => new Date(at.getTime() + millis);

const lengthOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

function monthsLater(wall: Wall, months: number): Wall {
  const first = new Date(Date.UTC(wall.year, wall.month - 1 + months, 1));
  const [year, month] = [first.getUTCFullYear(), first.getUTCMonth() + 1];
  return { ...wall, year, month, day: Math.min(wall.day, lengthOf(year, month)) };
}

const weekdayOf = ({ year, month, day }: Wall, daysAgo: number): number =>
  new Date(Date.UTC(year, month - 1, day - daysAgo)).getUTCDay();

/** A time that does not exist (clocks go forward) is the later one, one that exists twice the earlier one. */
function instantOf(wall: Wall, zone: string): Date {
  const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);
  const [before, after] = [offsetAt(asUtc - DAY, zone), offsetAt(asUtc + DAY, zone)];
  const possible = [before, after].map((offset) => asUtc - offset).filter((at) => asUtc - at === offsetAt(at, zone));
  return new Date(possible.length > 0 ? Math.min(...possible) : asUtc - before);
}

/** How far the zone's clocks are ahead of UTC, in milliseconds. */
function offsetAt(at: number, zone: string): number {
  const { year, month, day, hour, minute, second } = wallOf(new Date(at), zone);
  const millis = ((at % 1_000) + 1_000) % 1_000;
  return Date.UTC(year, month - 1, day, hour, minute, second) + millis - at;
}

function wallOf(at: Date, zone: string): Wall {
  const parts = new Map(
    formatFor(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return {
    ...{ year: of('year'), month: of('month'), day: of('day') },
    ...{ hour: of('hour'), minute: of('minute'), second: of('second') },
  };
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Throws RangeError for a zone that does not exist. */
function formatFor(zone: string): Intl.DateTimeFormat {
  const numeric = 'numeric' as const;
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    calendar: 'gregory',
    ...{ year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric, second: numeric },
  });
  formats.set(zone, made);
  return made;
}
