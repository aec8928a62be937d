import type { IExecuteFunctions } from 'n8n-workflow';

import type { Duration, DurationUnit, EventRule, WaitRequest } from '../perennial';
import { entriesOf, readRule } from '../rules';
import { readDate, readHours, type Fields } from './moments';
import { readWays, type EarlyWays } from './readWays';

const UNITS: readonly DurationUnit[] = ['seconds', 'minutes', 'hours', 'days', 'weeks', 'months'];

/** Ten years: longer waits are typing errors, and instants beyond the year 9999 cannot be stored. */
const LONGEST: Readonly<Record<DurationUnit, number>> = {
  seconds: 315_360_000,
  minutes: 5_256_000,
  hours: 87_600,
  days: 3650,
  weeks: 520,
  months: 120,
};

const NO_TIME: Duration = { amount: 0, unit: 'seconds' };
const NOTHING: EarlyWays = { branches: [], conditions: [], times: [] };

/** What one item waits for. */
export interface ReadWait {
  readonly end: WaitRequest;
  /** It ends early, or begins anew, by what happens. */
  readonly listens: boolean;
  readonly ways: EarlyWays;
  readonly restartOn: readonly EventRule[];
}

/** Reads the parameters for item `i`. Throws for what is no wait. */
export function readWait(context: IExecuteFunctions, i: number): ReadWait {
  const read: Read = (name, fallback) => context.getNodeParameter(name, i, fallback);
  const mode = read('mode', 'time');
  const listening = mode !== 'time';
  const ways = listening ? readWays(entriesOf(read('branches', {}), 'branch')) : NOTHING;
  const restartOn = listening ? entriesOf(read('restartOn', {}), 'rule').map(readRule) : [];
  const early = ways.branches.length + ways.conditions.length + ways.times.length;
  return {
    end: readEnd(read, String(mode), early),
    listens: mode === 'event' || early + restartOn.length > 0,
    ways,
    restartOn,
  };
}

type Read = (name: string, fallback?: unknown) => unknown;

/** Outputs behind the early ways: without a date, already over, too late; those that lead nowhere else are left out. */
function readEnd(read: Read, mode: string, early: number): WaitRequest {
  let last = early;
  const dated = mode === 'date' ? dateEnd(read, () => (last += 1)) : {};
  const late = readLate(read);
  const zone = read('zoneOf', 'profile') === 'fixed' ? String(read('zone', 'UTC')) : undefined;
  const inHours = mode === 'hours' || read('window', 'any') === 'hours';
  return {
    wait: mode === 'date' || mode === 'hours' ? NO_TIME : durationOf(read('amount'), read('unit')),
    ...dated,
    ...(inHours && { hours: readHours(fieldsOf(read, HOURS_FIELDS)) }),
    ...(late && { late: { after: late, output: last + 1 } }),
    ...(zone !== undefined && { zone }),
  };
}

/** n8n knows no value of a field that is not shown; it wants one to fall back on. */
const DATE_FIELDS = { date: '', shift: 'on', shiftAmount: 1, shiftUnit: 'days', time: '09:00', yearly: 'no' } as const;
const HOURS_FIELDS = { from: '09:00', to: '20:00', days: [] } as const;

function dateEnd(read: Read, nextOutput: () => number): Pick<WaitRequest, 'date'> {
  const date = readDate(fieldsOf(read, DATE_FIELDS));
  const missing = read('missing', 'output') === 'goOn' ? 0 : nextOutput();
  // What comes again every year is never over.
  const over = date.yearly !== undefined || read('over', 'output') === 'goOn' ? 0 : nextOutput();
  return { date: { ...date, missing, over } };
}

const fieldsOf = (read: Read, fallbacks: Fields): Fields =>
  Object.fromEntries(Object.entries(fallbacks).map(([name, fallback]) => [name, read(name, fallback)]));

function readLate(read: Read): Duration | undefined {
  const amount = read('lateAmount', 0);
  return amount === 0 || amount === '0' || amount === '' ? undefined : durationOf(amount, read('lateUnit', 'hours'));
}

/** Throws for an amount that is no number, negative, or beyond ten years. */
export function durationOf(given: unknown, unit: unknown): Duration {
  const known = UNITS.find((name) => name === unit);
  if (!known) throw new Error(`The unit ${JSON.stringify(unit)} is not one of ${UNITS.join(', ')}`);
  const amount = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
  if (typeof amount !== 'number' || !(amount >= 0 && amount <= LONGEST[known])) {
    throw new Error(`A wait of ${JSON.stringify(given)} ${known} is not possible: 0 to ${String(LONGEST[known])} are`);
  }
  return { amount, unit: known };
}
