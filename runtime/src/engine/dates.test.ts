import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';

import { dateOf, dateProblem, type DatePoint } from './dates';
import { daysMeant, occasionOf } from './occasions';

const SINCE = new Date('2026-03-01T12:00:00Z');
const at = (point: DatePoint, zone = 'UTC', since = SINCE) => dateOf(point, since, zone)?.toISOString();

describe('a date that data names', () => {
  test.each([
    ['a day begins at midnight of the zone', '2026-05-10', 'Asia/Kathmandu', '2026-05-09T18:15:00.000Z'],
    ['a time without an offset is one of the zone', '2026-05-10T09:30', 'Asia/Kolkata', '2026-05-10T04:00:00.000Z'],
    ['a time with an offset is an instant', '2026-05-10T09:30:00+02:00', 'Asia/Kolkata', '2026-05-10T07:30:00.000Z'],
    ['so is one in UTC', '2026-05-10 09:30:15.250Z', 'America/New_York', '2026-05-10T09:30:15.250Z'],
    ['seconds since 1970', 1_778_400_000, 'UTC', '2026-05-10T08:00:00.000Z'],
    ['milliseconds since 1970', 1_778_400_000_000, 'UTC', '2026-05-10T08:00:00.000Z'],
  ])('%s', (_, value, zone, expected) => {
    expect(at({ value }, zone)).toBe(expected);
  });

  test.each([undefined, null, '', 'soon', '2026-02-30', '10.05.2026', true, {}, -1, Number.NaN, '2026-13-01T00:00Z'])(
    '%p names none',
    (value) => {
      expect(at({ value })).toBeUndefined();
    },
  );

  test('at a time of day, on the day that it is in the zone', () => {
    // 02:00 in UTC is the evening before in New York
    expect(at({ value: '2026-05-10T02:00:00Z', time: '09:00' }, 'America/New_York')).toBe('2026-05-09T13:00:00.000Z');
  });
});

