import type { DatePoint, Duration, DurationUnit, LocalHours, Weekday } from '../perennial';
import { minutesOf } from './calendar';

export type Fields = Readonly<Record<string, unknown>>;

const UNITS: readonly DurationUnit[] = ['seconds', 'minutes', 'hours', 'days', 'weeks', 'months'];
const CALENDAR: readonly unknown[] = ['days', 'weeks', 'months'];
const DAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** A date and how far from it, from its fields. Throws for what is no time of day or no distance; no date is none yet. */
export function readDate({
  date,
  shift = 'on',
  shiftAmount = 1,
  shiftUnit = 'days',
  time = '09:00',
  yearly,
}: Fields): DatePoint {
  const offset = shift === 'before' || shift === 'after' ? distanceOf(shiftAmount, shiftUnit) : undefined;
  // Two hours before an appointment is two hours before its own time.
  const ownTime = time === '' || (offset !== undefined && !CALENDAR.includes(offset.unit));
  return {
    value: date,
    ...(offset && { offset: { ...offset, ...(shift === 'before' && { before: true }) } }),
    ...(!ownTime && { time: clockOf(time) }),
    ...((yearly === 'feb28' || yearly === 'mar1') && { yearly }),
  };
}

/** Throws for what is no time of day. */
export function readHours({ from = '09:00', to = '20:00', days }: Fields): LocalHours {
  const on = Array.isArray(days) ? DAYS.filter((day) => days.includes(day)) : [];
  return { from: clockOf(from), to: clockOf(to), ...(on.length > 0 && { days: on }) };
}

function distanceOf(given: unknown, unit: unknown): Duration {
  const known = UNITS.find((name) => name === unit);
  const amount = Number(given);
  if (!known || !(amount >= 0)) throw new Error(`${JSON.stringify(given)} ${String(unit)} is no distance from a date`);
  return { amount, unit: known };
}

function clockOf(time: unknown): string {
  if (typeof time === 'string' && minutesOf(time.trim()) !== undefined) return time.trim();
  throw new Error(`${JSON.stringify(time)} is no time of day: write HH:MM, 00:00 to 23:59`);
}
