import { aContext } from '../../test/support/n8n-context';
import { Wait } from './Wait.node';

const item = { profile: { id: 'prf_1' }, entry: { key: 'checkout:k' } };
const END = Date.parse('2026-11-24T14:30:00Z');
const expressions = {
  '$now.plus({ days: 1 }).toMillis()': END,
  '$execution.resumeUrl': 'https://n8n.example/webhook-waiting/42?signature=s',
  $json: { ...item, wait: { outcome: 'timeout' } },
};
const branches = {
  branch: [
    { event: 'Order Completed', by: 'entryKey' },
    { event: 'Product Viewed', by: 'profile' },
  ],
};
const untilEvent = { mode: 'event', amount: 1, unit: 'days', branches };

test('in plain n8n a wait for a time puts the execution to sleep; the time-out is what it says when it goes on', async () => {
  const context = aContext({ items: [item], parameters: { mode: 'time', amount: 1, unit: 'days' }, expressions });
  const [[held] = []] = await new Wait().execute.call(context.n8n);
  expect(context.waitsUntil).toEqual(new Date(END));
  expect(held?.json).toEqual({ ...item, wait: { outcome: 'timeout', at: '2026-11-24T14:30:00.000Z' } });
  expect(context.asked).toEqual([]);
});

test('a wait for an event tells our API what to listen to and where to call', async () => {
  const context = aContext({ items: [item], parameters: untilEvent, expressions });
  await new Wait().execute.call(context.n8n);
  expect(context.waitsUntil).toEqual(new Date(END));
  expect(context.asked).toMatchObject([
    {
      url: 'https://perennial.example/api/subscriptions/waits',
      body: {
        resumeUrl: 'https://n8n.example/webhook-waiting/42?signature=s',
        profileId: 'prf_1',
        entryKey: 'checkout:k',
        branches: [
          { event: 'Order Completed', by: 'entryKey', output: 1 },
          { event: 'Product Viewed', by: 'profile', output: 2 },
        ],
        until: '2026-11-24T14:30:00.000Z',
      },
    },
  ]);
});

test('an event leads the item that waited to the output of its branch', async () => {
  const event = { id: 'evt_1', name: 'Product Viewed' };
  const body = JSON.stringify({ output: 2, at: '2026-11-23T15:00:00.000Z', event });
  const { workflowData } = await new Wait().webhook.call(aContext({ expressions, request: { body, headers: {} } }).n8n);
  const wait = { outcome: 'event', at: '2026-11-23T15:00:00.000Z', event };
  expect(workflowData).toEqual([[], [], [{ json: { ...item, wait }, pairedItem: { item: 0 } }]]);
});

test.each(['{}', '{"output":0,"event":{}}', '{"output":"x","event":{}}'])('the call %s ends no wait', async (body) => {
  const context = aContext({ expressions, request: { body, headers: {} } });
  expect((await new Wait().webhook.call(context.n8n)).workflowData).toBeUndefined();
});

test('several customers at once are refused with what to do', async () => {
  const context = aContext({ items: [item, item], parameters: { mode: 'time', amount: 1, unit: 'days' } });
  await expect(new Wait().execute.call(context.n8n)).rejects.toMatchObject({
    message: expect.stringContaining('2 items came in at once') as unknown,
    description: expect.stringContaining('Loop Over Items') as unknown,
  });
  expect(context.waitsUntil).toBeUndefined();
});

test.each([
  [-1, 'days', 'A wait of -1 days is not possible'],
  ['soon', 'days', 'A wait of "soon" days is not possible'],
  [11, 'years', 'The unit "years" is not one of'],
  [4000, 'days', '0 to 3650 are'],
])('%p %s is no time to wait', async (amount, unit, message) => {
  const context = aContext({ items: [item], parameters: { mode: 'time', amount, unit } });
  await expect(new Wait().execute.call(context.n8n)).rejects.toThrow(message);
});
