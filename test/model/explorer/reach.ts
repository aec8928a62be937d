import type { Numbers } from './numbers';

export interface Transitions {
  readonly states: number;
  readonly from: Numbers;
  readonly to: Numbers;
}

/** By state: 1 when a goal can be reached from it. */
export function canReach({ states, from, to }: Transitions, goals: Numbers): Uint8Array {
  // Transitions sorted by their target, so that they can be gone backwards.
  const starts = new Int32Array(states + 1);
  for (let i = 0; i < to.length; i++) starts[to.at(i) + 1]! += 1;
  for (let state = 0; state < states; state++) starts[state + 1]! += starts[state]!;
  const filled = starts.slice();
  const sources = new Int32Array(from.length);
  for (let i = 0; i < to.length; i++) sources[filled[to.at(i)]!++] = from.at(i);

  const reaches = new Uint8Array(states);
  const open: number[] = [];
  const add = (state: number): void => {
    if (reaches[state] === 1) return;
    reaches[state] = 1;
    open.push(state);
  };
  for (let i = 0; i < goals.length; i++) add(goals.at(i));
  for (let state = open.pop(); state !== undefined; state = open.pop())
    for (let i = starts[state]!; i < starts[state + 1]!; i++) add(sources[i]!);
  return reaches;
}
