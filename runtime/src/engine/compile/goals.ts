import type { Goal } from '../version';
import { reachable, type Edges } from './graph';
import { entriesOf, quoted, type Parameters } from './parameters';
import type { Problems } from './problems';
import { readRules, type ReadRule } from './rules';
import type { Step } from './steps';
import type { Wires } from './wires';

/**
 * The goals of a journey. Each that goes on has an output of the entry, behind that of those who enter, in the order of the goals;
 * whoever stands behind it is known by the goal's key, so that an output that moves takes nobody along.
 */
export function readGoals(parameters: Parameters): readonly (ReadRule & Goal)[] {
  const fields = entriesOf(parameters.raw('goals'), 'goal');
  const rules = readRules(parameters, 'goals', 'goal');
  const goals = rules.map((rule) => {
    const index = Number(/\[(\d+)\]$/.exec(rule.parameter)?.[1] ?? 0);
    const { key, goesOn } = fields[index] ?? {};
    const before = fields.slice(0, index).filter((one) => one['goesOn'] === true).length;
    return {
      ...rule,
      key: typeof key === 'string' && key !== '' ? key : String(index + 1),
      ...(goesOn === true && { output: before + 1 }),
    };
  });
  checkGoesOn(parameters, fields);
  checkKeys(parameters, goals);
  return goals;
}

/** How many outputs there are is the same for everybody. */
function checkGoesOn(parameters: Parameters, fields: ReturnType<typeof entriesOf>): void {
  for (const [index, { goesOn = false }] of fields.entries())
    if (typeof goesOn !== 'boolean') {
      const message = `whether a goal goes on is ${quoted(goesOn)}; true or false are possible.`;
      parameters.error('unknown_option', `goals.goal[${String(index)}].goesOn`, message);
    }
}

function checkKeys(parameters: Parameters, goals: readonly (ReadRule & Goal)[]): void {
  const going = goals.filter(({ output }) => output !== undefined);
  for (const [key, same] of Map.groupBy(going, (goal) => goal.key)) {
    if (same.length < 2) continue;
    const names = same.map(({ event }) => quoted(event)).join(' and ');
    parameters.error(
      'duplicate_goal',
      'goals',
      `the goals ${names} have the same key ${quoted(key)}; take one out and add it anew.`,
    );
  }
}

/** A goal that is to go on and leads nowhere is the end after all. */
export function checkGoalWires(
  { node }: Step,
  goals: readonly (ReadRule & Goal)[],
  wires: Wires | undefined,
  problems: Problems,
): void {
  for (const { event, output, parameter } of goals) {
    if (output === undefined || (wires?.outputs[output] ?? []).length > 0) continue;
    const message = `${quoted(node.name)}: the goal ${quoted(event)} is to go on, but its way leads nowhere: the journey ends there. Lead it to a step, or let it end.`;
    problems.warning({ code: 'goal_leads_nowhere', message, node, parameter });
  }
}

/** Steps that only people reach who have reached a goal. */
export function behindGoalsOnly(edges: Edges, wires: Wires | undefined): ReadonlySet<string> {
  const [wayIn = [], ...goals] = wires?.outputs ?? [];
  const inside = reachable(edges, wayIn);
  return new Set([...reachable(edges, goals.flat())].filter((key) => !inside.has(key)));
}
