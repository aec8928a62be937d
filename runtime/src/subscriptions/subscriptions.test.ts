import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { aRunningApp, type RunningApp, type TestWorkspace } from '../../../test/support/app';
import { silent } from '../../../test/support/n8n-batch';
import type { JourneyEvent } from '../engine/event';
import { createOutgoing, type Outgoing } from '../platform/network';
import { createSecrets } from '../platform/secrets';
import { collectionsOf } from './model';
import { subscriptionMigrations } from './migrations';
import { subscriptionRoutes } from './routes';
import { createSubscriptions, type Subscriptions } from './service';

interface Arrived {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly body: Record<string, unknown>;
}

const PEOPLE: Readonly<Record<string, readonly string[]>> = {
  ada: ['ada', 'ada-before'],
  'ada-before': ['ada', 'ada-before'],
};
let outgoing: Outgoing;
let subscriptions: Subscriptions;
let app: RunningApp;
let receiver: Server;
let address: string;
let now = new Date('2026-11-23T14:30:00Z');
const arrived: Arrived[] = [];
/** What the receiver answers next; 200 when there is nothing. */
const answers: number[] = [];

beforeAll(async () => {
  receiver = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const body = JSON.parse(text) as Record<string, unknown>;
      arrived.push({ path: incoming.url ?? '', headers: incoming.headers, text, body });
      response.statusCode = answers.shift() ?? 200;
      response.end();
      receiver.emit('arrived');
    });
  });
  await once(receiver.listen(0, '127.0.0.1'), 'listening');
  address = `http://127.0.0.1:${String((receiver.address() as AddressInfo).port)}`;
  app = await aRunningApp();
  for (const migration of subscriptionMigrations) await migration.up(app.database.db);
  outgoing = createOutgoing({ allow: ['127.0.0.1'] });
  subscriptions = createSubscriptions({
    db: app.database.db,
    clock: { now: () => now },
    outgoing,
    logger: silent,
    secrets: createSecrets(['a secret that only tests have, 32+']),
    events: { stored: () => Promise.resolve(stored) },
    profiles: {
      watch: () => Promise.resolve(),
      read: (ids) =>
        Promise.resolve(new Map(ids.map((id) => [id, { view: profile(id), applied: {}, changedAt: now }]))),
      view: (workspaceId, id) => Promise.resolve(workspaceId === app.a.id && id !== 'nobody' ? profile(id) : undefined),
      aliases: (ids) => Promise.resolve(new Map(ids.map((id) => [id, PEOPLE[id] ?? [id]]))),
    },
  });
  subscriptions.start();
  subscriptionRoutes(app.api, subscriptions);
});

afterAll(async () => {
  await subscriptions.stop();
  await outgoing.close();
  receiver.close();
  await app.close();
});

beforeEach(async () => {
  const { subscriptions: made, waits, deliveries } = collectionsOf(app.database.db);
  await Promise.all([made.deleteMany({}), waits.deleteMany({}), deliveries.deleteMany({})]);
  stored = [];
  attributes = {};
  arrived.length = 0;
  answers.length = 0;
});

/** What was there before. */
let stored: JourneyEvent[] = [];
let attributes: Record<string, unknown> = {};

const profile = (id: string) => ({ id, attributes, tags: [], consent: {}, createdAt: '2026-01-01T00:00:00.000Z' });

function anEvent(more: Partial<JourneyEvent> = {}): JourneyEvent {
  return {
    id: `evt_${String(Math.random())}`,
    workspaceId: app.a.id,
    name: 'Checkout Started',
    profileId: 'ada',
    keys: ['checkout:c1'],
    properties: { total: { amount: 9900, currency: 'EUR' } },
    occurredAt: now,
    receivedAt: now,
    origin: 'live',
    trust: 'shop',
    ...more,
  };
}

async function post(path: string, body: unknown, by: TestWorkspace = app.a) {
  const answer = await by.call('POST', path, body);
  expect(answer.status).toBe(201);
  return (await answer.json()) as Record<string, string>;
}

const statusOf = async (
  method: string,
  path: string,
  { by = app.a, body }: { by?: TestWorkspace; body?: unknown } = {},
) => (await by.call(method, path, body)).status;

async function subscribe(more: Record<string, unknown> = {}) {
  const made = await post('/api/subscriptions', { url: `${address}/hook`, events: ['Checkout Started'], ...more });
  return { id: made['id']!, secret: made['secret']! };
}

