import { Temporal } from 'temporal-polyfill';

/** In which order a date of only digits is written; `auto` is by the values of the column. */
export const DATE_ORDERS = ['auto', 'ymd', 'dmy', 'mdy'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

export interface DateReading {
  readonly order: Exclude<DateOrder, 'auto'>;
  /** IANA zone of dates that name none. */
  readonly zone: string;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const OTHER_MONTHS: Readonly<Record<string, number>> = {
  ...{ mär: 3, mai: 5, okt: 10, dez: 12, fév: 2, fev: 2, avr: 4, juin: 6, juil: 7, aoû: 8, aou: 8, déc: 12 },
  ...{ ene: 1, abr: 4, ago: 8, dic: 12, gen: 1, mag: 5, giu: 6, lug: 7, set: 9, ott: 10, mrt: 3, out: 10 },
};

const ZONED = /^(\d{4})-(\d\d?)-(\d\d?)[T ](\d\d?):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)$/i;
const DIGITS = /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})\.?(?:[T, ]+(.+))?$/;
const CHINESE = /^(\d{4})年(\d{1,2})月(\d{1,2})日?\s*(.*)$/;
const DAY_NAMED = /^(\d{1,2})[-. ]+([\p{L}]{3,12})\.?[-, ]+(\d{2,4})(?:[, ]+(?:at )?(.+))?$/u;
const MONTH_NAMED = /^([\p{L}]{3,12})\.?[- ]+(\d{1,2})(?:st|nd|rd|th)?[-, ]+(\d{4})(?:[, ]+(?:at )?(.+))?$/u;
const CLOCK =
  /^(上午|下午)?\s*(\d{1,2})[:.时](\d{2})(?:[:.分](\d{2})(?:[.,]\d{1,9})?)?秒?\s*(am|pm|a\.m\.|p\.m\.)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d|[A-Z]{3,4})?$/i;
const UNIX = /^\d{10}(?:\d{3})?(?:\.\d+)?$/;

const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2200;

/** The instant of a date as people, shops and spreadsheets write it; undefined when it is none that exists. */
export function dateOf(value: unknown, reading: DateReading): Date | undefined {
  if (value instanceof Date) return atMidnight(value, reading);
  if (typeof value === 'number') return fromUnix(String(value));
  const text = typeof value === 'string' ? value.trim() : '';
  if (text.length < 6 || text.length > 60) return undefined;
  const zoned = ZONED.exec(text);
  if (zoned) return instantOf(numbers(zoned.slice(1, 7)), { offset: zoned[8], milliseconds: millisOf(zoned[7]) });
  if (UNIX.test(text)) return fromUnix(text);
  const written = partsOf(text, reading.order);
  if (!written) return undefined;
  const clock = clockOf(written.clock);
  return clock && instantOf([...written.day, ...clock.time], { offset: clock.offset, zone: reading.zone });
}

/** Excel's own dates name no zone. */
function atMidnight(date: Date, { zone }: DateReading): Date | undefined {
  const day = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  return instantOf([...day, date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()], { zone });
}

function fromUnix(text: string): Date | undefined {
  if (!UNIX.test(text)) return undefined;
  const number = Number(text);
  const at = new Date(number < 1e11 ? number * 1_000 : number);
  return Number.isNaN(at.getTime()) ? undefined : at;
}

const numbers = (texts: readonly (string | undefined)[]): number[] => texts.map((text) => Number(text ?? 0));
const millisOf = (fraction: string | undefined): number => Number((fraction ?? '').padEnd(3, '0').slice(0, 3));

interface Written {
  /** Year, month, day. */
  readonly day: readonly [number, number, number];
  readonly clock: string | undefined;
}

function partsOf(text: string, order: DateReading['order']): Written | undefined {
  const chinese = CHINESE.exec(text);
  if (chinese) return written(chinese[1], chinese[2], chinese[3], chinese[4]);
  const digits = DIGITS.exec(text);
  if (digits) return inOrder(digits, order);
  const dayNamed = DAY_NAMED.exec(text);
  if (dayNamed) return written(dayNamed[3], monthOf(dayNamed[2]), dayNamed[1], dayNamed[4]);
  const monthNamed = MONTH_NAMED.exec(text);
  return monthNamed ? written(monthNamed[3], monthOf(monthNamed[1]), monthNamed[2], monthNamed[4]) : undefined;
}

function inOrder([, a = '', b = '', c = '', clock]: RegExpExecArray, order: DateReading['order']): Written | undefined {
  if (a.length === 4) return c.length > 2 ? undefined : written(a, b, c, clock);
  if (c.length === 3 || a.length > 2) return undefined;
  if (order === 'ymd' && c.length <= 2) return written(a, b, c, clock);
  // A third part of two digits is a year; which of the others is the month is said by the order.
  return order === 'mdy' ? written(c, a, b, clock) : written(c, b, a, clock);
}

