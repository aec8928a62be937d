import fc from 'fast-check';

import { sharesOf, withOneMore, withoutShare, withPercent, type Share } from './shares';

const of = (...percents: number[]): Share[] =>
  percents.map((percent, at) => ({ key: 'abcdefghij'[at]!, name: 'ABCDEFGHIJ'[at]!, percent }));
const percents = (shares: readonly Share[]) => shares.map(({ percent }) => percent);
const sum = (shares: readonly Share[]) => Math.round(percents(shares).reduce((all, one) => all + one, 0) * 100) / 100;

test('what one way takes, the others give in the measure they have', () => {
  expect(percents(withPercent(of(50, 50), 0, 70))).toEqual([70, 30]);
  expect(percents(withPercent(of(60, 30, 10), 0, 20))).toEqual([20, 60, 20]);
  expect(percents(withPercent(of(100, 0, 0), 0, 50))).toEqual([50, 25, 25]);
  expect(percents(withPercent(of(34, 33, 33), 0, 33))).toEqual([33, 34, 33]);
});

test('whatever is done to shares, they stay 100 and none is negative', () => {
  const act = fc.oneof(
    fc.record({ at: fc.nat(9), percent: fc.integer({ min: -20, max: 120 }) }),
    fc.constant('add' as const),
    fc.record({ without: fc.nat(9) }),
  );
  fc.assert(
    fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
      let shares: readonly Share[] = of(50, 50);
      for (const one of acts) {
        if (one === 'add') shares = shares.length < 10 ? withOneMore(shares) : shares;
        else if ('without' in one)
          shares = shares.length > 2 ? withoutShare(shares, one.without % shares.length) : shares;
        else shares = withPercent(shares, one.at % shares.length, one.percent);
        expect(sum(shares)).toBe(100);
        expect(Math.min(...percents(shares))).toBeGreaterThanOrEqual(0);
        expect(new Set(shares.map(({ key }) => key)).size).toBe(shares.length);
      }
    }),
  );
});

test('a new way takes an equal share, a removed one gives its share back', () => {
  expect(withOneMore(of(50, 50))).toMatchObject([
    { percent: 34 },
    { percent: 33 },
    { key: 'c', name: 'C', percent: 33 },
  ]);
  expect(percents(withoutShare(of(50, 25, 25), 2))).toEqual([67, 33]);
});

test('n8n leaves the default out: two halves', () => {
  expect(percents(sharesOf(undefined, 'way'))).toEqual([50, 50]);
  expect(sharesOf({ way: [{ percent: '20' }] }, 'way')).toEqual([{ key: 'a', name: 'A', percent: 20 }]);
});
