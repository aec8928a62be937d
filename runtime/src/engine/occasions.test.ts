import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';

import { daysMeant, occasionOf, type DateRule } from './occasions';

const birthday = (more: Partial<DateRule> = {}): DateRule => ({
  ...{ kind: 'date', attribute: 'birthday', yearly: 'feb28', days: 0, time: '09:00', zoneOf: 'profile' },
  ...more,
});
const once = (days = 0): DateRule => ({ kind: 'date', attribute: 'renewal', days, time: '09:00', zoneOf: 'profile' });

test.each([
  ['feb28', '2027-02-28', true],
  ['feb28', '2027-03-01', false],
  ['feb28', '2028-02-28', false],
  ['mar1', '2027-03-01', true],
  ['mar1', '2027-02-28', false],
  ['mar1', '2028-03-01', false],
  ['leapYears', '2027-02-28', false],
  ['leapYears', '2027-03-01', false],
  ['feb28', '2028-02-29', true],
  ['mar1', '2028-02-29', true],
  ['leapYears', '2028-02-29', true],
  // 1900 and 2100 are no leap years.
  ['feb28', '2100-02-28', true],
] as const)('a birthday on 29 February, %s, on %s: %s', (yearly, on, meant) => {
  expect(occasionOf(birthday({ yearly }), '1992-02-29', on) !== undefined).toBe(meant);
});

test('days before and after cross months and years', () => {
  expect(occasionOf(birthday({ days: -7 }), '1990-01-03', '2026-12-27')).toEqual({
    id: '2027',
    date: '2027-01-03',
    years: 37,
  });
  expect(occasionOf(birthday({ days: 3 }), '1990-12-30', '2027-01-02')).toEqual({
    id: '2026',
    date: '2026-12-30',
    years: 36,
  });
  expect(occasionOf(once(-7), '2027-03-01', '2027-02-22')).toEqual({ id: '2027-03-01', date: '2027-03-01' });
});

test('a day without its year comes every year, and never only once', () => {
  for (const value of ['--11-24', '11-24']) {
    expect(occasionOf(birthday(), value, '2026-11-24')).toEqual({ id: '2026', date: '2026-11-24' });
    expect(occasionOf(once(), value, '2026-11-24')).toBeUndefined();
  }
});

test('a day counts as it is written, whatever time and zone stand behind it', () => {
  for (const value of ['1990-11-24', '1990-11-24T00:00:00.000Z', '1990-11-24T23:30:00+08:00', '1990-11-24 10:00'])
    expect(occasionOf(birthday(), value, '2026-11-24')?.years).toBe(36);
});

test('a yearly day comes from its first anniversary on, not on the day itself and not before it', () => {
  expect(occasionOf(birthday(), '2026-11-24', '2026-11-24')).toBeUndefined();
  expect(occasionOf(birthday(), '2030-11-24', '2026-11-24')).toBeUndefined();
  expect(occasionOf(birthday(), '2025-11-24', '2026-11-24')?.years).toBe(1);
});

test.each(['', '24.11.1990', '1990-11', 'soon', 19901124, null, undefined, ['1990-11-24']])('%p is no day', (value) => {
  expect(occasionOf(birthday(), value, '2026-11-24')).toBeUndefined();
});

const days = fc.date({ min: new Date('1930-01-01'), max: new Date('2020-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)); // prettier-ignore
const offsets = fc.integer({ min: -366, max: 366 });

test('every birthday comes once in every year, those of 29 February as their author says', () => {
  fc.assert(
    fc.property(days, offsets, fc.constantFrom('feb28', 'mar1', 'leapYears'), (day, offset, yearly) => {
      const rule = birthday({ days: offset, yearly });
      const first = Temporal.PlainDate.from('2025-01-01').add({ days: offset });
      const found = Array.from({ length: 1_461 }, (_, index) => first.add({ days: index }).toString()).flatMap(
        (on) => occasionOf(rule, day, on)?.id ?? [],
      );
      expect(found).toEqual(
        yearly === 'leapYears' && day.endsWith('02-29') ? ['2028'] : ['2025', '2026', '2027', '2028'],
      );
    }),
    { numRuns: 8 },
  );
});

test('whoever is meant on a day is found by the days that are looked for', () => {
  fc.assert(
    fc.property(days, offsets, (day, offset) => {
      const [yearly, single] = [birthday({ days: offset }), once(offset)];
      const on = Temporal.PlainDate.from(day).add({ years: 40 }).add({ days: offset }).toString();
      if (occasionOf(yearly, day, on)) expect(daysMeant(yearly, on)).toContain(day.slice(5));
      expect(daysMeant(single, Temporal.PlainDate.from(day).add({ days: offset }).toString())).toEqual([day]);
    }),
  );
});
