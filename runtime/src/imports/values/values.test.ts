import { amountOf, currencyIn, decimalIn } from './amounts';
import { dateOf, orderOf } from './dates';

const utc = { order: 'dmy', zone: 'UTC' } as const;
const iso = (value: unknown, reading: Parameters<typeof dateOf>[1] = utc) => dateOf(value, reading)?.toISOString();

test.each([
  ['2026-11-24', '2026-11-24T00:00:00.000Z'],
  ['2026-11-24T10:00:00+02:00', '2026-11-24T08:00:00.000Z'],
  ['2009-01-01T10:50:49-08:00', '2009-01-01T18:50:49.000Z'],
  ['2026/1/2 3:04', '2026-01-02T03:04:00.000Z'],
  ['24/11/2026', '2026-11-24T00:00:00.000Z'],
  ['24.11.2026 14:30', '2026-11-24T14:30:00.000Z'],
  ['26-May-26', '2026-05-26T00:00:00.000Z'],
  ['May 26, 2026 2:05 PM', '2026-05-26T14:05:00.000Z'],
  ['2026年11月24日 下午3:05', '2026-11-24T15:05:00.000Z'],
  ['1712601591', '2024-04-08T18:39:51.000Z'],
  [1_712_601_591_000, '2024-04-08T18:39:51.000Z'],
  ['12 août 2025', '2025-08-12T00:00:00.000Z'],
])('%s is a date', (value, expected) => {
  expect(iso(value)).toBe(expected);
});

test.each(['30/02/2026', '2026-13-01', '2026-02-29', '24/11/0026', 'soon', '2026-11-24 25:00', '12 May 2026 13:00 PM'])(
  '%s is none',
  (value) => {
    expect(iso(value)).toBeUndefined();
  },
);

test('a date without a zone is read in the zone that is said, across the change of clocks', () => {
  const berlin = { order: 'dmy', zone: 'Europe/Berlin' } as const;
  expect(iso('29.03.2026 01:59', berlin)).toBe('2026-03-29T00:59:00.000Z');
  expect(iso('29.03.2026 02:30', berlin)).toBe('2026-03-29T01:30:00.000Z');
  expect(iso('25.10.2026 02:30', berlin)).toBe('2026-10-25T00:30:00.000Z');
  expect(iso('24.11.2026', berlin)).toBe('2026-11-23T23:00:00.000Z');
  expect(iso(new Date('2026-11-24T00:00:00Z'), berlin)).toBe('2026-11-23T23:00:00.000Z');
});

test('the order of days and months is told by values that can be only one', () => {
  expect(orderOf(['01/02/2026', '13/02/2026'])).toBe('dmy');
  expect(orderOf(['01/02/2026', '02/13/2026'])).toBe('mdy');
  expect(orderOf(['01/02/2026'])).toBeUndefined();
  expect(iso('02/01/2026', { order: 'mdy', zone: 'UTC' })).toBe('2026-02-01T00:00:00.000Z');
});

const euro = { decimal: 'auto', currency: 'EUR' } as const;

test.each([
  ['EUR 90,00', 9_000, 'EUR'],
  ['AU $3,000.00', 300_000, 'AUD'],
  ['1 234,50 €', 123_450, 'EUR'],
  ['1\u202f234,50 €', 123_450, 'EUR'],
  ['£12.5', 1_250, 'GBP'],
  ['￥1,200', 120_000, 'CNY'],
  ['1.234', 123_400, 'EUR'],
  ['1.234,56', 123_456, 'EUR'],
  ["CHF 1'234.50", 123_450, 'CHF'],
  ['-12.00', -1_200, 'EUR'],
  ['(12.00)', -1_200, 'EUR'],
  ['19.99', 1_999, 'EUR'],
  ['0', 0, 'EUR'],
  ['48.000 ₫', 48_000, 'VND'],
])('%s is an amount', (value, amount, currency) => {
  expect(amountOf(value, euro)).toEqual({ amount, currency });
});

test.each(['about 20 euros', '1,23,4', '', 'EUR', '1.2.3,4', '99999999999999999999'])('%s is none', (value) => {
  expect(amountOf(value, euro)).toBeUndefined();
});

test('a decimal that is said counts more than how a value looks', () => {
  expect(amountOf('1.234', { decimal: 'point', currency: 'USD' })).toEqual({ amount: 123, currency: 'USD' });
  expect(amountOf('1,234', { decimal: 'comma', currency: 'USD' })).toEqual({ amount: 123, currency: 'USD' });
  expect(decimalIn(['3', '1.234,50'])).toBe('comma');
});

test('a sign of several currencies is that of the file', () => {
  expect([currencyIn('$5', 'CAD'), currencyIn('$5'), currencyIn('¥5', 'JPY'), currencyIn('5')]).toEqual([
    ...['CAD', 'USD', 'JPY'],
    undefined,
  ]);
});
