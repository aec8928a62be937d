import { rewired } from './waitWires';
import type { Wires } from './outputs';

export type Goal = Readonly<Record<string, unknown>>;

const goesOn = (goal: Goal): boolean => goal['goesOn'] === true;

/**
 * Each goal that goes on with a key of its own, which tells who stands behind it when it is moved. One without, from a workflow made
 * elsewhere, gets the one it has been known by: its place.
 */
export function keyed(goals: readonly Goal[]): readonly Goal[] {
  return goals.map((goal, index) =>
    goesOn(goal) && (goal['key'] ?? '') === '' ? { ...goal, key: String(index + 1) } : goal,
  );
}

/** Wires of the entry go where their goal has gone; those of goals that do not go on any more go along. Both lists are keyed. */
export function goalWires(
  wires: Wires | undefined,
  before: readonly Goal[],
  after: readonly Goal[],
): Wires | undefined {
  return rewired(wires, outputKeys(before), outputKeys(after));
}

const outputKeys = (goals: readonly Goal[]): readonly string[] => [
  'entered',
  ...goals.filter(goesOn).map(({ key }) => `goal ${String(key)}`),
];
