import fc from 'fast-check';

import { boundariesOf } from './boundaries';
import { explained } from './explain';
import { fifths, fifthsOfDays, frequencyAndMoney, scoresOf, type Boundaries, type Figures } from './scores';

const NO_THRESHOLDS: Boundaries = { days: [9, 6, 3, 1], orders: [2, 3, 4, 5], spend: [10, 20, 30, 40] };

const histogram = (values: readonly number[]) =>
  new Map([...Map.groupBy(values, (value) => value)].map(([value, own]) => [value, own.length]));

/** As it is said: 1 + floor(5 × buyers strictly below ÷ buyers). */
const said = (value: number, all: readonly number[]) =>
  1 + Math.floor((5 * all.filter((each) => each < value).length) / all.length);

test('with half of all buyers at one order, those are F = 1', () => {
  const bounds = fifths(histogram([1, 1, 1, 1, 1, 2, 3, 4, 5, 6]));
  const f = (orders: number) => 1 + bounds.filter((start) => orders >= start).length;
  expect([1, 2, 3, 4, 5, 6].map(f)).toEqual([1, 3, 4, 4, 5, 5]);
});

test('the fewest days and everybody equal to them get 5', () => {
  const ends = fifthsOfDays(histogram([0, 0, 0, 0, 0, 0, 0, 30, 30, 90]));
  const r = (days: number) => 1 + ends.filter((end) => days <= end).length;
  expect([0, 30, 90].map(r)).toEqual([5, 2, 1]);
});

test('scores of any buyers are what the definition says, and equal values always have the same', () => {
  const value = fc.integer({ min: 0, max: 40 });
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value, value), { minLength: 25, maxLength: 120 }), (rows) => {
      const buyers = rows.map(([days, orders, spend]): Figures => ({ days, orders, spend }));
      const { boundaries, fixed } = boundariesOf(buyers, NO_THRESHOLDS);
      expect(fixed).toBe(false);
      const all = (field: keyof Figures) => buyers.map((buyer) => buyer[field]);
      for (const buyer of buyers)
        expect(scoresOf(buyer, boundaries)).toEqual({
          r: 6 - said(buyer.days, all('days')),
          f: said(buyer.orders, all('orders')),
          m: said(buyer.spend, all('spend')),
        });
    }),
  );
});

test('below 25 buyers the thresholds of the workspace are used', () => {
  const buyers = Array.from({ length: 24 }, (_, n) => ({ days: n, orders: 1 + n, spend: n * 10 }));
  expect(boundariesOf(buyers, NO_THRESHOLDS)).toEqual({ buyers: 24, fixed: true, boundaries: NO_THRESHOLDS });
  expect(scoresOf({ days: 6, orders: 1, spend: 40 }, NO_THRESHOLDS)).toEqual({ r: 3, f: 1, m: 5 });
  expect(boundariesOf([...buyers, { days: 0, orders: 1, spend: 0 }], NO_THRESHOLDS).fixed).toBe(false);
});

test('FM is half of F and M together, a half counts as one', () => {
  const of = (f: number, m: number) => frequencyAndMoney({ f, m } as Parameters<typeof frequencyAndMoney>[0]);
  expect([of(1, 2), of(2, 2), of(4, 5), of(1, 5), of(1, 1)]).toEqual([2, 2, 5, 3, 1]);
});

test('a score says where it begins and what the next one would need', () => {
  const why = explained({ r: 5, f: 4, m: 1 }, { days: 0, orders: 6, spend: 100 }, {
    days: [90, 60, 30, 7],
    orders: [2, 3, 5, 8],
    spend: [1_000, 2_000, 3_000, Infinity],
  }); // prettier-ignore
  expect(why.frequency).toEqual({ score: 4, value: 6, begins: 5, next: 8 });
  expect(why.recency).toEqual({ score: 5, value: 0, begins: 7 });
  expect(why.monetary).toEqual({ score: 1, value: 100, next: 1_000 });
});
