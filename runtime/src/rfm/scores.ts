/** 1 is worst, 5 best. */
export type Score = 1 | 2 | 3 | 4 | 5;

/** One buyer's figures in the window. */
export interface Figures {
  /** Whole days since the last order. */
  readonly days: number;
  readonly orders: number;
  /** Net of refunds, in minor units of the workspace's currency. */
  readonly spend: number;
}

export interface Scores {
  readonly r: Score;
  readonly f: Score;
  readonly m: Score;
}

/**
 * Where each score begins: `bounds[0]` is the smallest value that has score 2, `bounds[3]` that of score 5. Where no buyer can
 * reach a score because too many are equal, the bound is that of the next higher one. For recency these are days, and mean
 * "at most": `bounds[3]` is the largest number of days that still has score 5.
 */
export type Bounds = readonly [number, number, number, number];

export interface Boundaries {
  readonly days: Bounds;
  readonly orders: Bounds;
  readonly spend: Bounds;
}

/** Below so many buyers a fifth of them says nothing; fixed thresholds are used instead. */
export const FEWEST_FOR_FIFTHS = 25;

/** How many buyers have each value; the values of a shop are few beside its buyers. */
export type Histogram = ReadonlyMap<number, number>;

/**
 * Score of a value = 1 + floor(5 × buyers strictly below it ÷ buyers), so that equal values always have the same, lower score. Exact:
 * only whole numbers are compared. The smallest value of each score, from two on.
 */
export function fifths(values: Histogram): Bounds {
  const buyers = [...values.values()].reduce((sum, count) => sum + count, 0);
  const starts = [Infinity, Infinity, Infinity, Infinity];
  let below = 0;
  for (const [value, count] of [...values].toSorted(([a], [b]) => a - b)) {
    const score = 1 + Math.floor((5 * below) / buyers);
    for (let each = 2; each <= score; each++) if (starts[each - 2] === Infinity) starts[each - 2] = value;
    below += count;
  }
  const [two = Infinity, three = Infinity, four = Infinity, five = Infinity] = starts;
  return [two, three, four, five];
}

/** The same for days since the last order, reversed: score = 6 − that of the number of days; the largest number of days of each. */
export function fifthsOfDays(values: Histogram): Bounds {
  const buyers = [...values.values()].reduce((sum, count) => sum + count, 0);
  const ends = [-Infinity, -Infinity, -Infinity, -Infinity];
  let below = 0;
  for (const [value, count] of [...values].toSorted(([a], [b]) => a - b)) {
    const score = 5 - Math.floor((5 * below) / buyers);
    for (let each = 2; each <= score; each++) ends[each - 2] = value;
    below += count;
  }
  const [two = -Infinity, three = -Infinity, four = -Infinity, five = -Infinity] = ends;
  return [two, three, four, five];
}

export function scoresOf({ days, orders, spend }: Figures, boundaries: Boundaries): Scores {
  return {
    r: (1 + boundaries.days.filter((end) => days <= end).length) as Score,
    f: reached(orders, boundaries.orders),
    m: reached(spend, boundaries.spend),
  };
}

const reached = (value: number, bounds: Bounds): Score =>
  (1 + bounds.filter((start) => value >= start).length) as Score;

/** (F + M) ÷ 2, a half counts as one. */
export const frequencyAndMoney = ({ f, m }: Pick<Scores, 'f' | 'm'>): Score => Math.floor((f + m + 1) / 2) as Score;