function written(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  clock: string | undefined,
): Written {
  const short = (year ?? '').length <= 2;
  return { day: [Number(year) + (short ? (Number(year) < 70 ? 2_000 : 1_900) : 0), Number(month), Number(day)], clock };
}

function monthOf(name = ''): string {
  const lower = name.toLowerCase();
  const short = lower.slice(0, 3);
  const month = OTHER_MONTHS[lower.slice(0, 4)] ?? OTHER_MONTHS[short] ?? MONTHS.indexOf(short) + 1;
  return String(month);
}

function clockOf(text = ''): { readonly time: readonly number[]; readonly offset: string | undefined } | undefined {
  if (text.trim() === '') return { time: [0, 0, 0], offset: undefined };
  const match = CLOCK.exec(text.trim());
  if (!match) return undefined;
  const [, chinese, hour = '', minute = '', second = '0', half, offset] = match;
  const pm = chinese === '下午' || /^p/i.test(half ?? '');
  const twelve = chinese !== undefined || half !== undefined;
  if (twelve && (Number(hour) > 12 || (Number(hour) === 0 && half !== undefined))) return undefined;
  const hours = twelve ? (Number(hour) % 12) + (pm ? 12 : 0) : Number(hour);
  if (offset !== undefined && !/^(Z|UTC|GMT|[+-])/i.test(offset)) return undefined; // EST and the like mean several zones.
  return { time: [hours, Number(minute), Number(second)], offset };
}

/** Undefined for 30 February, a 25th hour, and years that are slips. */
function instantOf(
  [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0]: readonly number[],
  { offset, zone = 'UTC', milliseconds = 0 }: { offset?: string | undefined; zone?: string; milliseconds?: number },
): Date | undefined {
  if (year < EARLIEST_YEAR || year > LATEST_YEAR || hour > 24 || minute > 59 || second > 60) return undefined;
  if (hour === 24 && minute + second > 0) return undefined;
  const midnight = new Date(Date.UTC(year, month - 1, day));
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day) return undefined;
  const local = Date.UTC(year, month - 1, day, hour, minute, Math.min(second, 59), milliseconds);
  if (offset !== undefined) return withOffset(local, offset);
  return zone === 'UTC' ? new Date(local) : new Date(local - offsetAt(local, zone));
}

function withOffset(local: number, offset: string): Date | undefined {
  const match = /^([+-])(\d\d):?(\d\d)$/.exec(offset);
  if (!match) return new Date(local);
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  if (Number(match[2]) > 14 || Number(match[3]) > 59) return undefined;
  return new Date(local - (match[1] === '-' ? -minutes : minutes) * 60_000);
}

const HOUR_MS = 3_600_000;
const MOST_REMEMBERED = 50_000;
const offsets = new Map<string, number>();

/** Milliseconds that a zone is ahead of UTC at a local time; in an overlap the first, in a gap as before it. */
function offsetAt(local: number, zone: string): number {
  const key = `${zone} ${String(Math.floor(local / (HOUR_MS / 4)))}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  if (offsets.size >= MOST_REMEMBERED) offsets.clear();
  const [day = '', clock = ''] = new Date(local).toISOString().slice(0, -1).split('T');
  const instant = Temporal.PlainDateTime.from(`${day}T${clock}`).toZonedDateTime(zone, {
    disambiguation: 'compatible',
  });
  const ahead = local - instant.epochMilliseconds;
  offsets.set(key, ahead);
  return ahead;
}

/** By values of a column: a first part above 12 is a day, a second above 12 makes the first a month. Undefined when none tells. */
export function orderOf(values: readonly unknown[]): DateReading['order'] | undefined {
  for (const value of values) {
    const digits = typeof value === 'string' ? DIGITS.exec(value.trim()) : null;
    if (!digits) continue;
    const [, a = '', b = ''] = digits;
    if (a.length === 4) return 'ymd';
    if (Number(a) > 31) return 'ymd';
    if (Number(a) > 12) return 'dmy';
    if (Number(b) > 12) return 'mdy';
    if (String(value).includes('.')) return 'dmy';
  }
  return undefined;
}

/** Whether a value looks like a date at all; a number alone is none. */
export const looksLikeDate = (value: unknown): boolean =>
  value instanceof Date ||
  (typeof value === 'string' &&
    (['ymd', 'dmy', 'mdy'] as const).some(
      (order) => !UNIX.test(value.trim()) && dateOf(value, { order, zone: 'UTC' }) !== undefined,
    ));
