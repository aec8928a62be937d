import { aContext } from '../../test/support/n8n-context';
import { DateTrigger } from './DateTrigger.node';

const person = (id: string) => ({ id, profile: { id: `prf_${id}` }, properties: { date: '2026-11-24' }, at: '2026-11-24T09:00:00.000Z' }); // prettier-ignore

function polled(answers: readonly object[], staticData: Record<string, unknown>, mode = 'trigger') {
  const api = [...answers];
  const context = aContext({
    ...{ staticData, api: () => api.shift() },
    parameters: { attribute: 'birthday', shift: 'before', shiftDays: 7, maxAgeHours: 24, zone: 'Europe/Berlin' },
  });
  Object.assign(context.n8n, { getMode: () => mode });
  return { asked: context.asked, items: new DateTrigger().poll.call(context.n8n) };
}

test('the first poll notes the time, the next ones start with whose day has come since', async () => {
  const staticData: Record<string, unknown> = {};
  const first = polled([{ items: [], until: '2026-11-24T08:00:00.000Z' }], staticData);
  expect(await first.items).toBeNull();
  expect(first.asked[0]!.url).toBe(
    'https://perennial.example/api/dates/due?attribute=birthday&yearly=feb28&days=-7&time=09%3A00&zoneOf=profile&zone=Europe%2FBerlin',
  );
  staticData['until'] = new Date(Date.now() - 60_000).toISOString();
  const until = new Date().toISOString();
  const page = { items: [person('a')], until, nextCursor: 'more' };
  const second = polled([page, { items: [person('b')], until }], staticData);
  const [items] = (await second.items)!;
  expect(items!.map(({ json }) => json['profile'])).toEqual([{ id: 'prf_a' }, { id: 'prf_b' }]);
  expect(items![0]!.json).toMatchObject({
    event: { name: 'Date Reached', properties: { date: '2026-11-24' } },
    entry: { at: '2026-11-24T09:00:00.000Z', enrolmentId: 'a', journeyId: 'w1' },
  });
  expect(second.asked[1]!.url).toContain('cursor=more');
  expect(staticData).toEqual({ until });
});

test('after days of standing still it asks no further back than the greatest age', async () => {
  const staticData = { until: '2026-01-01T00:00:00.000Z' };
  const { asked, items } = polled([{ items: [], until: '2026-11-24T08:00:00.000Z' }], staticData);
  expect(await items).toBeNull();
  const since = decodeURIComponent(/since=([^&]+)/.exec(asked[0]!.url)![1]!);
  expect(Date.now() - Date.parse(since)).toBeLessThan(25 * 3_600_000);
});

test('tried by hand it gives one customer of the last day, and notes nothing', async () => {
  const staticData = {};
  const { items } = polled([{ items: [person('a'), person('b')], until: '2026-11-24T08:00:00.000Z' }], staticData, 'manual'); // prettier-ignore
  expect((await items)![0]).toHaveLength(1);
  expect(staticData).toEqual({});
});