describe('days, weeks and months before and after it are those of the calendar', () => {
  test.each([
    ['a month before the 31st', '2026-03-31', { amount: 1, unit: 'months', before: true }, '2026-02-28T09:00:00.000Z'],
    [
      'a month before, in a leap year',
      '2028-03-31',
      { amount: 1, unit: 'months', before: true },
      '2028-02-29T09:00:00.000Z',
    ],
    ['a year after 29 February', '2028-02-29', { amount: 12, unit: 'months' }, '2029-02-28T09:00:00.000Z'],
    ['a week before', '2026-05-10', { amount: 1, unit: 'weeks', before: true }, '2026-05-03T09:00:00.000Z'],
    ['on the day', '2026-05-10', { amount: 0, unit: 'days' }, '2026-05-10T09:00:00.000Z'],
  ] as const)('%s', (_, value, offset, expected) => {
    expect(at({ value, offset, time: '09:00' })).toBe(expected);
  });

  test('nine in the morning stays nine in the morning across a change of the clocks; 24 hours do not', () => {
    const value = '2026-03-09'; // clocks go forward on the 8th
    const zone = 'America/New_York';
    expect(at({ value, offset: { amount: 1, unit: 'days', before: true }, time: '09:00' }, zone)).toBe(
      '2026-03-08T13:00:00.000Z',
    );
    expect(at({ value, offset: { amount: 24, unit: 'hours', before: true } }, zone)).toBe('2026-03-08T04:00:00.000Z');
  });

  test.each([
    [
      'a time that the clocks skip is as much later',
      '2026-03-08',
      '02:30',
      'America/New_York',
      '2026-03-08T07:30:00.000Z',
    ],
    ['one that comes twice is the first', '2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
    ['Lord Howe skips half an hour', '2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:45:00.000Z'],
    ['Havana skips midnight', '2026-03-08', '00:00', 'America/Havana', '2026-03-08T05:00:00.000Z'],
    ['Cairo does', '2026-04-24', '00:00', 'Africa/Cairo', '2026-04-23T22:00:00.000Z'],
    ['Santiago does', '2026-09-06', '00:00', 'America/Santiago', '2026-09-06T04:00:00.000Z'],
    ['Apia had no 30 December 2011', '2011-12-30', '09:00', 'Pacific/Apia', '2011-12-30T19:00:00.000Z'],
  ])('%s', (...[, value, time, zone, expected]) => {
    expect(at({ value, time }, zone)).toBe(expected);
  });
});

describe('a day that comes every year', () => {
  test.each([
    ['this year, when it is ahead', '1990-05-10', 'feb28', '2026-05-10T09:00:00.000Z'],
    ['next year, when it was', '1990-02-10', 'feb28', '2027-02-10T09:00:00.000Z'],
    ['29 February on the 28th', '1992-02-29', 'feb28', '2027-02-28T09:00:00.000Z'],
    ['29 February on 1 March, at once while that is ahead', '1992-02-29', 'mar1', '2027-03-01T09:00:00.000Z'],
    ['born on 28 February: never on 1 March', '1990-02-28', 'mar1', '2027-02-28T09:00:00.000Z'],
  ] as const)('%s', (_, value, yearly, expected) => {
    expect(at({ value, yearly, time: '09:00' })).toBe(expected);
  });

  test('29 February is itself in a leap year', () => {
    const point = { value: '1992-02-29', time: '09:00' };
    const since = new Date('2028-01-01T00:00:00Z');
    expect(at({ ...point, yearly: 'feb28' }, 'UTC', since)).toBe('2028-02-29T09:00:00.000Z');
    expect(at({ ...point, yearly: 'mar1' }, 'UTC', since)).toBe('2028-02-29T09:00:00.000Z');
  });

  test('a week before a birthday of next week is now, of yesterday next year', () => {
    const offset = { amount: 1, unit: 'weeks', before: true } as const;
    expect(at({ value: '1990-03-08', offset, yearly: 'feb28', time: '12:00' })).toBe('2026-03-01T12:00:00.000Z');
    expect(at({ value: '1990-03-07', offset, yearly: 'feb28', time: '12:00' })).toBe('2027-02-28T12:00:00.000Z');
  });
});

test('what is wrong with a point is said', () => {
  expect(dateProblem({ value: '', time: '9 am' })).toMatch(/"9 am" is not a time of day/);
  expect(dateProblem({ value: '', offset: { amount: -1, unit: 'days' } })).toMatch(/"-1 days"/);
  expect(() => dateOf({ value: '2026-05-10', time: '24:00' }, SINCE, 'UTC')).toThrow(RangeError);
});

const zone = fc.constantFrom(
  ...['UTC', 'America/New_York', 'America/Havana', 'Africa/Cairo', 'America/Santiago', 'Australia/Lord_Howe'],
  ...['Pacific/Apia', 'Asia/Kolkata', 'Asia/Kathmandu', 'Europe/Berlin'],
);
const day = fc
  .date({ min: new Date('1940-01-01'), max: new Date('2050-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const since = fc.date({ min: new Date('2011-12-01'), max: new Date('2040-12-31'), noInvalidDate: true });
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);

test('every year: never before now, at most eight years and a bit ahead, and found again from itself', () => {
  fc.assert(
    fc.property(day, since, zone, time, fc.constantFrom('feb28', 'mar1'), (...[value, now, where, clock, yearly]) => {
      const point = { value, time: clock, yearly } as const;
      const next = dateOf(point, now, where)!;
      expect(next.getTime()).toBeGreaterThanOrEqual(now.getTime());
      expect(next.getTime() - now.getTime()).toBeLessThan(367 * 86_400_000);
      expect(dateOf(point, next, where)).toEqual(next);
    }),
  );
});

const midnight = fc.constantFrom('', 'T00:00:00Z', 'T00:00:00.000Z', ' 00:00Z', 'T00:00:00+02:00', 'T00:00-0500');

test('a day that was written as midnight is the day on which a date of the customer lets in, in every zone', () => {
  const rule = { kind: 'date', attribute: 'birthday', days: 0, time: '09:00', zoneOf: 'profile' } as const;
  fc.assert(
    fc.property(day, midnight, zone, (written, as, where) => {
      const value = written + as;
      const waits = dateOf({ value, time: '09:00' }, SINCE, where)!;
      fc.pre(where !== 'Pacific/Apia' || written !== '2011-12-30'); // there was none
      const on = Temporal.Instant.fromEpochMilliseconds(waits.getTime()).toZonedDateTimeISO(where).toPlainDate();
      expect(occasionOf(rule, value, on.toString())?.date).toBe(written);
      const yearly = dateOf({ value, time: '09:00', yearly: 'feb28' }, SINCE, where)!;
      const next = Temporal.Instant.fromEpochMilliseconds(yearly.getTime()).toZonedDateTimeISO(where).toPlainDate();
      expect(daysMeant({ ...rule, yearly: 'feb28' }, next.toString())).toContain(written.slice(5));
    }),
  );
});

test.each([
  ['1990-05-10T00:00:00Z', '1990-05-10T13:00:00.000Z'],
  [new Date('1990-05-10T00:00:00Z'), '1990-05-10T13:00:00.000Z'],
  [Date.parse('1990-05-10T00:00:00Z') / 1_000, '1990-05-10T13:00:00.000Z'],
  // A second later it is an instant, the evening before in New York.
  ['1990-05-10T00:00:01Z', '1990-05-09T13:00:00.000Z'],
])('a day stored as midnight in UTC is that day, also west of Greenwich: %p', (value, expected) => {
  expect(at({ value, time: '09:00' }, 'America/New_York')).toBe(expected);
});

test('later days come later, whatever the clocks do', () => {
  fc.assert(
    fc.property(day, day, zone, time, (a, b, where, clock) => {
      const [first, second] = [a, b].toSorted().map((value) => dateOf({ value, time: clock }, SINCE, where)!);
      expect(first!.getTime()).toBeLessThanOrEqual(second!.getTime());
    }),
  );
});
