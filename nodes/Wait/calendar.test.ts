import fc from 'fast-check';

import { dateOf } from '../../runtime/src/engine/dates';
import { addDuration } from '../../runtime/src/engine/durations';
import { nextInWindow, WEEKDAYS } from '../../runtime/src/engine/windows';
import { instantOfDate, isZone, minutesOf, nextInHours, plusDuration } from './calendar';

// The runtime counts with a library that plain n8n has not; both must mean the same by a date and by local hours.

const zones = fc.constantFrom(
  ...['UTC', 'America/New_York', 'America/Havana', 'Africa/Cairo', 'America/Santiago', 'Australia/Lord_Howe'],
  ...['Asia/Kolkata', 'Asia/Kathmandu', 'Europe/Berlin', 'Pacific/Auckland'],
);
const instants = fc.date({ min: new Date('2012-01-05'), max: new Date('2035-01-01'), noInvalidDate: true });
const clocks = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const units = fc.constantFrom('seconds', 'minutes', 'hours', 'days', 'weeks', 'months');

test('a time to wait is as long as in the runtime', () => {
  fc.assert(
    fc.property(instants, fc.integer({ min: 0, max: 100 }), units, zones, (at, amount, unit, zone) => {
      expect(plusDuration(at, { amount, unit }, zone)).toEqual(addDuration(at, { amount, unit }, zone));
    }),
  );
});

test('a date is the same instant', () => {
  const offset = fc.option(fc.record({ amount: fc.integer({ min: 0, max: 40 }), unit: units, before: fc.boolean() }), {
    nil: undefined,
  });
  const day = fc
    .date({ min: new Date('1950-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().replace(/\.\d+/, '.000'));
  const values = fc.oneof(
    day,
    ...[10, 16, 19].map((length) => day.map((text) => text.slice(0, length))),
    day.map((text) => Date.parse(text)),
    fc.constantFrom(
      '1992-02-29',
      '2026-02-30',
      'soon',
      '',
      null,
      true,
      '2026-05-10T09:30+0200',
      '2026-05-10 09:30:15 +02',
    ),
  );
  const yearly = fc.constantFrom(undefined, 'feb28', 'mar1');
  fc.assert(
    fc.property(
      fc.tuple(values, offset, fc.option(clocks, { nil: undefined }), yearly),
      instants,
      zones,
      (point, since, zone) => {
        const [value, moved, time, every] = point;
        const asked = {
          value,
          ...(moved && { offset: moved }),
          ...(time !== undefined && { time }),
          ...(every && { yearly: every }),
        };
        expect(instantOfDate(asked as never, since, zone)).toEqual(dateOf(asked as never, since, zone));
      },
    ),
    { numRuns: 500 },
  );
});

test('local hours begin at the same instant, but for those of clocks that are put back', () => {
  const days = fc.subarray([...WEEKDAYS]);
  fc.assert(
    fc.property(instants, fc.tuple(clocks, clocks), days, zones, (at, [from, to], on, zone) => {
      const hours = { from, to, days: on };
      const ours = nextInWindow(at, hours, zone);
      const theirs = nextInHours(at, hours, zone);
      expect(theirs.getTime()).toBeGreaterThanOrEqual(ours.getTime());
      expect(nextInWindow(theirs, hours, zone)).toEqual(theirs);
      if (
        plusDuration(at, { amount: 1, unit: 'days' }, zone).getTime() - at.getTime() === 86_400_000 &&
        ours.getTime() - at.getTime() < 86_400_000
      )
        expect(theirs).toEqual(ours);
    }),
    { numRuns: 500 },
  );
});

test('names of zones and times of day', () => {
  expect([isZone('Europe/Berlin'), isZone('Mars/Olympus')]).toEqual([true, false]);
  expect(['09:30', '24:00', '9:00'].map(minutesOf)).toEqual([570, undefined, undefined]);
});