const arrivals = async (count: number) => {
  while (arrived.length < count) await once(receiver, 'arrived');
};

test('a matching live event arrives once, signed, with the profile and a key that makes repeats known', async () => {
  const { secret } = await subscribe();
  const event = anEvent();
  await subscriptions.deliver([event]);
  await subscriptions.deliver([event]);
  await subscriptions.deliver([anEvent({ name: 'Product Viewed' }), anEvent({ origin: 'backfill' })]);
  await arrivals(1);
  await subscriptions.stop();
  subscriptions.start();

  expect(arrived).toHaveLength(1);
  const [{ headers, text, body }] = arrived as [Arrived];
  expect(body).toMatchObject({ event: { id: event.id, name: 'Checkout Started' }, profile: { id: 'ada' }, keys: ['checkout:c1'] }); // prettier-ignore
  expect(headers['idempotency-key']).toBe(body['id']);
  const [, time, given] = /^t=(\d+),v1=(.+)$/.exec(String(headers['perennial-signature'])) ?? [];
  expect(given).toBe(
    createHmac('sha256', secret)
      .update(`${String(time)}.${text}`)
      .digest('hex'),
  );
});

test('the filter decides', async () => {
  const condition = { path: 'total.amount', operator: 'greaterThan', value: 10_000 };
  await subscribe({ filter: { combinator: 'all', conditions: [condition] } });
  const large = anEvent({ properties: { total: { amount: 20_000 } } });
  await subscriptions.deliver([anEvent(), large]);
  await arrivals(1);
  expect(arrived.map(({ body }) => (body['event'] as { id: string }).id)).toEqual([large.id]);
  expect(await collectionsOf(app.database.db).deliveries.countDocuments()).toBe(1);
});

