import { durationProblem } from '../durations';
import { entriesOf, type Parameters } from './parameters';
import type { ReadEntry } from './entry';
import { checkDate, checkHours, checkZone, UNITS } from './moments';
import { checkRestarts, checkWays } from './ways';

/** A Wait: how it ends, its early ways out, and whether they can happen. */
export function checkWait(parameters: Parameters, entry: ReadEntry | undefined): void {
  const mode = parameters.option('mode', ['time', 'event', 'date', 'hours'], 'time');
  if (mode === 'time' || mode === 'event') checkTime(parameters);
  if (mode === 'date') checkUntilDate(parameters);
  const window = mode === 'hours' ? 'hours' : parameters.option('window', ['any', 'hours'], 'any');
  if (window === 'hours') checkHours(parameters);
  checkZone(parameters);
  checkLate(parameters);
  if (mode === 'time') return;
  const ways = entriesOf(parameters.raw('branches'), 'branch').length;
  if (mode === 'event' && ways + entriesOf(parameters.raw('restartOn'), 'rule').length === 0) {
    parameters.warning(
      'listens_to_nothing',
      'branches',
      'waits for something to happen but names nothing: it always waits its whole time.',
    );
  }
  checkWays(parameters, entry);
  checkRestarts(parameters, entry);
}

function checkTime(parameters: Parameters): void {
  const unit = parameters.option('unit', UNITS, 'days');
  const amount = parameters.number('amount', 1);
  if (amount === undefined) return;
  const problem =
    amount <= 0
      ? `"${String(amount)} ${unit}" is not a time to wait; it must be more than 0.`
      : durationProblem({ amount, unit });
  if (problem !== undefined) parameters.error('invalid_duration', 'amount', problem);
}

function checkUntilDate(parameters: Parameters): void {
  parameters.option('missing', ['output', 'goOn'], 'output');
  parameters.option('over', ['output', 'goOn'], 'output');
  checkDate(parameters);
}

/** Outputs depend on it, so it is the same for everybody. */
function checkLate(parameters: Parameters): void {
  const amount = parameters.fixedNumber('lateAmount', 0);
  const unit = parameters.option('lateUnit', UNITS, 'hours');
  const problem = durationProblem({ amount, unit });
  if (problem !== undefined) parameters.error('invalid_duration', 'lateAmount', problem);
}
