import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';

import { isInWindow, nextInWindow, WEEKDAYS, type Weekday } from './windows';

const next = (at: string, from: string, to: string, zone: string) =>
  nextInWindow(new Date(at), { from, to }, zone).toISOString();

describe('hours in which a message may go out', () => {
  test.each([
    ['inside: at once', '2026-03-02T10:00:00Z', '08:00', '20:00', 'UTC', '2026-03-02T10:00:00.000Z'],
    ['too early: this morning', '2026-03-02T02:00:00Z', '08:00', '20:00', 'UTC', '2026-03-02T08:00:00.000Z'],
    ['too late: tomorrow', '2026-03-02T20:00:00Z', '08:00', '20:00', 'UTC', '2026-03-03T08:00:00.000Z'],
    ['across midnight, before it', '2026-03-02T23:00:00Z', '22:00', '02:00', 'UTC', '2026-03-02T23:00:00.000Z'],
    ['across midnight, behind it', '2026-03-02T01:59:00Z', '22:00', '02:00', 'UTC', '2026-03-02T01:59:00.000Z'],
    ['across midnight, closed', '2026-03-02T02:00:00Z', '22:00', '02:00', 'UTC', '2026-03-02T22:00:00.000Z'],
    ['equal hours: always', '2026-03-02T02:00:00Z', '09:00', '09:00', 'UTC', '2026-03-02T02:00:00.000Z'],
    [
      'a quarter to six, in Nepal',
      '2026-03-02T00:00:00Z',
      '09:00',
      '20:00',
      'Asia/Kathmandu',
      '2026-03-02T03:15:00.000Z',
    ],
    [
      'half an hour off, in India',
      '2026-03-02T00:00:00Z',
      '09:00',
      '20:00',
      'Asia/Kolkata',
      '2026-03-02T03:30:00.000Z',
    ],
    // 9:00 stays 9:00 over both changes
    ['New York, spring', '2026-03-08T06:00:00Z', '09:00', '20:00', 'America/New_York', '2026-03-08T13:00:00.000Z'],
    ['New York, autumn', '2026-11-01T05:00:00Z', '09:00', '20:00', 'America/New_York', '2026-11-01T14:00:00.000Z'],
    [
      'opens in the gap: as soon as that time is over',
      '2026-03-08T06:00:00Z',
      '02:30',
      '09:00',
      'America/New_York',
      '2026-03-08T07:30:00.000Z',
    ],
    [
      'swallowed by the gap: the day after',
      '2026-03-08T06:00:00Z',
      '02:10',
      '02:50',
      'America/New_York',
      '2026-03-09T06:10:00.000Z',
    ],
    [
      'opens twice: the first time',
      '2026-11-01T04:00:00Z',
      '01:30',
      '02:00',
      'America/New_York',
      '2026-11-01T05:30:00.000Z',
    ],
    [
      'opens twice: the second time when the first is over',
      '2026-11-01T06:05:00Z',
      '01:30',
      '02:00',
      'America/New_York',
      '2026-11-01T06:30:00.000Z',
    ],
    ['Havana has no midnight', '2026-03-08T04:30:00Z', '00:00', '06:00', 'America/Havana', '2026-03-08T05:00:00.000Z'],
    ['Cairo has no midnight', '2026-04-23T21:30:00Z', '00:00', '06:00', 'Africa/Cairo', '2026-04-23T22:00:00.000Z'],
    [
      'Santiago has no midnight',
      '2026-09-06T03:30:00Z',
      '00:00',
      '06:00',
      'America/Santiago',
      '2026-09-06T04:00:00.000Z',
    ],
    [
      'Lord Howe moves by half an hour',
      '2026-10-03T15:00:00Z',
      '02:15',
      '03:00',
      'Australia/Lord_Howe',
      '2026-10-03T15:45:00.000Z',
    ],
    ['Apia skips a day', '2011-12-30T08:00:00Z', '09:00', '20:00', 'Pacific/Apia', '2011-12-30T19:00:00.000Z'],
  ])('%s', (...[, at, from, to, zone, expected]) => {
    expect(next(at, from, to, zone)).toBe(expected);
  });

  test.each([
    ['9:00', 'UTC', /"9:00" is not a time of day/],
    ['24:00', 'UTC', /"24:00"/],
    ['09:00', 'Mars/Olympus', /time zone.*Mars\/Olympus/i],
  ])('%s in %s is refused', (from, zone, message) => {
    expect(() => next('2026-03-02T02:00:00Z', from, '20:00', zone)).toThrow(message);
  });
});

const clocks = fc.nat({ max: 1439 });
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const zones = fc.constantFrom(
  'America/New_York',
  'America/Havana',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Africa/Cairo',
  'Asia/Kathmandu',
);
const instants = fc.date({ min: new Date('2011-12-01'), max: new Date('2030-01-01'), noInvalidDate: true });

test('what comes out is never earlier, lies in the window, and stays where it is', () => {
  fc.assert(
    fc.property(clocks, clocks, zones, instants, (a, b, zone, at) => {
      const window = { from: clock(a), to: clock(b) };
      const open = nextInWindow(at, window, zone);
      const local = Temporal.Instant.fromEpochMilliseconds(open.getTime()).toZonedDateTimeISO(zone);
      const minute = local.hour * 60 + local.minute;
      expect(open >= at).toBe(true);
      expect(a === b || (a < b ? minute >= a && minute < b : minute >= a || minute < b)).toBe(true);
      expect(nextInWindow(open, window, zone)).toEqual(open);
    }),
  );
});

