import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';

import { nextInWindow } from './windows';

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
