import { firstDue, nextDue, retryDue } from './jobs-schedule';

const at = (text: string) => new Date(text);

test('a job that runs every so often keeps its beat and serves what it missed at once', () => {
  const schedule = { everySeconds: 10 };
  const served = at('2026-01-01T00:00:00Z');
  expect(nextDue(schedule, served, at('2026-01-01T00:00:01Z'))).toEqual(at('2026-01-01T00:00:10Z'));
  expect(nextDue(schedule, served, at('2026-01-01T00:00:10Z'))).toEqual(at('2026-01-01T00:00:20Z'));
  expect(nextDue(schedule, served, at('2026-01-01T03:00:03Z'))).toEqual(at('2026-01-01T03:00:10Z'));
  expect(firstDue(schedule, served)).toEqual(served);
});

test('a daily job is due at its local time, across changes of the clock', () => {
  const schedule = { dailyAt: '02:30', zone: 'America/New_York' };
  const due = (now: string) => nextDue(schedule, at(now), at(now)).toISOString();
  expect(due('2026-01-10T12:00:00Z')).toBe('2026-01-11T07:30:00.000Z');
  expect(due('2026-01-11T07:30:00Z')).toBe('2026-01-12T07:30:00.000Z');
  // 2026-03-08 has no 02:30 there, 2026-11-01 has 01:30 twice but 02:30 once.
  expect(due('2026-03-08T06:00:00Z')).toBe('2026-03-08T07:30:00.000Z');
  expect(due('2026-11-01T05:00:00Z')).toBe('2026-11-01T07:30:00.000Z');
  expect(firstDue(schedule, at('2026-01-10T06:00:00Z')).toISOString()).toBe('2026-01-10T07:30:00.000Z');
});

test('a job that failed comes again in ever longer pauses, never later than it is due anyway', () => {
  const now = at('2026-01-01T00:00:00Z');
  const tomorrow = at('2026-01-02T00:00:00Z');
  const minutes = (failures: number) => (retryDue(tomorrow, failures, now).getTime() - now.getTime()) / 60_000;
  expect([1, 2, 3, 20].map(minutes)).toEqual([1, 2, 4, 60]);
  expect(retryDue(at('2026-01-01T00:00:05Z'), 1, now)).toEqual(at('2026-01-01T00:00:05Z'));
});
