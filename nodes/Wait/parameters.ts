import type { IExecuteFunctions } from 'n8n-workflow';

import type { Duration, DurationUnit, EventBranch, EventRule } from '../perennial';
import { entriesOf, readRule } from '../rules';

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

/** How long item `i` waits at most. Throws for an amount that is no number, negative, or beyond ten years. */
export function readWait(context: IExecuteFunctions, i: number): Duration {
  const unit = context.getNodeParameter('unit', i) as unknown;
  const known = UNITS.find((name) => name === unit);
  if (!known) throw new Error(`The unit ${JSON.stringify(unit)} is not one of ${UNITS.join(', ')}`);
  const given = context.getNodeParameter('amount', i) as unknown;
  const amount = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
  if (typeof amount !== 'number' || !(amount >= 0 && amount <= LONGEST[known])) {
    throw new Error(`A wait of ${JSON.stringify(given)} ${known} is not possible: 0 to ${String(LONGEST[known])} are`);
  }
  return { amount, unit: known };
}

/** The early ways out: branch k leads to output k + 1. */
export function readBranches(context: IExecuteFunctions, i: number): readonly EventBranch[] {
  const branches = entriesOf(context.getNodeParameter('branches', i, {}), 'branch');
  return branches.map((branch, k) => ({ ...readRule(branch), output: k + 1 }));
}

export function readRestarts(context: IExecuteFunctions, i: number): readonly EventRule[] {
  return entriesOf(context.getNodeParameter('restartOn', i, {}), 'rule').map(readRule);
}
