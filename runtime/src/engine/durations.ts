import { Temporal } from 'temporal-polyfill';

import type { Duration, DurationUnit } from './hold';

const SECOND = 1_000;
const EXACT: Readonly<Record<'seconds' | 'minutes' | 'hours', number>> = {
  seconds: SECOND,
  minutes: 60 * SECOND,
  hours: 3_600 * SECOND,
};
const DAYS: Readonly<Record<'days' | 'weeks', number>> = { days: 1, weeks: 7 };
const ROUGHLY: Readonly<Record<DurationUnit, number>> = {
  ...EXACT,
  days: 86_400 * SECOND,
  weeks: 7 * 86_400 * SECOND,
  months: 30 * 86_400 * SECOND,
};

/** Nobody waits longer for a customer; what is longer is a mistake in a unit. */
export const LONGEST_DAYS = 3_660;

/**
 * `instant` plus a duration. Days, weeks and months are calendar units in `zone`: the same wall clock later, by Temporal's
 * 'compatible' rule (in a gap the later time, in an overlap the earlier); the 31st plus a month is the last day of the next.
 * Half a day is twelve hours. Throws RangeError for what `durationProblem()` names.
 */
export function addDuration(instant: Date, duration: Duration, zone: string): Date {
  const problem = durationProblem(duration);
  if (problem !== undefined) throw new RangeError(problem);
  const { amount, unit } = duration;
  if (unit === 'seconds' || unit === 'minutes' || unit === 'hours') return plus(instant, amount * EXACT[unit]);
  if (unit === 'months') return onCalendar(instant, { months: amount }, zone);
  const days = amount * DAYS[unit];
  const whole = Math.floor(days);
  return plus(onCalendar(instant, { days: whole }, zone), (days - whole) * ROUGHLY.days);
}

/** What is wrong with a duration, in words; zero is allowed. */
export function durationProblem({ amount, unit }: Duration): string | undefined {
  if (!Object.hasOwn(ROUGHLY, unit)) return `The unit "${unit}" is none of ${Object.keys(ROUGHLY).join(', ')}.`;
  if (!Number.isFinite(amount) || amount < 0) return `"${String(amount)} ${unit}" is not a time to wait.`;
  if (unit === 'months' && !Number.isInteger(amount)) return `"${String(amount)} months": months must be whole.`;
  if (amount * ROUGHLY[unit] > LONGEST_DAYS * ROUGHLY.days)
    return `"${String(amount)} ${unit}" is longer than the longest wait, ${String(LONGEST_DAYS)} days.`;
  return undefined;
}

/** Dues of waits longer than a minute fall on whole seconds, so that enrolments held alike are written alike. */
export function roundedDue(since: Date, due: Date): Date {
  return due.getTime() - since.getTime() > 60 * SECOND ? new Date(Math.ceil(due.getTime() / SECOND) * SECOND) : due;
}

function plus(instant: Date, milliseconds: number): Date {
  return new Date(instant.getTime() + Math.round(milliseconds));
}

/** Answers of the calendar: those who wait together ask the same, and an answer costs 35 µs. */
const answers = new Map<string, number>();
const REMEMBERED = 5_000;

function onCalendar(instant: Date, units: { days?: number; months?: number }, zone: string): Date {
  const question = `${zone} ${String(instant.getTime())} ${String(units.days)} ${String(units.months)}`;
  const known = answers.get(question);
  if (known !== undefined) return new Date(known);
  const local = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
  const { epochMilliseconds } = local.add(units);
  if (answers.size >= REMEMBERED) answers.clear();
  answers.set(question, epochMilliseconds);
  return new Date(epochMilliseconds);
}
