import type { AmountOperator } from '../definition/comparisons';
import { until, type Verdict } from './verdict';

export function isAmount(operator: AmountOperator, found: number, wanted: number): boolean {
  switch (operator) {
    case 'atLeast':
      return found >= wanted;
    case 'atMost':
      return found <= wanted;
    case 'moreThan':
      return found > wanted;
    case 'lessThan':
      return found < wanted;
    case 'exactly':
      return found === wanted;
  }
}

/** Something that counts, and until when. */
export interface Counting {
  readonly amount: number;
  /** How many: 0 when it has an amount only. */
  readonly many: number;
  /** In milliseconds; absent: for ever. */
  readonly leavesAt?: number;
}

export interface Total {
  readonly amount: number;
  readonly many: number;
}

/** What a test says of all of it now, and when it will first say something else because things have become too old. */
export function overTime(things: readonly Counting[], test: (total: Total) => boolean, now: Date): Verdict {
  const total = { amount: 0, many: 0 };
  for (const { amount, many } of things) {
    total.amount += amount;
    total.many += many;
  }
  const truth = test(total);
  const leaving = things
    .flatMap(({ leavesAt, ...rest }) => (leavesAt === undefined ? [] : [{ ...rest, leavesAt }]))
    .toSorted((a, b) => a.leavesAt - b.leavesAt);
  for (const [index, { amount, many, leavesAt }] of leaving.entries()) {
    total.amount -= amount;
    total.many -= many;
    const more = leaving[index + 1]?.leavesAt === leavesAt;
    if (!more && test(total) !== truth) return until(truth, [leavesAt], now);
  }
  return { in: truth };
}
