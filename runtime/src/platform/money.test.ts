import fc from 'fast-check';

import { money } from './money';

test.each([
  ['19.99', 'USD', 1999],
  ['1234', 'JPY', 1234],
  ['1234.50', 'JPY', 1235],
  ['1.234', 'KWD', 1234],
  [199, 'eur', 19_900],
  ['-16.20', 'EUR', -1620],
  ['0.0', 'USD', 0],
  ['-0.00', 'USD', 0],
  ['10.005', 'USD', 1001],
  ['0.29', 'USD', 29],
])('%s %s is %d minor units', (decimal, currency, amount) => {
  expect(money(decimal, currency)).toEqual({ amount, currency: currency.toUpperCase() });
});

test.each([
  ['12,50', 'EUR'],
  ['1e3', 'EUR'],
  ['', 'EUR'],
  [null, 'EUR'],
  [Number.NaN, 'EUR'],
  ['99999999999999999', 'EUR'],
  ['1.00', 'EURO'],
  ['1.00', undefined],
  ['1.00', {}],
])('%p %p is no money', (decimal, currency) => {
  expect(money(decimal, currency)).toBeUndefined();
});

test('no cent is lost on the way through a decimal text', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), (cents) => {
      const text = `${String(Math.floor(cents / 100))}.${String(cents % 100).padStart(2, '0')}`;
      expect(money(text, 'USD')?.amount).toBe(cents);
    }),
  );
});
