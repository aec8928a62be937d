/** The runtime decides when people go on; these are for example sentences, held against the runtime's rules by tests. */

export type Unit = 'seconds' | 'minutes' | 'hours' | 'days' | 'weeks' | 'months';

const EXACT: Readonly<Partial<Record<Unit, number>>> = { seconds: 1_000, minutes: 60_000, hours: 3_600_000 };
const DAY = 86_400_000;

interface Wall {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** `at` plus a time to wait; days, weeks and months keep the time of day in `zone`, half a day is twelve hours. */
export function goesOnAt(at: Date, amount: number, unit: Unit, zone: string): Date {
  const exact = EXACT[unit];
  if (exact !== undefined) return new Date(at.getTime() + amount * exact);
  const wall = wallOf(at, zone);
  const millis = at.getTime() % 1_000;
  if (unit === 'months') return plus(instantOf(monthsLater(wall, amount), zone), millis);
  const days = unit === 'weeks' ? amount * 7 : amount;
  const whole = Math.floor(days);
  return plus(instantOf({ ...wall, day: wall.day + whole }, zone), millis + (days - whole) * DAY);
}

export interface Hours {
  readonly from: string;
  readonly to: string;
  /** Days on which they begin (`mon`); none are all. */
  readonly days?: readonly unknown[];
}

/** When people may go on: at once inside the hours, else when they begin again. `from`/`to` are HH:MM, over midnight too. */
export function nextAllowed(at: Date, { days = [], ...hours }: Hours, zone: string): Date {
  const [from, to] = [minutesOf(hours.from), minutesOf(hours.to)];
  if (from === undefined || to === undefined || (from === to && days.length === 0)) return at;
  const isInside = (moment: Date): boolean => {
    const wall = wallOf(moment, zone);
    const now = wall.hour * 60 + wall.minute;
    const on = (daysAgo: number) => days.length === 0 || days.includes(weekdayOf(wall, daysAgo));
    if (from < to) return on(0) && now >= from && now < to;
    return (on(0) && now >= from) || (on(1) && now < to);
  };
  if (isInside(at)) return at;
  const wall = wallOf(at, zone);
  const opening = { hour: Math.floor(from / 60), minute: from % 60, second: 0 };
  const ahead = Array.from({ length: DAYS_AHEAD }, (_, day) => day);
  const openings = ahead.map((day) => instantOf({ ...wall, ...opening, day: wall.day + day }, zone));
  return openings.find((moment) => moment >= at && isInside(moment)) ?? at;
}

/** The next day that is allowed may be a week off. */
const DAYS_AHEAD = 10;
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const weekdayOf = ({ year, month, day }: Wall, daysAgo: number): string | undefined =>
  WEEKDAYS[new Date(Date.UTC(year, month - 1, day - daysAgo)).getUTCDay()];

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
    return false;
  }
}

const plus = (at: Date, millis: number): Date => new Date(at.getTime() + millis);

function monthsLater(wall: Wall, months: number): Wall {
  const first = new Date(Date.UTC(wall.year, wall.month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return { ...wall, year: first.getUTCFullYear(), month: first.getUTCMonth() + 1, day: Math.min(wall.day, last) };
}

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
