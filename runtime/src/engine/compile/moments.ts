import { dateOf } from '../dates';
import { durationProblem } from '../durations';
import type { DurationUnit } from '../hold';
import { minutesOf, WEEKDAYS } from '../windows';
import { isZone } from '../zones';
import { isExpression, quoted, type Parameters } from './parameters';

export const UNITS: readonly DurationUnit[] = ['seconds', 'minutes', 'hours', 'days', 'weeks', 'months'];

/** A date of the data, how far from it, and at what time of day. */
export function checkDate(parameters: Parameters): void {
  const date = parameters.raw('date');
  if (date === undefined || date === null || date === '')
    parameters.error('no_date', 'date', 'no date is chosen; take one from the data, such as a renewal date.');
  else if (!isExpression(date) && !dateOf({ value: date }, new Date(0), 'UTC'))
    parameters.error(
      'invalid_date',
      'date',
      `${quoted(date)} is not a date; write one as 2026-12-24, or take it from the data.`,
    );
  parameters.option('yearly', ['no', 'feb28', 'mar1'], 'no');
  if (parameters.text('time', '09:00') !== '') checkClock(parameters, 'time', '09:00');
  if (parameters.option('shift', ['on', 'before', 'after'], 'on') === 'on') return;
  const unit = parameters.option('shiftUnit', UNITS, 'days');
  const amount = parameters.number('shiftAmount', 1);
  const problem = amount === undefined ? undefined : durationProblem({ amount, unit });
  if (problem !== undefined) parameters.error('invalid_duration', 'shiftAmount', problem);
}

/** Local hours and the days on which they begin. */
export function checkHours(parameters: Parameters): void {
  const [from, to] = [checkClock(parameters, 'from', '09:00'), checkClock(parameters, 'to', '20:00')];
  const days = parameters.texts('days');
  const unknown = days.find((day) => !WEEKDAYS.some((known) => known === day));
  if (unknown !== undefined)
    parameters.error('unknown_option', 'days', `days has ${quoted(unknown)}; allowed: ${WEEKDAYS.join(', ')}.`);
  if (from !== undefined && from === to && days.length === 0)
    parameters.warning('window_all_day', 'to', `the hours begin and end at ${from}: the whole day is open.`);
}

/** In which zone all of it is meant. */
export function checkZone(parameters: Parameters): void {
  if (parameters.option('zoneOf', ['profile', 'fixed'], 'profile') !== 'fixed') return;
  const zone = parameters.text('zone', 'UTC');
  if (zone !== undefined && !isZone(zone))
    parameters.error(
      'invalid_zone',
      'zone',
      `there is no time zone ${quoted(zone)}; write an IANA name such as "Europe/Berlin".`,
    );
}

/** Undefined for an expression or something wrong. */
function checkClock(parameters: Parameters, name: string, otherwise: string): string | undefined {
  const time = parameters.text(name, otherwise);
  if (time === undefined || minutesOf(time) !== undefined) return time;
  parameters.error('invalid_time', name, `${name} is ${quoted(time)}; write a time of day from 00:00 to 23:59.`);
  return undefined;
}
