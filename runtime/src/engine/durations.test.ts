import fc from 'fast-check';

import { addDuration, durationProblem, roundedDue } from './durations';
import type { Duration } from './hold';
import { isZone, zoneOf } from './zones';

const later = (from: string, amount: number, unit: Duration['unit'], zone = 'UTC') =>
  addDuration(new Date(from), { amount, unit }, zone).toISOString();

describe('a wait in hours is so many hours, in days the same time of day', () => {
  test.each([
    // from, zone, 24 hours later, one day later
    ['2026-03-07T14:00:00Z', 'America/New_York', '2026-03-08T14:00:00.000Z', '2026-03-08T13:00:00.000Z'],
    ['2026-10-31T14:00:00Z', 'America/New_York', '2026-11-01T14:00:00.000Z', '2026-11-01T15:00:00.000Z'],
    ['2026-10-03T13:00:00Z', 'Australia/Lord_Howe', '2026-10-04T13:00:00.000Z', '2026-10-04T12:30:00.000Z'],
    ['2026-03-07T14:00:00Z', 'Asia/Kolkata', '2026-03-08T14:00:00.000Z', '2026-03-08T14:00:00.000Z'],
    ['2026-03-07T14:00:00Z', 'Asia/Kathmandu', '2026-03-08T14:00:00.000Z', '2026-03-08T14:00:00.000Z'],
  ])('from %s in %s', (from, zone, hours, day) => {
    expect(later(from, 24, 'hours', zone)).toBe(hours);
    expect(later(from, 1, 'days', zone)).toBe(day);
  });

  test('a time of day that the spring change skips comes an hour later', () => {
    expect(later('2026-03-07T07:30:00Z', 1, 'days', 'America/New_York')).toBe('2026-03-08T07:30:00.000Z'); // 02:30 → 03:30 EDT
  });

  test('a time of day that the autumn change repeats is the first of the two', () => {
    expect(later('2026-10-31T05:30:00Z', 1, 'days', 'America/New_York')).toBe('2026-11-01T05:30:00.000Z'); // 01:30 EDT
  });

  test.each([
    ['America/Havana', '2026-03-07T05:00:00Z', '2026-03-08T05:00:00.000Z'], // no midnight: 01:00
    ['Africa/Cairo', '2026-04-22T22:00:00Z', '2026-04-23T22:00:00.000Z'],
    ['America/Santiago', '2026-09-05T04:00:00Z', '2026-09-06T04:00:00.000Z'],
  ])('a day from midnight into a day without midnight, in %s', (zone, from, expected) => {
    expect(later(from, 1, 'days', zone)).toBe(expected);
  });

  test('a day that never was, in Apia, is passed over', () => {
    expect(later('2011-12-29T20:00:00Z', 1, 'days', 'Pacific/Apia')).toBe('2011-12-30T20:00:00.000Z'); // 29th → 31st, 10:00
  });

  test.each([
    ['2028-01-31T12:00:00Z', '2028-02-29T12:00:00.000Z'],
    ['2027-01-31T12:00:00Z', '2027-02-28T12:00:00.000Z'],
    ['2028-02-29T12:00:00Z', '2028-03-29T12:00:00.000Z'],
  ])('a month from %s', (from, expected) => {
    expect(later(from, 1, 'months')).toBe(expected);
  });

  test('half a day is twelve hours, a week seven days', () => {
    expect(later('2026-03-01T00:00:00Z', 0.5, 'days')).toBe('2026-03-01T12:00:00.000Z');
    expect(later('2026-03-07T14:00:00Z', 1, 'weeks', 'America/New_York')).toBe('2026-03-14T13:00:00.000Z');
    expect(later('2026-03-01T00:00:00Z', 1.5, 'minutes')).toBe('2026-03-01T00:01:30.000Z');
  });
});

test.each<[Duration, RegExp]>([
  [{ amount: -1, unit: 'hours' }, /"-1 hours" is not a time to wait/],
  [{ amount: Number.NaN, unit: 'days' }, /"NaN days"/],
  [{ amount: 1.5, unit: 'months' }, /months must be whole/],
  [{ amount: 1e9, unit: 'weeks' }, /longer than the longest wait/],
  [{ amount: 1, unit: 'years' as 'days' }, /"years" is none of seconds, minutes, hours/],
])('an impossible wait says why: %j', (duration, message) => {
  expect(durationProblem(duration)).toMatch(message);
  expect(() => addDuration(new Date(0), duration, 'UTC')).toThrow(RangeError);
});

const zones = fc.constantFrom(
  ...['America/New_York', 'America/Havana', 'Africa/Cairo', 'America/Santiago', 'Australia/Lord_Howe'],
  ...['Pacific/Apia', 'Asia/Kolkata', 'Asia/Kathmandu', 'UTC', 'Europe/Berlin'],
);
const instants = fc.date({ min: new Date('2011-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
const units = fc.constantFrom<Duration['unit']>('seconds', 'minutes', 'hours', 'days', 'weeks');

test('a longer wait never ends before a shorter one, and none ends before it began', () => {
  fc.assert(
    fc.property(zones, instants, units, fc.nat({ max: 200 }), (zone, from, unit, amount) => {
      const end = addDuration(from, { amount, unit }, zone);
      expect(end >= from).toBe(true);
      expect(addDuration(from, { amount: amount + 1, unit }, zone) >= end).toBe(true);
    }),
  );
});

test('only waits longer than a minute are rounded, up to a second', () => {
  const from = new Date('2026-03-01T12:00:00.250Z');
  expect(roundedDue(from, new Date('2026-03-01T12:01:00.250Z')).toISOString()).toBe('2026-03-01T12:01:00.250Z');
  expect(roundedDue(from, new Date('2026-03-01T14:00:00.250Z')).toISOString()).toBe('2026-03-01T14:00:01.000Z');
  expect(roundedDue(from, new Date('2026-03-01T14:00:00.000Z')).toISOString()).toBe('2026-03-01T14:00:00.000Z');
});

test('zones are IANA names, legacy ones too; offsets and inventions are not', () => {
  for (const zone of ['Europe/Kyiv', 'Europe/Kiev', 'Asia/Calcutta', 'US/Eastern', 'UTC'])
    expect(isZone(zone)).toBe(true);
  for (const zone of ['', '+05:30', 'Mars/Olympus', 'x'.repeat(200)]) expect(isZone(zone)).toBe(false);
  expect(zoneOf(undefined, 'Mars/Olympus', 'Asia/Tokyo')).toBe('Asia/Tokyo');
  expect(zoneOf(undefined)).toBe('UTC');
});
