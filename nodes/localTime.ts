export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type LocalDay = (typeof WEEKDAYS)[number];

export interface LocalTime {
  readonly day: LocalDay;
  /** Since midnight. */
  readonly minute: number;
}

/** Hours of the day on some days; without days on all. Over midnight they belong to the day they begin on. */
export interface Hours {
  readonly days: readonly LocalDay[];
  /** `HH:MM`; the same twice is the whole day. */
  readonly from: string;
  readonly to: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();
/** More zones than there are: a bound for what strangers may make us remember. */
const REMEMBERED = 1_000;

/** Day and time on the clocks of a zone; of UTC when there is no such zone. */
export function localTime(at: Date, zone: string): LocalTime {
  const parts = new Map(
    formatFor(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const day = WEEKDAYS.find((name) => name === parts.get('weekday')?.toLowerCase()) ?? 'mon';
  return { day, minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')) };
}

function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  if (formats.size >= REMEMBERED) formats.clear();
  const made = formatIn(zone) ?? formatIn('UTC') ?? new Intl.DateTimeFormat('en-US');
  formats.set(zone, made);
  return made;
}

function formatIn(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    const parts = { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
    return new Intl.DateTimeFormat('en-US', { ...parts, timeZone });
  } catch {
    return undefined; // RangeError: the one answer Intl has for an unknown zone
  }
}

/** Minutes since midnight; undefined for what is no time of day. */
export function minuteOf(time: string): number | undefined {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  return match ? Number(match[1]) * 60 + Number(match[2]) : undefined;
}

export function isWithin({ days, from, to }: Hours, { day, minute }: LocalTime): boolean {
  const [opens, closes] = [minuteOf(from) ?? 0, minuteOf(to) ?? 0];
  const on = (which: LocalDay): boolean => days.length === 0 || days.includes(which);
  if (opens < closes) return on(day) && minute >= opens && minute < closes;
  // Over midnight, or the whole day from then on: the morning belongs to the day before.
  return (on(day) && minute >= opens) || (on(dayBefore(day)) && minute < closes);
}

const dayBefore = (day: LocalDay): LocalDay => WEEKDAYS.at(WEEKDAYS.indexOf(day) - 1) ?? 'sun';
