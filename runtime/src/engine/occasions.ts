import { Temporal } from 'temporal-polyfill';

/** An entry by a day that customers have: a birthday, a renewal. */
export interface DateRule {
  readonly kind: 'date';
  /** The customer's attribute that holds it. */
  readonly attribute: string;
  /** It comes again every year, and this is what 29 February is in other years. Absent: it comes once. */
  readonly yearly?: LeapDay;
  /** Days behind it, negative before it. */
  readonly days: number;
  /** Local time of day, `HH:MM`. */
  readonly time: string;
  readonly zoneOf: 'profile' | 'journey';
}

export type LeapDay = 'feb28' | 'mar1' | 'leapYears';

/** One coming of somebody's day. */
export interface Occasion {
  /** Tells it from the others of the same person: the year, or the day of one that comes once. */
  readonly id: string;
  /** The day itself, without the days before or after it. */
  readonly date: string;
  /** The how many-th it is, where the day says its year. */
  readonly years?: number;
}

interface Day {
  readonly year?: number;
  /** `MM-DD`. */
  readonly monthDay: string;
}

/** As it is written, whatever time and zone stand behind it: `1990-11-24`, `1990-11-24T00:00:00Z`, without a year `--11-24` or `11-24`. */
const WRITTEN = /^(?:(\d{4})-|--)?(\d{2}-\d{2})(?:$|[T ])/;

function dayOf(value: unknown): Day | undefined {
  const [, year, monthDay] = typeof value === 'string' ? (WRITTEN.exec(value) ?? []) : [];
  if (monthDay === undefined) return undefined;
  return { monthDay, ...(year !== undefined && { year: Number(year) }) };
}

/** The days whose people enter on the local date `on`: `MM-DD` of those that come every year, else `YYYY-MM-DD`. */
export function daysMeant({ yearly, days }: DateRule, on: string): readonly string[] {
  const base = Temporal.PlainDate.from(on).subtract({ days });
  const date = base.toString();
  if (yearly === undefined) return [date];
  const monthDay = date.slice(-5);
  const substitute = yearly === 'feb28' ? '02-28' : '03-01';
  const stands = yearly !== 'leapYears' && !base.inLeapYear && monthDay === substitute;
  return stands ? [monthDay, '02-29'] : [monthDay];
}

/** What somebody's day is on the local date `on`; undefined when it is not meant then. A yearly one comes from its second year on. */
export function occasionOf(rule: DateRule, value: unknown, on: string): Occasion | undefined {
  const day = dayOf(value);
  if (!day) return undefined;
  const meant = daysMeant(rule, on);
  const base = Temporal.PlainDate.from(on).subtract({ days: rule.days });
  const date = base.toString();
  if (rule.yearly === undefined)
    return day.year !== undefined && meant.includes(`${padded(day.year)}-${day.monthDay}`)
      ? { id: date, date }
      : undefined;
  if (!meant.includes(day.monthDay)) return undefined;
  if (day.year === undefined) return { id: String(base.year), date };
  const years = base.year - day.year;
  return years > 0 ? { id: String(base.year), date, years } : undefined;
}

const padded = (year: number): string => String(year).padStart(4, '0');
