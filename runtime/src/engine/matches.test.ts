import { anEvent } from '../../../test/support/enrolments';
import type { Condition, Filter } from './filter';
import { matches, matchesRule } from './matches';
import { dateOf, valuesAt } from './values';

const cart = {
  total: { amount: 4990, currency: 'EUR' },
  coupon: 'SPRING',
  order_id: '820982911946154508',
  zip: '007',
  placed: '2026-03-01T10:00:00+02:00',
  gift: false,
  note: '',
  products: [
    { sku: 'A-1', quantity: 1, tags: ['skin', 'New'] },
    { sku: 'B-2', quantity: 3 },
  ],
};

const one = (path: string, operator: Condition['operator'], value?: Condition['value']): Filter => ({
  combinator: 'all',
  conditions: [{ path, operator, ...(value !== undefined && { value }) }],
});

test.each<[string, Condition['operator'], Condition['value'] | undefined, boolean]>([
  ['coupon', 'equals', 'spring', true],
  ['coupon', 'equals', 'SPRING10', false],
  ['coupon', 'contains', 'prin', true],
  ['total.amount', 'equals', '4990', true],
  ['total.amount', 'greaterThan', '4989', true],
  ['total.amount', 'lessThan', 4990, false],
  ['total.currency', 'notEquals', 'USD', true],
  ['gift', 'equals', 'false', true],
  ['order_id', 'equals', '820982911946154508', true],
  ['order_id', 'equals', '820982911946154500', false], // ids are text: exact beyond 2^53
  ['zip', 'equals', '7', false],
  ['products.sku', 'equals', 'b-2', true], // any of them
  ['products.sku', 'notEquals', 'b-2', false], // none of them
  ['products.1.quantity', 'equals', 3, true],
  ['products.quantity', 'greaterThan', 2, true],
  ['products.tags', 'contains', 'new', true],
  ['products.tags', 'notContains', 'hair', true],
  ['placed', 'lessThan', '2026-03-01T09:00:00Z', true],
  ['placed', 'greaterThan', '2026-03-01T09:00:00', false], // without an offset: UTC
  ['note', 'exists', undefined, false],
  ['gift', 'exists', undefined, true],
  ['total.tax', 'notExists', undefined, true],
  ['total.tax', 'lessThan', 5, false],
  ['total.tax', 'notEquals', 'x', true],
  ['coupon.length', 'exists', undefined, false], // own properties only
  ['constructor.name', 'exists', undefined, false],
  ['__proto__.polluted', 'exists', undefined, false],
])('%s %s %s: %s', (path, operator, value, expected) => {
  expect(matches(one(path, operator, value), cart)).toBe(expected);
});

test('all conditions or any of them; none at all matches everything', () => {
  const yes = one('coupon', 'exists').conditions[0]!;
  const no = one('coupon', 'notExists').conditions[0]!;
  expect(matches({ combinator: 'all', conditions: [yes, no] }, cart)).toBe(false);
  expect(matches({ combinator: 'any', conditions: [no, yes] }, cart)).toBe(true);
  expect(matches({ combinator: 'any', conditions: [] }, cart)).toBe(true);
  expect(matches(undefined, {})).toBe(true);
});

test('looks at a bounded number of values, however large the event', () => {
  const large = { products: Array.from({ length: 5_000 }, (_, n) => ({ tags: [String(n), 'x'] })) };
  expect(valuesAt(large, 'products.tags')).toHaveLength(500);
  expect(valuesAt(large, 'a.'.repeat(50))).toEqual([]);
});

test('a day that does not exist is no date, whoever reads it', () => {
  expect(dateOf('2026-02-30')).toBeUndefined();
  expect(dateOf('2026-02-28')).toBe(Date.UTC(2026, 1, 28));
  expect(dateOf('2026-02-28T24:00')).toBeUndefined();
  expect(matches(one('due', 'lessThan', '2027-01-01'), { due: '2026-02-30' })).toBe(false);
});

describe('whose event counts', () => {
  const hearer = { profileId: 'prf_ada', keys: ['checkout:c1', 'cart:k1'], aliases: new Set(['prf_guest']) };
  const hears = (by: 'profile' | 'entryKey', event: Parameters<typeof anEvent>[0]) =>
    matchesRule({ event: 'Order Completed', by }, anEvent({ name: 'Order Completed', keys: [], ...event }), hearer);

  test('of the same person: by any of the ids they were known by', () => {
    expect(hears('profile', { profileId: 'prf_ada' })).toBe(true);
    expect(hears('profile', { profileId: 'prf_guest' })).toBe(true);
    expect(hears('profile', { profileId: 'prf_bob', keys: ['checkout:c1'] })).toBe(false);
  });

  test('with the same entry key or one of its aliases, whoever sent it', () => {
    expect(hears('entryKey', { profileId: 'prf_bob', keys: ['order:1', 'checkout:c1'] })).toBe(true);
    expect(hears('entryKey', { profileId: 'prf_bob', keys: ['cart:k1'] })).toBe(true);
    expect(hears('entryKey', { profileId: 'prf_ada', keys: ['checkout:c2'] })).toBe(false);
  });

  test('of that name only', () => {
    expect(hears('profile', { name: 'Order Paid' })).toBe(false);
  });
});
