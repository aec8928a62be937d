import { createHmac } from 'node:crypto';

import { heldOf } from '../support/hooks';
import { anIntake, type Intake } from '../support/intake';

let intake: Intake;
let workspaceId = '';
let workspaces = 0;

beforeAll(async () => {
  intake = await anIntake();
});
afterAll(() => intake.close());
beforeEach(() => {
  workspaceId = `ws_${String((workspaces += 1))}`;
});

const MAPPING = {
  event: { path: 'kind', names: [{ from: 'purchase', to: 'Order Completed' }] },
  id: 'id',
  time: 'at',
  identifiers: { email: 'who.mail', phone: 'who.tel' },
  traits: { firstName: 'who.first', country: 'who.land' },
  attributes: [{ from: 'who.size', to: 'shoe_size' }],
  properties: [
    { from: 'cart.no', to: 'order_id' },
    { from: 'cart.sum', to: 'total' },
    { from: 'cart.money', to: 'currency' },
    { from: 'cart.rows.0.sku', to: 'first_sku' },
  ],
};
const SAMPLE = {
  ...{ kind: 'purchase', id: 'x-1', at: '2026-11-24T10:00:00Z' },
  who: { mail: 'Mei@Customer.example', tel: '03-3224-9999', first: 'Mei', land: 'JP', size: 38 },
  cart: { no: 77, sum: '42.50', money: 'EUR', rows: [{ sku: 'TEA' }] },
};
const HMAC = { mode: 'hmac', header: 'x-signature', encoding: 'hex', prefix: 'sha256=' };

async function make(changes: object = {}): Promise<string> {
  const body = { kind: 'webhook', name: 'Till', secret: 'hush', auth: HMAC, mapping: MAPPING, ...changes };
  const answer = await intake.call(workspaceId, 'POST', '/api/sources', body);
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}

function send(sourceId: string, payload: unknown, headers?: Record<string, string>): Promise<Response> {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
  const signature = `sha256=${createHmac('sha256', 'hush').update(body).digest('hex')}`;
  const method = 'POST';
  return fetch(`${intake.baseUrl}/hooks/webhook/${sourceId}`, {
    method,
    headers: headers ?? { 'x-signature': signature },
    body,
  });
}

test('any JSON becomes events, people and orders by its mapping, once', async () => {
  const source = await make();
  expect([(await send(source, SAMPLE)).status, (await send(source, { ...SAMPLE, more: 1 })).status]).toEqual([
    200, 200,
  ]);
  const { events, people, orders, deliveries } = await heldOf(intake, workspaceId);
  expect(events).toMatchObject([
    {
      ...{ name: 'Order Completed', keys: ['order:77'], occurredAt: new Date('2026-11-24T10:00:00Z'), trust: 'server' },
      properties: { order_id: '77', total: { amount: 4_250, currency: 'EUR' }, first_sku: 'TEA' },
    },
  ]);
  expect(people).toMatchObject([
    { email: 'mei@customer.example', phone: '+81332249999', firstName: 'Mei', attributes: { shoe_size: 38 } },
  ]);
  expect(orders).toMatchObject([{ orderId: '77', fields: { total: { amount: 4_250, currency: 'EUR' } } }]);
  expect(deliveries.map(({ status }) => String(status)).toSorted()).toEqual(['duplicate', 'stored']);
});

test('a list of entries is an event each', async () => {
  const mapping = { ...MAPPING, items: 'data', properties: undefined };
  const source = await make({ mapping });
  await send(source, { data: [SAMPLE, { ...SAMPLE, id: 'x-2', kind: 'hello', at: 1_795_500_000 }] });
  const { events } = await heldOf(intake, workspaceId);
  expect(events.map(({ name }) => String(name)).toSorted()).toEqual(['Order Completed', 'hello']);
  expect(events.find(({ name }) => name === 'hello')).toMatchObject({ properties: { who: { first: 'Mei' } } });
});

test('a sample is tried before anything is saved, and says what is wrong', async () => {
  const attempt = async (mapping: object, sample: object) => {
    const answer = await intake.call(workspaceId, 'POST', '/api/sources/mapping/try', { mapping, sample });
    return (await answer.json()) as object;
  };
  expect(await attempt(MAPPING, SAMPLE)).toMatchObject({
    events: [
      {
        ...{ name: 'Order Completed', orderId: '77', occurredAt: '2026-11-24T10:00:00.000Z' },
        identifiers: [{ kind: 'email', value: 'mei@customer.example' }, { kind: 'phone' }],
        traits: { firstName: 'Mei', country: 'JP', shoe_size: 38 },
      },
    ],
  });
  expect(await attempt(MAPPING, { kind: 'purchase' })).toMatchObject({
    problem: { code: 'invalid_input', message: expect.stringContaining('who.mail, who.tel') as string },
  });
  expect(await attempt(MAPPING, { who: SAMPLE.who })).toMatchObject({
    problem: {
      message: expect.stringContaining('kind: a name of 1 to 200 characters is needed, not nothing') as string,
    },
  });
  expect(await attempt({ ...MAPPING, items: 'who' }, SAMPLE)).toMatchObject({
    problem: { message: 'who: a list is needed, not an object.' },
  });
  expect(await heldOf(intake, workspaceId)).toMatchObject({ events: [], people: [] });
});

test('a token in a header is taken where the sender can sign nothing', async () => {
  const source = await make({ auth: { mode: 'token', header: 'x-token' } });
  expect((await send(source, SAMPLE, { 'x-token': 'hush' })).status).toBe(200);
  expect((await send(source, SAMPLE, { 'x-token': 'other' })).status).toBe(401);
  expect((await send(source, SAMPLE, {})).status).toBe(401);
  const shown = await intake.call(workspaceId, 'GET', `/api/sources/${source}`);
  expect(await shown.json()).toMatchObject({ lastRefused: { reason: 'bad_signature' }, mapping: MAPPING });
  expect(await intake.count('deliveries', { workspaceId })).toBe(1);
});

test.each([
  ['a path that reaches a prototype', { ...MAPPING, time: 'a.__proto__.b' }],
  ['an operator as a name', { ...MAPPING, properties: [{ from: 'a', to: '$set' }] }],
  ['no identifier at all', { ...MAPPING, identifiers: {} }],
  ['a path and a fixed name', { ...MAPPING, event: { path: 'a', fixed: 'B' } }],
])('%s is no mapping', async (_, mapping) => {
  const body = { kind: 'webhook', name: 'Till', secret: 'hush', auth: HMAC, mapping };
  expect((await intake.call(workspaceId, 'POST', '/api/sources', body)).status).toBe(400);
});

test('odd bodies get a clear answer, are noted, and change nothing', async () => {
  const source = await make();
  const odd = {
    none: '',
    list: '[]',
    broken: '{"kind":',
    proto: '{"kind":"x","__proto__":{"who":{"mail":"a@b.example"}}}',
    nobody: JSON.stringify({ ...SAMPLE, who: { mail: { $gt: '' } } }),
    deep: JSON.stringify({ ...SAMPLE, cart: { no: { $ne: 1 } }, kind: ['x'] }),
  };
  for (const body of Object.values(odd)) expect((await send(source, body)).status).toBe(400);
  expect((await send(source, JSON.stringify({ ...SAMPLE, x: 'y'.repeat(1_100_000) }))).status).toBe(413);
  const { events, people, deliveries } = await heldOf(intake, workspaceId);
  expect([events.length, people.length, deliveries.length]).toEqual([0, 0, Object.keys(odd).length]);
  expect(JSON.stringify(deliveries)).not.toContain('customer.example');
});
