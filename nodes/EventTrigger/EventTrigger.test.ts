import { createHmac } from 'node:crypto';

import { aContext } from '../../test/support/n8n-context';
import { EventTrigger } from './EventTrigger.node';

const SECRET = 'what only the two of them know';
const body = JSON.stringify({
  profile: { id: 'prf_1' },
  event: { id: 'evt_1', name: 'Checkout Started', receivedAt: '2026-11-23T14:30:00.000Z' },
  keys: ['cart:c', 'checkout:k'],
});

function delivered({ time = Date.now() / 1000, secret = SECRET, id = 'dlv_1' } = {}) {
  const t = String(Math.floor(time));
  const v1 = createHmac('sha256', secret).update(`${t}.${body}`).digest('hex');
  return { body, headers: { 'perennial-signature': `t=${t},v1=${v1}`, 'idempotency-key': id } };
}

const receive = (request: ReturnType<typeof delivered>, staticData: Record<string, unknown> = { secret: SECRET }) =>
  new EventTrigger().webhook.call(aContext({ request, staticData, parameters: { entryKey: 'checkout' } }).n8n);

test('a delivery becomes one item of the shape that journeys have', async () => {
  expect((await receive(delivered())).workflowData).toEqual([
    [
      {
        json: {
          profile: { id: 'prf_1' },
          event: { id: 'evt_1', name: 'Checkout Started', receivedAt: '2026-11-23T14:30:00.000Z' },
          entry: { key: 'checkout:k', at: '2026-11-23T14:30:00.000Z', enrolmentId: '42', journeyId: 'w1' },
        },
      },
    ],
  ]);
});

test('the same delivery again starts nothing', async () => {
  const staticData = { secret: SECRET };
  expect((await receive(delivered(), staticData)).workflowData).toBeDefined();
  expect((await receive(delivered(), staticData)).workflowData).toBeUndefined();
  expect((await receive(delivered({ id: 'dlv_2' }), staticData)).workflowData).toBeDefined();
});

test.each([
  ['signed with another secret', delivered({ secret: 'guessed' })],
  ['signed an hour ago', delivered({ time: Date.now() / 1000 - 3600 })],
  ['without a signature', { body, headers: { 'perennial-signature': '', 'idempotency-key': 'x' } }],
])('a request %s starts nothing', async (_what, request) => {
  expect((await receive(request)).workflowData).toBeUndefined();
});

describe('its subscription', () => {
  const hooks = new EventTrigger().webhookMethods.default;

  test('is made with its events and filter, and remembered', async () => {
    const staticData = {};
    const filter = {
      combinator: 'any',
      conditions: { condition: [{ path: 'total.amount', operator: 'exists', value: '' }] },
    };
    const context = aContext({
      staticData,
      parameters: { events: ['Checkout Started'], filter },
      api: () => ({ id: 'sub_1', secret: SECRET }),
    });
    await hooks.create.call(context.n8n);
    expect(context.asked).toMatchObject([
      {
        method: 'POST',
        url: 'https://perennial.example/api/subscriptions',
        body: {
          url: 'https://n8n.example/webhook/1',
          events: ['Checkout Started'],
          filter: { combinator: 'any', conditions: [{ path: 'total.amount', operator: 'exists' }] },
        },
      },
    ]);
    expect(staticData).toEqual({ id: 'sub_1', secret: SECRET });
  });

  test('exists while our API delivers to this very address', async () => {
    const exists = (api: () => unknown, staticData: Record<string, unknown> = { id: 'sub_1', secret: SECRET }) =>
      hooks.checkExists.call(aContext({ staticData, api }).n8n);
    expect(await exists(() => ({ url: 'https://n8n.example/webhook/1' }))).toBe(true);
    expect(await exists(() => ({ url: 'https://n8n.example/webhook/old' }))).toBe(false);
    expect(await exists(gone)).toBe(false);
    expect(await exists(() => ({ url: 'https://n8n.example/webhook/1' }), {})).toBe(false);
  });

  test('is ended and forgotten, also when it is gone already; other errors are told', async () => {
    const staticData = { id: 'sub_1', secret: SECRET };
    expect(await hooks.delete.call(aContext({ staticData, api: gone }).n8n)).toBe(true);
    expect(staticData).toEqual({});
    const refused = aContext({ staticData: { id: 'sub_1' }, api: () => fail('401') });
    await expect(hooks.delete.call(refused.n8n)).rejects.toThrow();
  });
});

const gone = () => fail('404');

function fail(status: string): never {
  throw Object.assign(new Error(`answered ${status}`), { httpCode: status });
}
