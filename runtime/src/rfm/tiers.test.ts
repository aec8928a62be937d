import type { Score, Scores } from './scores';
import { detailedTier, simpleTier } from './tiers';

const FROM_1_TO_5: readonly Score[] = [1, 2, 3, 4, 5];
const ALL: readonly Scores[] = FROM_1_TO_5.flatMap((r) =>
  FROM_1_TO_5.flatMap((f) => FROM_1_TO_5.map((m) => ({ r, f, m }))),
);

const countBy = (tiers: readonly string[]) =>
  Object.fromEntries([...Map.groupBy(tiers, (tier) => tier)].map(([tier, own]) => [tier, own.length]));

test('each of the 125 scores has exactly one detailed tier', () => {
  expect(ALL).toHaveLength(125);
  expect(countBy(ALL.map(detailedTier))).toEqual({
    ...{ champions: 20, cant_lose: 10, at_risk: 28, loyal: 10, new: 10, potential_loyalist: 20 },
    ...{ promising: 5, need_attention: 10, about_to_sleep: 6, lost: 6 },
  });
});

test('each of the 125 scores has exactly one simple tier', () => {
  expect(countBy(ALL.map(simpleTier))).toEqual({ vip: 8, potential: 12, new: 18, dormant: 27, regular: 60 });
});

test.each([
  [{ r: 5, f: 5, m: 5 }, 'vip', 'champions'],
  [{ r: 1, f: 5, m: 5 }, 'potential', 'cant_lose'],
  [{ r: 2, f: 4, m: 4 }, 'potential', 'at_risk'],
  [{ r: 3, f: 4, m: 4 }, 'potential', 'loyal'],
  [{ r: 4, f: 1, m: 1 }, 'new', 'new'],
  [{ r: 5, f: 1, m: 5 }, 'regular', 'new'],
  [{ r: 4, f: 2, m: 2 }, 'new', 'potential_loyalist'],
  [{ r: 3, f: 1, m: 2 }, 'dormant', 'promising'],
  [{ r: 3, f: 3, m: 2 }, 'dormant', 'need_attention'],
  [{ r: 2, f: 1, m: 1 }, 'dormant', 'about_to_sleep'],
  [{ r: 1, f: 1, m: 2 }, 'dormant', 'lost'],
  [{ r: 1, f: 2, m: 4 }, 'regular', 'at_risk'],
] as const)('%j is %s and %s', (scores, simple, detailed) => {
  expect(simpleTier(scores)).toBe(simple);
  expect(detailedTier(scores)).toBe(detailed);
});
