import { durationProblem } from '../durations';
import type { DurationUnit } from '../hold';
import { checkKey, type ReadEntry } from './entry';
import { entriesOf, type Parameters } from './parameters';
import { readRules, type ReadRule } from './rules';

const UNITS: readonly DurationUnit[] = ['seconds', 'minutes', 'hours', 'days', 'weeks', 'months'];

/** A Wait: its time, its early ways out, and whether they can happen. */
export function checkWait(parameters: Parameters, entry: ReadEntry | undefined): void {
  checkTime(parameters);
  if (parameters.option('mode', ['time', 'event'], 'time') === 'time') return;
  const branches = readRules(parameters, 'branches', 'branch');
  const restarts = readRules(parameters, 'restartOn', 'rule');
  const named = [...entriesOf(parameters.raw('branches'), 'branch'), ...entriesOf(parameters.raw('restartOn'), 'rule')];
  if (named.length === 0) {
    parameters.warning(
      'listens_to_nothing',
      'branches',
      'waits for events but names none: it always waits its whole time.',
    );
  }
  if (!entry) return;
  for (const rule of [...branches, ...restarts]) checkKey(parameters, rule, entry);
  for (const rule of branches) checkDead(parameters, rule, entry);
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

/** When an exit or goal and a hold's branch hear the same event, the exit wins and the branch is never taken. */
function checkDead(parameters: Parameters, branch: ReadRule, { exits, goals }: ReadEntry): void {
  const exit = [...exits, ...goals].find((rule) => covers(rule, branch));
  if (!exit) return;
  const way = exits.includes(exit) ? 'an exit' : 'a goal';
  const message = `the way out on "${branch.event}" is never taken: the same event is ${way} of the journey, which ends it at once.`;
  parameters.warning('dead_branch', branch.parameter, message);
}

function covers(rule: ReadRule, branch: ReadRule): boolean {
  if (rule.event !== branch.event || rule.by !== branch.by) return false;
  return !rule.filter || JSON.stringify(rule.filter) === JSON.stringify(branch.filter);
}
