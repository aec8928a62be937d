import { cronProblem, cronTimesOn } from './cron';
import { nextTimes, scheduleMoments, wallsOn, type ScheduleTimes } from './schedule';

const AFTER = new Date('2026-11-24T08:30:00Z');
const next = (times: ScheduleTimes, zone = 'UTC', after = AFTER) =>
  nextTimes(times, zone, { after, count: 3 }).map(({ wall }) => wall);

test('the next times of each kind of schedule, the nearest first', () => {
  expect(next({ repeats: 'once', date: '2026-11-27', time: '10:00' })).toEqual(['2026-11-27T10:00']);
  expect(next({ repeats: 'once', date: '2026-11-23', time: '10:00' })).toEqual([]);
  expect(next({ repeats: 'daily', time: '09:00' })).toEqual(['2026-11-24T09:00', '2026-11-25T09:00', '2026-11-26T09:00']); // prettier-ignore
  expect(next({ repeats: 'daily', time: '09:00' }, 'Europe/Berlin')[0]).toBe('2026-11-25T09:00');
  expect(next({ repeats: 'weekly', days: ['mon', 'fri'], time: '09:00' })).toEqual(['2026-11-27T09:00', '2026-11-30T09:00', '2026-12-04T09:00']); // prettier-ignore
  expect(next({ repeats: 'cron', cron: '0 9 29 2 *' })).toEqual(['2028-02-29T09:00']);
});

test('the 31st is the last day in shorter months', () => {
  const times = { repeats: 'monthly', dayOfMonth: 31, time: '09:00' } as const;
  expect(next(times, 'UTC', new Date('2027-01-01T00:00:00Z'))).toEqual(['2027-01-31T09:00', '2027-02-28T09:00', '2027-03-31T09:00']); // prettier-ignore
});

test('a cron expression names local times, whatever clocks do on the day', () => {
  expect(cronTimesOn('30 2 * * *', '2026-03-08')).toEqual(['02:30']);
  expect(cronTimesOn('0 9,17 * * mon-fri', '2026-11-27')).toEqual(['09:00', '17:00']);
  expect(cronTimesOn('0 9,17 * * mon-fri', '2026-11-28')).toEqual([]);
  expect(cronTimesOn('0 9 L * *', '2028-02-29')).toEqual(['09:00']);
  expect(cronTimesOn('0 9 * * 1#1', '2026-12-07')).toEqual(['09:00']);
});

test.each([
  ['0 9 * *', 'invalid_cron'],
  ['0 0 9 * * 1', 'invalid_cron'],
  ['H 9 * * 1', 'invalid_cron'],
  ['@daily', 'invalid_cron'],
  ['0 25 * * *', 'invalid_cron'],
  ['0,30 9 * * *', 'cron_too_often'],
  ['* * * * *', 'cron_too_often'],
])('%s is no schedule: %s', (cron, code) => {
  expect(cronProblem(cron)).toMatchObject({ code });
});

test('an expression that names no day there is, is told of', () => {
  expect(cronProblem('0 9 30 2 *')).toBeDefined();
});

test('of several times in one span only the last of each zone lets people in', () => {
  const zones = new Map([['Asia/Tokyo', 'Asia/Tokyo'], ['UTC', 'UTC']]); // prettier-ignore
  const rule = { times: { repeats: 'daily', time: '09:00' }, zoneOf: 'profile', alreadyPassed: 'skip' } as const;
  const span = { after: new Date('2026-11-24T00:00:00Z'), until: new Date('2026-11-25T08:00:00Z') };
  expect(scheduleMoments(rule, zones, { span }).map(({ wall, zoneKeys, lost }) => [wall, ...zoneKeys, lost])).toEqual([
    ['2026-11-24T09:00', 'UTC', undefined],
    ['2026-11-25T09:00', 'Asia/Tokyo', undefined],
  ]);
  const longer = { ...span, until: new Date('2026-11-26T10:00:00Z') };
  const lost = scheduleMoments(rule, zones, { span: longer }).filter((moment) => moment.lost === 'superseded');
  expect(lost.map(({ wall }) => wall)).toEqual(['2026-11-24T09:00', '2026-11-25T09:00', '2026-11-25T09:00']);
});

test('an hour that a day lost and the one it became are one', () => {
  expect(wallsOn({ repeats: 'cron', cron: '0 2,3 * * *' }, '2026-03-08')).toEqual(['2026-03-08T02:00', '2026-03-08T03:00']); // prettier-ignore
  const zones = new Map([['America/New_York', 'America/New_York']]);
  const rule = { times: { repeats: 'cron', cron: '0 2,3 * * *' }, zoneOf: 'journey', alreadyPassed: 'skip' } as const;
  const span = { after: new Date('2026-03-08T06:30:00Z'), until: new Date('2026-03-08T07:00:00Z') };
  const moments = scheduleMoments(rule, zones, { span });
  expect(moments.filter(({ lost }) => lost === undefined).map(({ wall }) => wall)).toEqual(['2026-03-08T03:00']);
});
