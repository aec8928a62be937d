import { frequencyAndMoney, type Scores } from './scores';

/** The five tiers that everybody understands; what to do with each is in its name. */
export type SimpleTier = 'vip' | 'potential' | 'new' | 'dormant' | 'regular';

export type DetailedTier =
  | 'champions'
  | 'cant_lose'
  | 'at_risk'
  | 'loyal'
  | 'new'
  | 'potential_loyalist'
  | 'promising'
  | 'need_attention'
  | 'about_to_sleep'
  | 'lost';

/** Whoever has bought, but not in the window: without scores, in both models. */
export const LAPSED = 'lapsed';

const high = (score: number): boolean => score >= 4;

export function simpleTier({ r, f, m }: Scores): SimpleTier {
  if (high(f) && high(m)) return high(r) ? 'vip' : 'potential';
  if (high(f) || high(m)) return 'regular';
  return high(r) ? 'new' : 'dormant';
}

type Rule = readonly [DetailedTier, (scores: Scores & { readonly fm: number }) => boolean];

/** The first that fits. */
const DETAILED: readonly Rule[] = [
  ['champions', ({ r, fm }) => r >= 4 && fm >= 4],
  ['cant_lose', ({ r, fm }) => r === 1 && fm >= 4],
  ['at_risk', ({ r, fm }) => r <= 2 && fm >= 3],
  ['loyal', ({ r, fm }) => r >= 3 && fm >= 4],
  ['new', ({ r, f }) => r >= 4 && f === 1],
  ['potential_loyalist', ({ r, fm }) => r >= 4 && (fm === 2 || fm === 3)],
  ['promising', ({ r, f }) => r === 3 && f === 1],
  ['need_attention', ({ r, fm }) => r === 3 && (fm === 2 || fm === 3)],
  ['about_to_sleep', ({ r, fm }) => r === 2 && fm <= 2],
  ['lost', ({ r, fm }) => r === 1 && fm <= 2],
];

/** Each of the 125 scores has exactly one; a score that none fits would be a mistake of the table. */
export function detailedTier(scores: Scores): DetailedTier {
  const fm = frequencyAndMoney(scores);
  const fitting = DETAILED.find(([, fits]) => fits({ ...scores, fm }));
  if (!fitting) throw new Error(`No tier for R ${String(scores.r)} F ${String(scores.f)} M ${String(scores.m)}`);
  return fitting[0];
}
