import { compared, intervalOf } from './significance';

const of = (converted: number, entered: number) => ({ converted, entered });

test('the interval of a rate is Wilson’s, also at its ends', () => {
  expect(intervalOf(of(10, 100))).toEqual([expect.closeTo(0.0552, 4), expect.closeTo(0.1744, 4)]);
  expect(intervalOf(of(0, 50))).toEqual([0, expect.closeTo(0.0713, 4)]);
  expect(intervalOf(of(50, 50))).toEqual([expect.closeTo(0.9287, 4), 1]);
  expect(intervalOf(of(0, 0))).toBeUndefined();
});

test('two proportions are compared with the pooled rate', () => {
  // z = 0.05 / √(0.225 · 0.775 · 2/1000) = 2.677, two-sided 0.0074.
  expect(compared(of(200, 1_000), [of(250, 1_000)])).toEqual([
    { difference: expect.closeTo(0.05, 10) as number, p: expect.closeTo(0.0074, 4) as number, verdict: 'better' },
  ]);
  expect(compared(of(250, 1_000), [of(200, 1_000)])[0]).toMatchObject({ verdict: 'worse' });
  expect(compared(of(100, 1_000), [of(110, 1_000)])[0]).toMatchObject({ verdict: 'open', p: expect.closeTo(0.466, 3) as number }); // prettier-ignore
  expect(compared(of(100, 1_000), [of(100, 1_000)])[0]?.p).toBeCloseTo(1, 6);
});

test.each([
  ['nobody came', of(0, 0), of(0, 0)],
  ['one side is empty', of(50, 100), of(0, 0)],
  ['four are expected in a cell', of(4, 40), of(4, 40)],
  ['nearly all convert', of(99, 100), of(98, 100)],
  ['nobody converts', of(0, 10_000), of(0, 10_000)],
])('nothing is said where there is too little to say: %s', (_what, control, other) => {
  expect(compared(control, [other])[0]).toMatchObject({ p: undefined, verdict: 'notEnough' });
});

test('of several comparisons each must stand the correction after Holm', () => {
  const control = of(200, 1_000);
  const alone = compared(control, [of(240, 1_000)])[0];
  expect(alone).toMatchObject({ verdict: 'better' });
  const [first, second, third] = compared(control, [of(240, 1_000), of(205, 1_000), of(270, 1_000)]);
  expect(first?.p).toBeCloseTo((alone?.p ?? 0) * 2, 6);
  expect(first).toMatchObject({ verdict: 'open' });
  expect(second).toMatchObject({ verdict: 'open' });
  expect(third).toMatchObject({ verdict: 'better' });
});

test('where nothing differs, chance finds a difference as seldom as it says', () => {
  let found = 0;
  // Two shares of the same draws: a fixed sequence, by a linear congruential generator (Numerical Recipes).
  let state = 1;
  const draw = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  const group = () => of(Array.from({ length: 400 }, draw).filter((one) => one < 0.3).length, 400);
  for (let round = 0; round < 400; round += 1) {
    const [{ verdict } = { verdict: 'open' }] = compared(group(), [group()]);
    if (verdict !== 'open') found += 1;
  }
  expect(found / 400).toBeGreaterThan(0.02);
  expect(found / 400).toBeLessThan(0.08);
});