describe('hours on some days of the week', () => {
  const on = (at: string, days: Weekday[], [from, to]: [string, string], zone = 'UTC') =>
    nextInWindow(new Date(at), { from, to, days }, zone).toISOString();

  test.each<[string, string, Weekday[], [string, string], string]>([
    ['inside: at once', '2026-03-03T10:00:00Z', ['tue'], ['09:00', '11:00'], '2026-03-03T10:00:00.000Z'],
    ['on another day: next Tuesday', '2026-03-04T10:00:00Z', ['tue'], ['09:00', '11:00'], '2026-03-10T09:00:00.000Z'],
    [
      'too late on the day: a week later',
      '2026-03-03T11:00:00Z',
      ['tue'],
      ['09:00', '11:00'],
      '2026-03-10T09:00:00.000Z',
    ],
    ['the first of several', '2026-03-06T18:00:00Z', ['sun', 'mon'], ['09:00', '11:00'], '2026-03-08T09:00:00.000Z'],
    [
      'behind midnight it is still Friday night',
      '2026-03-07T01:00:00Z',
      ['fri'],
      ['22:00', '02:00'],
      '2026-03-07T01:00:00.000Z',
    ],
    [
      'but not on the morning of the Friday',
      '2026-03-06T01:00:00Z',
      ['fri'],
      ['22:00', '02:00'],
      '2026-03-06T22:00:00.000Z',
    ],
    ['a whole day', '2026-03-02T10:00:00Z', ['wed'], ['00:00', '00:00'], '2026-03-04T00:00:00.000Z'],
    ['no days are all days', '2026-03-02T22:00:00Z', [], ['09:00', '11:00'], '2026-03-03T09:00:00.000Z'],
  ])('%s', (...[, at, days, hours, expected]) => {
    expect(on(at, days, hours)).toBe(expected);
  });

  test('the Friday that Apia never had is passed over', () => {
    expect(on('2011-12-29T20:00:00Z', ['fri'], ['09:00', '11:00'], 'Pacific/Apia')).toBe('2012-01-05T19:00:00.000Z');
  });

  test('a night that began on the day Apia never had is none, however late in it', () => {
    for (const minutes of [0, 58, 59])
      expect(
        on(new Date(Date.UTC(2011, 11, 30, 10, minutes)).toISOString(), [], ['21:59', '01:00'], 'Pacific/Apia'),
      ).toBe('2011-12-31T07:59:00.000Z');
  });
});

test('clocks that are put back lead into hours that were over', () => {
  expect(next('2026-11-01T05:30:00Z', '00:30', '01:10', 'America/New_York')).toBe('2026-11-01T06:00:00.000Z');
});

test('never before now, monotone, and the same again, whatever hours, days and zones', () => {
  const clock = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '05', '10', '15', '30', '45', '59'))
    .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
  const days = fc.subarray([...WEEKDAYS]);
  const zone = fc.constantFrom(...ZONES);
  // Around changes of the clocks more often than anywhere else.
  const instant = fc.oneof(
    fc.date({ min: new Date('2011-12-25'), max: new Date('2030-01-01'), noInvalidDate: true }),
    fc
      .tuple(fc.constantFrom(...CHANGES), fc.integer({ min: -200, max: 200 }))
      .map(([at, minutes]) => new Date(Date.parse(at) + minutes * 60_000)),
  );
  fc.assert(
    fc.property(
      instant,
      fc.integer({ min: 0, max: 5_000 }),
      clock,
      clock,
      days,
      zone,
      (...[now, later, from, to, on, where]) => {
        const window = { from, to, days: on };
        const first = nextInWindow(now, window, where);
        const second = nextInWindow(new Date(now.getTime() + later * 60_000), window, where);
        expect(first.getTime()).toBeGreaterThanOrEqual(now.getTime());
        expect(first.getTime()).toBeLessThanOrEqual(second.getTime());
        expect(nextInWindow(first, window, where)).toEqual(first);
        expect(isInWindow(first, window, where)).toBe(true);
      },
    ),
    { numRuns: 400 },
  );
});

const ZONES = [
  ...['UTC', 'America/New_York', 'America/Havana', 'Africa/Cairo', 'America/Santiago', 'Australia/Lord_Howe'],
  ...['Pacific/Apia', 'Asia/Kolkata', 'Asia/Kathmandu', 'Europe/Berlin', 'America/Nuuk'],
];
const CHANGES = [
  ...['2026-03-08T07:00:00Z', '2026-11-01T06:00:00Z', '2026-03-08T05:00:00Z', '2026-11-01T05:00:00Z'],
  ...['2026-04-23T22:00:00Z', '2026-10-29T21:00:00Z', '2026-09-06T04:00:00Z', '2026-04-05T03:00:00Z'],
  ...[
    '2026-10-03T15:30:00Z',
    '2026-04-04T15:00:00Z',
    '2011-12-30T10:00:00Z',
    '2026-03-29T01:00:00Z',
    '2026-10-25T01:00:00Z',
  ],
];
