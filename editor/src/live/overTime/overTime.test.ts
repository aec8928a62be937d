import { beginning, markedOf, momentsOf } from './moments';
import { scaleOf, seriesOf, type CountBucket } from './series';

const at = (day: number, hour = 0) => new Date(2026, 10, day, hour);

const bucket = (stepKey: string, when: Date, more: Partial<CountBucket> = {}): CountBucket => ({
  ...{
    stepKey,
    at: when.toISOString(),
    entered: 0,
    left: [],
    ended: [],
    failed: 0,
    late: 0,
    sent: 0,
    notSent: 0,
    unclear: 0,
  },
  ...more,
});

const totals = (series: ReturnType<typeof seriesOf>) =>
  Object.fromEntries(series.map(({ what, total }) => [what, total]));

test('thirty days are today and the twenty-nine before it, from midnight', () => {
  const from = beginning(at(23, 14), 30, 'day');
  expect(from).toEqual(new Date(2026, 9, 25));
  expect(momentsOf(from, at(23, 14), 'day')).toHaveLength(30);
});

test('a day by the hour ends with the hour that goes on', () => {
  const now = new Date(2026, 10, 23, 14, 20);
  const moments = momentsOf(beginning(now, 1, 'hour'), now, 'hour');
  expect(moments).toHaveLength(24);
  expect(moments.at(-1)).toEqual(at(23, 14));
});

test('days without anything are zero, those not counted yet are unknown', () => {
  const moments = [at(20), at(21), at(22), at(23)];
  const buckets = [bucket('', at(20), { entered: 3 }), bucket('', at(22), { entered: 2 })];
  const [entered] = seriesOf(buckets, { moments, stepKey: '', until: at(22, 12).toISOString() });
  expect(entered?.values).toEqual([3, 0, 2, undefined]);
  expect(entered?.total).toBe(5);
});

test('goals are told apart from other ends, and attempts that failed at any step are those of the journey', () => {
  const ended = [
    { reason: 'goal', people: 4 },
    { reason: 'exit', people: 1 },
    { reason: 'completed', people: 2 },
  ];
  const buckets = [bucket('', at(20), { entered: 9, ended }), bucket('sendstep', at(20), { failed: 5, entered: 9 })];
  const query = { moments: [at(20)], until: at(21).toISOString() };
  expect(totals(seriesOf(buckets, { ...query, stepKey: '' }))).toEqual({ entered: 9, goal: 4, left: 3, failed: 5 });
  expect(totals(seriesOf(buckets, { ...query, stepKey: 'sendstep' }))).toEqual({
    ...{ entered: 9, wentOn: 0, goal: 0, left: 0, failed: 5 },
  });
});

test('messages have lines where there are any, of the journey those of all its steps', () => {
  const buckets = [
    bucket('', at(20), { entered: 9 }),
    bucket('sendstep', at(20), { entered: 9, sent: 6, notSent: 2 }),
    bucket('lastsend', at(20), { entered: 4, sent: 3, unclear: 1 }),
  ];
  const query = { moments: [at(20)], until: at(21).toISOString() };
  expect(totals(seriesOf(buckets, { ...query, stepKey: '' }))).toEqual({
    ...{ entered: 9, goal: 0, left: 0, sent: 9, notSent: 2, unclear: 1 },
  });
  expect(totals(seriesOf(buckets, { ...query, stepKey: 'sendstep' }))).toMatchObject({ sent: 6, notSent: 2 });
  expect(totals(seriesOf(buckets, { ...query, stepKey: 'waitstep' }))).not.toHaveProperty('sent');
});

test('the scale ends at an even round number', () => {
  const of = (value: number) => scaleOf([{ what: 'entered', values: [value, undefined], total: value }]);
  expect([0, 1, 3, 7, 10, 11, 96, 160, 4812].map(of)).toEqual([2, 2, 4, 8, 20, 20, 100, 200, 6000]);
});

test('a week of hours is marked at midnights, a month about seven times with today', () => {
  const week = momentsOf(at(16), at(23), 'hour');
  expect(markedOf(week, 'hour')).toHaveLength(7);
  const month = markedOf(momentsOf(new Date(2026, 9, 25), at(24), 'day'), 'day');
  expect(month.at(-1)).toBe(29);
  expect(month.length).toBeLessThanOrEqual(7);
});
