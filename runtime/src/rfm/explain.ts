import type { Boundaries, Bounds, Figures, Score, Scores } from './scores';

/** Why somebody has a score: their value, and from which to which it reaches. */
export interface Explained {
  readonly score: Score;
  readonly value: number;
  /** The first value that has this score; for days the most days that have it. Absent: it has no end there. */
  readonly begins?: number;
  /** The first value of the next better score; for days the most that have it. Absent: there is none that anybody has. */
  readonly next?: number;
}

export interface Explanation {
  readonly recency: Explained;
  readonly frequency: Explained;
  readonly monetary: Explained;
}

/** “F = 4: 6 orders, the 4th fifth starts at 5”, as data. */
export const explained = ({ r, f, m }: Scores, figures: Figures, { days, orders, spend }: Boundaries): Explanation => ({
  recency: part(r, figures.days, days),
  frequency: part(f, figures.orders, orders),
  monetary: part(m, figures.spend, spend),
});

function part(score: Score, value: number, bounds: Bounds): Explained {
  const begins = finite(bounds[score - 2]);
  const next = finite(bounds[score - 1]);
  return { score, value, ...(begins !== undefined && { begins }), ...(next !== undefined && { next }) };
}

const finite = (value: number | undefined): number | undefined =>
  value !== undefined && Number.isFinite(value) ? value : undefined;
