import type { ConditionBranch, EventBranch, TimedBranch } from '../perennial';
import { readFilter, readRule } from '../rules';
import { readDate, readHours, type Fields } from './moments';

/** The early ways out by what opens them; way k leads to output k + 1. */
export interface EarlyWays {
  readonly branches: readonly EventBranch[];
  readonly conditions: readonly ConditionBranch[];
  readonly times: readonly TimedBranch[];
}

/** Throws for a way that says nothing: an event without a name, a condition without anything to compare. */
export function readWays(entries: readonly Fields[]): EarlyWays {
  const branches: EventBranch[] = [];
  const conditions: ConditionBranch[] = [];
  const times: TimedBranch[] = [];
  for (const [k, entry] of entries.entries()) {
    const output = k + 1;
    if (entry['kind'] === 'condition') conditions.push(conditionOf(entry, output));
    else if (entry['kind'] === 'date') times.push({ output, date: readDate(entry) });
    else if (entry['kind'] === 'hours') times.push({ output, hours: readHours(entry) });
    else branches.push({ ...readRule(entry), output, ...(entry['since'] === 'entry' && { since: 'entry' as const }) });
  }
  return { branches, conditions, times };
}

function conditionOf({ filter }: Fields, output: number): ConditionBranch {
  const read = readFilter(filter);
  if (!read) throw new Error(`The condition of way ${String(output)} compares nothing`);
  return { output, filter: read };
}
