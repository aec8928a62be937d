import { aContext } from '../../test/support/n8n-context';
import { Wait } from './Wait.node';

const item = { profile: { id: 'prf_1' }, entry: { key: 'checkout:k' } };
const END = Date.parse('2026-11-24T14:30:00Z');
const NOW = Date.parse('2026-11-23T14:30:00Z'); // a Monday
const expressions = {
  '$now.toMillis()': NOW,
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

test.each(['{}', '{"output":0,"event":{}}', '{"output":"x","event":{}}', '{"output":1}'])(
  'the call %s ends no wait',
  async (body) => {
    const context = aContext({ expressions, request: { body, headers: {} } });
    expect((await new Wait().webhook.call(context.n8n)).workflowData).toBeUndefined();
  },
);

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

const berlin = { ...item, profile: { id: 'prf_1', timeZone: 'Europe/Berlin' } };
const date = { mode: 'date', date: '2026-12-24', shift: 'before', shiftAmount: 1, shiftUnit: 'weeks' };

describe('until a date, in plain n8n', () => {
  test("sleeps until then, at a time of day in the customer's zone", async () => {
    const context = aContext({ items: [berlin], parameters: date, expressions });
    const [[held] = []] = await new Wait().execute.call(context.n8n);
    expect(context.waitsUntil).toEqual(new Date('2026-12-17T08:00:00Z'));
    expect(held?.json).toMatchObject({ wait: { outcome: 'timeout', at: '2026-12-17T08:00:00.000Z' } });
  });

  test('without a date, or with one that is over, the customer leaves by a way of their own, behind the early ones', async () => {
    const left = async (parameters: object) => {
      const context = aContext({ items: [berlin], parameters: { ...date, ...parameters }, expressions });
      const outputs = await new Wait().execute.call(context.n8n);
      expect(context.waitsUntil).toBeUndefined();
      return [outputs.length - 1, outputs.at(-1)?.[0]?.json['wait']];
    };
    const at = '2026-11-23T14:30:00.000Z';
    expect(await left({ date: '' })).toEqual([1, { outcome: 'noDate', at }]);
    expect(await left({ date: '2026-11-24' })).toEqual([2, { outcome: 'over', at }]);
    expect(await left({ date: '', branches })).toEqual([3, { outcome: 'noDate', at }]);
    expect(await left({ date: '', missing: 'goOn' })).toEqual([0, { outcome: 'noDate', at }]);
    expect(await left({ date: '2026-11-24', missing: 'goOn' })).toEqual([1, { outcome: 'over', at }]);
  });
});

test('only in local hours: at once inside of them, else when they begin', async () => {
  const hours = { mode: 'hours', from: '09:00', to: '16:00', days: ['mon'] };
  const open = aContext({ items: [berlin], parameters: hours, expressions });
  expect(await new Wait().execute.call(open.n8n)).toMatchObject([[{ json: { wait: { outcome: 'timeout' } } }]]);
  expect(open.waitsUntil).toBeUndefined();
  const closed = aContext({ items: [berlin], parameters: { ...hours, to: '15:00' }, expressions });
  await new Wait().execute.call(closed.n8n);
  expect(closed.waitsUntil).toEqual(new Date('2026-11-30T08:00:00Z'));
});

test('a condition is asked of our API, and an event of before the step with when the customer entered', async () => {
  const filter = { conditions: { condition: [{ path: 'consent.email', operator: 'equals', value: 'subscribed' }] } };
  const ways = [
    { kind: 'event', event: 'Product Viewed', by: 'profile', since: 'entry' },
    { kind: 'condition', name: 'Agreed', filter },
  ];
  const entered = { ...item, entry: { key: 'checkout:k', at: '2026-11-20T10:00:00.000Z' } };
  const parameters = { ...untilEvent, branches: { branch: ways } };
  const context = aContext({ items: [entered], parameters, expressions });
  await new Wait().execute.call(context.n8n);
  expect(context.asked[0]?.body).toMatchObject({
    enteredAt: '2026-11-20T10:00:00.000Z',
    branches: [{ event: 'Product Viewed', since: 'entry', output: 1 }],
    conditions: [{ output: 2, filter: { combinator: 'all', conditions: [{ path: 'consent.email' }] } }],
  });
});

test('the customer who fits a condition leaves by its way', async () => {
  const body = JSON.stringify({ output: 2, outcome: 'condition', at: '2026-11-23T15:00:00.000Z' });
  const { workflowData } = await new Wait().webhook.call(aContext({ expressions, request: { body, headers: {} } }).n8n);
  const wait = { outcome: 'condition', at: '2026-11-23T15:00:00.000Z' };
  expect(workflowData?.[2]).toEqual([{ json: { ...item, wait }, pairedItem: { item: 0 } }]);
});

test.each([
  [{ ...untilEvent, branches: { branch: [{ kind: 'date', date: '2026-12-24' }] } }, 'one of several ways out'],
  [{ mode: 'time', amount: 1, unit: 'days', lateAmount: 2, lateUnit: 'hours' }, 'being too late'],
])('what n8n cannot do is refused with what to do instead', async (parameters, message) => {
  const context = aContext({ items: [item], parameters, expressions });
  await expect(new Wait().execute.call(context.n8n)).rejects.toThrow(message);
  expect(context.waitsUntil).toBeUndefined();
});

test.each([
  [{ ...date, time: '9 am' }, '"9 am" is no time of day'],
  [{ mode: 'hours', from: '25:00' }, '"25:00" is no time of day'],
  [{ ...date, zoneOf: 'fixed', zone: 'Mars/Olympus' }, 'no time zone "Mars/Olympus"'],
  [{ ...untilEvent, branches: { branch: [{ kind: 'condition' }] } }, 'compares nothing'],
])('%j is no wait', async (parameters, message) => {
  const context = aContext({ items: [item], parameters, expressions });
  await expect(new Wait().execute.call(context.n8n)).rejects.toThrow(message);
});
