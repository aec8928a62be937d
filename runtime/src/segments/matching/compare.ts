import { contains, dateOf, isEqual, isPresent, numberOf } from '../../engine/values';
import type { Comparison } from '../definition/comparisons';
import { DAY_MS, sinceDays, startOf, startOfDay } from './times';
import { always, until, type Verdict } from './verdict';

type Relative = Extract<Comparison, { readonly days: number }>;

/** Whether the values that somebody has meet a comparison. */
export function compared(is: Comparison, values: readonly unknown[], now: Date): Verdict {
  const found = values.filter(isPresent);
  if ('days' in is) return ago(is, found, now);
  return always(holds(is, found));
}

/** Of values that are no nothing. */
function holds(is: Exclude<Comparison, Relative>, found: readonly unknown[]): boolean {
  switch (is.operator) {
    case 'exists':
      return found.length > 0;
    case 'notExists':
      return found.length === 0;
    case 'equals':
      return found.some((each) => isEqual(each, is.value));
    case 'notEquals':
      return !found.some((each) => isEqual(each, is.value));
    case 'contains':
      return found.some((each) => contains(each, is.value));
    case 'notContains':
      return !found.some((each) => contains(each, is.value));
    case 'anyOf':
      return found.some((each) => is.values.some((value) => isEqual(each, value)));
    case 'noneOf':
      return !found.some((each) => is.values.some((value) => isEqual(each, value)));
    case 'before':
    case 'after':
    case 'on':
      return found.some((each) => onDay(is.operator, is.day, dateOf(each)));
    case 'greaterThan':
    case 'lessThan':
    case 'atLeast':
    case 'atMost':
      return found.some((each) => isNumber(is.operator, is.value, numberOf(each)));
  }
}

function isNumber(
  operator: 'greaterThan' | 'lessThan' | 'atLeast' | 'atMost',
  wanted: number,
  found: number | undefined,
): boolean {
  if (found === undefined) return false;
  switch (operator) {
    case 'greaterThan':
      return found > wanted;
    case 'lessThan':
      return found < wanted;
    case 'atLeast':
      return found >= wanted;
    case 'atMost':
      return found <= wanted;
  }
}

/** `before` a day and `after` it leave the day itself out. */
export function onDay(operator: 'before' | 'after' | 'on', day: string, at: number | undefined): boolean {
  if (at === undefined) return false;
  const start = startOf(day);
  if (operator === 'before') return at < start;
  return operator === 'after' ? at >= start + DAY_MS : at >= start && at < start + DAY_MS;
}

function ago({ operator, days }: Relative, found: readonly unknown[], now: Date): Verdict {
  const times = found.flatMap((each) => dateOf(each) ?? []);
  const since = sinceDays(now, days);
  const today = startOfDay(now.getTime());
  switch (operator) {
    case 'inTheLast':
      return until(
        times.some((at) => at >= since && at < today + DAY_MS),
        times.flatMap((at) => [startOfDay(at), startOfDay(at) + days * DAY_MS]),
        now,
      );
    case 'moreThanAgo':
      return until(
        times.some((at) => at < since),
        times.map((at) => startOfDay(at) + days * DAY_MS),
        now,
      );
    case 'inTheNext':
      return until(
        times.some((at) => at >= today && at < today + days * DAY_MS),
        times.flatMap((at) => [startOfDay(at) - (days - 1) * DAY_MS, startOfDay(at) + DAY_MS]),
        now,
      );
  }
}
