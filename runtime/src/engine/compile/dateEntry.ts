import type { DateRule } from '../occasions';
import { minutesOf } from '../windows';
import { quoted, type Parameters } from './parameters';

/** A year is the most that a day of every year can be away. */
const MOST_DAYS_AWAY = 366;
const NAME = /^[\p{L}\p{N}_][\p{L}\p{N}_ -]{0,63}$/u;

/** Which day of a customer lets them in, and when on it. */
export function readDateEntry(parameters: Parameters): DateRule {
  const yearly = parameters.option('yearly', ['no', 'feb28', 'mar1', 'leapYears'], 'feb28');
  return {
    kind: 'date',
    attribute: readAttribute(parameters),
    ...(yearly !== 'no' && { yearly }),
    days: readDaysAway(parameters),
    time: readTime(parameters, 'time'),
    zoneOf: parameters.option('zoneOf', ['profile', 'journey'], 'profile'),
  };
}

function readAttribute(parameters: Parameters): string {
  const attribute = parameters.fixed('attribute').replace(/^attributes\./, '');
  if (attribute === '')
    parameters.error(
      'no_attribute',
      'attribute',
      'no date is chosen; name an attribute of customers, such as "birthday".',
    );
  else if (!NAME.test(attribute))
    parameters.error(
      'invalid_attribute',
      'attribute',
      `customers have no attribute ${quoted(attribute)}; names are letters, digits, "_", "-" and blanks.`,
    );
  return attribute;
}

function readDaysAway(parameters: Parameters): number {
  const shift = parameters.option('shift', ['on', 'before', 'after'], 'on');
  if (shift === 'on') return 0;
  const days = parameters.fixedNumber('shiftDays', 1);
  if (Number.isInteger(days) && days >= 0 && days <= MOST_DAYS_AWAY) return shift === 'before' ? -days : days;
  const message = `${quoted(parameters.raw('shiftDays'))} days from the date; whole days up to ${String(MOST_DAYS_AWAY)} are possible.`;
  parameters.error('invalid_days_away', 'shiftDays', message);
  return 0;
}

export function readTime(parameters: Parameters, name: string): string {
  const time = parameters.fixed(name, '09:00');
  if (minutesOf(time) !== undefined) return time;
  parameters.error('invalid_time', name, `${name} is ${quoted(time)}; write a time of day from 00:00 to 23:59.`);
  return '09:00';
}
