import { Temporal } from 'temporal-polyfill';

import { cronProblem } from '../cron';
import type { ScheduleRule, ScheduleTimes } from '../schedule';
import { WEEKDAYS, type Weekday } from '../windows';
import { readTime } from './dateEntry';
import { quoted, type Parameters } from './parameters';
import { readFilter } from './rules';

const EVERY_MONDAY: ScheduleTimes = { repeats: 'weekly', days: ['mon'], time: '09:00' };

/** When an audience enters, by whose clock, and who belongs to it. */
export function readScheduleEntry(parameters: Parameters): ScheduleRule {
  const audience = readFilter(parameters, 'audience');
  return {
    kind: 'schedule',
    times: readTimes(parameters),
    zoneOf: parameters.option('zoneOf', ['profile', 'journey'], 'journey'),
    alreadyPassed: parameters.option('alreadyPassed', ['atOnce', 'skip', 'nextDay'], 'skip'),
    ...(audience && { audience }),
  };
}

function readTimes(parameters: Parameters): ScheduleTimes {
  const repeats = parameters.option('repeats', ['once', 'daily', 'weekly', 'monthly', 'cron'], 'weekly');
  if (repeats === 'cron') return readCron(parameters);
  const time = readTime(parameters, 'time');
  switch (repeats) {
    case 'once':
      return { repeats, date: readDate(parameters), time };
    case 'daily':
      return { repeats, time };
    case 'weekly':
      return { repeats, days: readDays(parameters), time };
    case 'monthly':
      return { repeats, dayOfMonth: readDayOfMonth(parameters), time };
  }
}

function readCron(parameters: Parameters): ScheduleTimes {
  const cron = parameters.fixed('cron', '0 9 * * 1');
  const problem = cronProblem(cron);
  if (!problem) return { repeats: 'cron', cron };
  parameters.error(problem.code, 'cron', problem.message);
  return EVERY_MONDAY;
}

function readDate(parameters: Parameters): string {
  const date = parameters.fixed('date');
  if (isDate(date)) return date;
  if (date === '') parameters.error('no_schedule_date', 'date', 'no day is chosen; write one as 2026-11-27.');
  else parameters.error('invalid_date', 'date', `${quoted(date)} is no day; write one as 2026-11-27.`);
  return '2000-01-01';
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text).year >= 2000;
  } catch {
    return false; // RangeError: there is no such day
  }
}

function readDays(parameters: Parameters): readonly Weekday[] {
  const days = parameters.raw('days') === undefined ? ['mon'] : parameters.texts('days');
  const unknown = days.find((day) => !WEEKDAYS.some((known) => known === day));
  if (unknown !== undefined)
    parameters.error('unknown_option', 'days', `days has ${quoted(unknown)}; allowed: ${WEEKDAYS.join(', ')}.`);
  const known = WEEKDAYS.filter((day) => days.includes(day));
  if (known.length === 0 && unknown === undefined)
    parameters.error('no_days', 'days', 'no day of the week is chosen; choose one at least.');
  return known;
}

function readDayOfMonth(parameters: Parameters): number {
  const day = parameters.fixedNumber('dayOfMonth', 1);
  if (Number.isInteger(day) && day >= 1 && day <= 31) return day;
  const message = `there is no day ${quoted(parameters.raw('dayOfMonth'))} of the month; whole numbers from 1 to 31 are possible.`;
  parameters.error('invalid_day_of_month', 'dayOfMonth', message);
  return 1;
}
