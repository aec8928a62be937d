import { occurredAt } from './time';

const now = new Date('2026-11-24T12:00:00Z');
const at = (timestamp: unknown, sentAt?: unknown) =>
  occurredAt({ timestamp, originalTimestamp: undefined, sentAt }, now);

test('a clock that is an hour fast is corrected by when it says that it sent', () => {
  expect(at('2026-11-24T12:59:50Z', '2026-11-24T13:00:00Z').at).toEqual(new Date('2026-11-24T11:59:50Z'));
});

test('an old event stays old', () => {
  expect(at('2012-12-02T00:30:08.276Z').at).toEqual(new Date('2012-12-02T00:30:08.276Z'));
  expect(at('2012-12-02T00:30:08.276Z', '2026-11-24T12:00:00Z').at.getUTCFullYear()).toBe(2012);
});

test('an old event that says it was sent back then stays old: a spool is no skewed clock', () => {
  expect(at('2012-05-01T10:00:00Z', '2012-05-01T10:00:05Z')).toEqual({
    at: new Date('2012-05-01T10:00:00Z'),
    notes: ['clock_skewed'],
  });
  expect(at('2026-11-24T08:00:00Z', '2026-11-24T10:59:59Z').at).toEqual(new Date('2026-11-24T08:00:00Z'));
});

test('a clock that is hours fast is not believed, and its future is now', () => {
  expect(at('2026-11-24T15:00:00Z', '2026-11-24T15:00:05Z')).toEqual({
    at: now,
    notes: ['clock_skewed', 'timestamp_in_future'],
  });
});

test('the future is clamped to now and noted', () => {
  expect(at('2090-01-01T00:00:00Z')).toEqual({ at: now, notes: ['timestamp_in_future'] });
});

test.each(['yesterday', {}, [], 1e300, '0000-01-01'])('%p is no time: now, and noted', (timestamp) => {
  expect(at(timestamp)).toEqual({ at: now, notes: ['timestamp_unreadable'] });
});

test('without a timestamp it is now', () => {
  expect(at(undefined)).toEqual({ at: now, notes: [] });
});
