import { aContext } from '../../test/support/n8n-context';
import { ScheduleTrigger } from './ScheduleTrigger.node';

const UNTIL = '2026-11-30T09:00:10.000Z';
const AUDIENCE = { conditions: { condition: [{ path: 'country', operator: 'equals', value: 'DE' }] } };

function polled(answers: readonly object[], parameters: object, staticData: Record<string, unknown> = {}) {
  const api = [...answers];
  const context = aContext({ staticData, api: () => api.shift(), parameters: { maxAgeHours: 24, ...parameters } });
  Object.assign(context.n8n, { getMode: () => 'trigger' });
  return { asked: context.asked, items: new ScheduleTrigger().poll.call(context.n8n) };
}

test('it asks for the audience of the times that came since the last poll, and starts with each person', async () => {
  const due = { id: 'a', profile: { id: 'prf_a' }, properties: { time: '2026-11-30T09:00' }, at: '2026-11-30T08:00:00.000Z' }; // prettier-ignore
  const staticData = { until: new Date(Date.now() - 60_000).toISOString() };
  const parameters = { repeats: 'weekly', days: ['mon'], time: '09:00', zone: 'Europe/Berlin', audience: AUDIENCE };
  const { asked, items } = polled([{ items: [due], until: UNTIL }], parameters, staticData);
  const [found] = (await items)!;
  expect(found![0]!.json).toMatchObject({
    profile: { id: 'prf_a' },
    event: { name: 'Schedule Reached', properties: { time: '2026-11-30T09:00' } },
  });
  expect(asked[0]!.url).toBe('https://perennial.example/api/schedules/due');
  expect(asked[0]!.body).toMatchObject({
    schedule: { repeats: 'weekly', days: ['mon'], time: '09:00' },
    ...{ zoneOf: 'journey', zone: 'Europe/Berlin' },
    audience: { combinator: 'all', conditions: [{ path: 'country', operator: 'equals', value: 'DE' }] },
  });
  expect(staticData).toEqual({ until: UNTIL });
});

test.each([
  [{ repeats: 'once', date: '2026-11-27', time: '10:00' }],
  [{ repeats: 'daily', time: '10:00' }],
  [{ repeats: 'monthly', dayOfMonth: 31, time: '10:00' }],
  [{ repeats: 'cron', cron: '0 9 * * 1-5' }],
])('%j is asked for as it is, without what belongs to other ways to repeat', async (schedule) => {
  const { asked, items } = polled([{ items: [], until: UNTIL }], { cron: '5 5 * * *', days: ['tue'], ...schedule });
  expect(await items).toBeNull();
  expect(asked[0]!.body).toEqual({ schedule, zoneOf: 'journey', zone: 'UTC' });
});