test('what did not arrive is tried again, as the same delivery', async () => {
  await subscribe();
  answers.push(503);
  await subscriptions.deliver([anEvent()]);
  await arrivals(1);
  now = new Date(now.getTime() + 60_000);
  await subscriptions.deliver([anEvent({ name: 'rings the bell' })]);
  await arrivals(2);
  expect(new Set(arrived.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
});

test('an address that answers 410 is unsubscribed', async () => {
  const { id } = await subscribe();
  answers.push(410);
  await subscriptions.deliver([anEvent()]);
  await arrivals(1);
  await subscriptions.stop();
  subscriptions.start();
  expect(await statusOf('GET', `/api/subscriptions/${id}`)).toBe(404);
});

test('an execution that waits is resumed by the first event it listens to, once, and leads to its branch', async () => {
  const branches = [
    { event: 'Order Completed', by: 'entryKey', output: 1 },
    { event: 'Product Viewed', by: 'profile', output: 2 },
  ];
  const wait = { resumeUrl: `${address}/resume`, profileId: 'ada-before', entryKey: 'checkout:c1', branches };
  const until = new Date(now.getTime() + 3_600_000).toISOString();
  await post('/api/subscriptions/waits', { ...wait, until });

  // Another person's, and an order of another checkout.
  await subscriptions.deliver([anEvent({ name: 'Product Viewed', profileId: 'bob', keys: [] })]);
  await subscriptions.deliver([anEvent({ name: 'Order Completed', keys: ['checkout:c2'] })]);
  expect(arrived).toEqual([]);
  // Of the same person under the id they merged into; then the guest order of the same checkout, too late.
  const viewed = anEvent({ name: 'Product Viewed', keys: [] });
  await subscriptions.deliver([viewed]);
  await subscriptions.deliver([anEvent({ name: 'Order Completed', profileId: 'guest' })]);
  await arrivals(1);
  await subscriptions.stop();
  subscriptions.start();
  expect(arrived).toHaveLength(1);
  expect(arrived[0]).toMatchObject({ path: '/resume', body: { output: 2, event: { id: viewed.id } } });
});

test('a wait that begins anew takes the place of the one before; one that is over hears nothing', async () => {
  const wait = (event: string, until: number) => ({
    resumeUrl: `${address}/resume`,
    profileId: 'ada',
    branches: [{ event, by: 'profile', output: 1 }],
    until: new Date(now.getTime() + until).toISOString(),
  });
  await post('/api/subscriptions/waits', wait('Product Viewed', 60_000));
  await post('/api/subscriptions/waits', wait('Order Completed', 60_000));
  await subscriptions.deliver([anEvent({ name: 'Product Viewed' })]);
  await subscriptions.deliver([anEvent({ name: 'Order Completed', receivedAt: new Date(now.getTime() + 60_001) })]);
  expect(await collectionsOf(app.database.db).deliveries.countDocuments()).toBe(0);
});

describe('what was there before an execution began to wait', () => {
  const wait = (more: object) => ({
    ...{ resumeUrl: `${address}/resume`, profileId: 'ada', branches: [] },
    until: new Date(now.getTime() + 60_000).toISOString(),
    ...more,
  });
  const hourAgo = () => new Date(now.getTime() - 3_600_000);

  test('an event resumes it when its author counts from the entry on, and the one it entered by never does', async () => {
    const enteredAt = hourAgo().toISOString();
    const branch = { event: 'Product Viewed', by: 'profile', output: 1 };
    const seen = anEvent({ name: 'Product Viewed', receivedAt: new Date(now.getTime() - 60_000) });
    stored = [anEvent({ name: 'Product Viewed', receivedAt: hourAgo() }), seen];
    await post('/api/subscriptions/waits', wait({ branches: [branch], enteredAt }));
    expect(await collectionsOf(app.database.db).deliveries.countDocuments()).toBe(0);
    await post('/api/subscriptions/waits', wait({ branches: [{ ...branch, since: 'entry' }], enteredAt }));
    await arrivals(1);
    expect(arrived[0]).toMatchObject({ body: { output: 1, event: { id: seen.id } } });
  });

  test('somebody who fits a condition resumes it at once, else as soon as they do, once', async () => {
    const filter = { combinator: 'all', conditions: [{ path: 'attributes.tier', operator: 'equals', value: 'gold' }] };
    const conditions = [{ output: 2, filter }];
    await post('/api/subscriptions/waits', wait({ conditions }));
    expect(await subscriptions.retest(app.a.id, ['ada'])).toEqual(new Set());
    expect(await subscriptions.retest(app.b.id, ['ada'])).toEqual(new Set(['ada']));
    attributes = { tier: 'gold' };
    expect(await subscriptions.retest(app.a.id, ['ada'])).toEqual(new Set(['ada']));
    await subscriptions.retest(app.a.id, ['ada']);
    await arrivals(1);
    expect(arrived[0]).toMatchObject({ body: { output: 2, outcome: 'condition', at: now.toISOString() } });
    await post('/api/subscriptions/waits', wait({ conditions, resumeUrl: `${address}/other` }));
    await arrivals(2);
  });
});

test('nothing is delivered into the network of the operator unless it is allowed', async () => {
  await subscribe({ url: 'http://[::1]:8088/hook' });
  await subscriptions.deliver([anEvent()]);
  await subscriptions.stop();
  subscriptions.start();
  expect(arrived).toEqual([]);
  const [delivery] = await collectionsOf(app.database.db).deliveries.find().toArray();
  expect(delivery).toMatchObject({
    state: 'pending',
    tries: 1,
    lastError: expect.stringContaining('only public') as unknown,
  });
});

test('another workspace sees and ends nothing; bad input is refused', async () => {
  const { id } = await subscribe();
  const of = { by: app.b };
  expect(await statusOf('GET', `/api/subscriptions/${id}`, of)).toBe(404);
  expect(await statusOf('DELETE', `/api/subscriptions/${id}`, of)).toBe(404);
  expect(await (await app.b.call('GET', '/api/subscriptions')).json()).toEqual({ items: [] });
  await subscriptions.deliver([anEvent({ workspaceId: app.b.id })]);
  expect(await collectionsOf(app.database.db).deliveries.countDocuments()).toBe(0);
  for (const body of [{}, { url: 'file:///etc/passwd', events: ['A'] }, { url: `${address}/x`, events: [] }]) {
    expect(await statusOf('POST', '/api/subscriptions', { body })).toBe(400);
  }
  const wait = { resumeUrl: address, profileId: 'nobody', branches: [], until: now.toISOString() };
  expect(await statusOf('POST', '/api/subscriptions/waits', { body: wait })).toBe(404);
  expect(await statusOf('DELETE', `/api/subscriptions/${id}`)).toBe(204);
  expect(app.misfits).toEqual([]);
});
