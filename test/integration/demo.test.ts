import type { OrderFigures } from '../../runtime/src/engine/profile';
import { startBackground, type Background } from '../../runtime/src/background';
import { createDemo, removeDemo, type Demo, type DemoParts } from '../../runtime/src/demo/service';
import { DatabaseClock } from '../../runtime/src/platform/clock';
import { createLogger } from '../../runtime/src/platform/logging';
import { createSecrets } from '../../runtime/src/platform/secrets';
import { ProcessDoorbell } from '../../runtime/src/worker/doorbell';
import { aKey, aWholeApp, type WholeApp } from '../support/app';
import { Brand, eventually } from '../support/brand';

const SIZE = 60;
/** Sessions and what shoppers do come a hundred times faster; the journey's waits stay a minute. */
const PACE = 0.01;

let app: WholeApp;
let clock: DatabaseClock;
let background: Background;
let parts: DemoParts;
let demo: Demo;
let brand: Brand;
let workspaceId: string;
const said: string[] = [];

beforeAll(async () => {
  const bell = new ProcessDoorbell();
  app = await aWholeApp({ doorbell: bell });
  clock = await DatabaseClock.start(app.database.db);
  const log = createLogger('silent');
  background = await startBackground({ database: app.database, clock, log, bell, subjects: app.subjects });
  const { workspaces } = app;
  const secrets = createSecrets(['a secret of the demo, long enough for anything']);
  parts = { db: app.database.db, clock, log, secrets, workspaces, ...app.subjects };
  demo = createDemo(parts, PACE);
});

afterAll(async () => {
  await demo.stop();
  await background.stop();
  clock.stop();
  await app.close();
});

const count = async (name: string, filter: object = {}) =>
  await app.database.db.collection(name).countDocuments({ workspaceId, ...filter });

test('a newcomer is offered it as long as nothing has happened', async () => {
  expect(await demo.offered()).toBe(true);
});

test('it is begun at once and made in steps; a process that dies half way leaves nothing behind that another one doubles', async () => {
  ({ workspaceId } = await demo.begin({ seed: 'test', size: SIZE }));
  expect(await demo.offered()).toBe(false);
  expect(await app.workspaces.isDemo(workspaceId)).toBe(true);

  // The first one dies while it imports, the second after the journey was made and before it said so.
  let batches = 0;
  const dying: DemoParts = {
    ...parts,
    events: {
      ingest: async (...args) => {
        if (++batches > 1) throw new Error('killed');
        return await parts.events.ingest(...args);
      },
    },
  };
  await expect(createDemo(dying).finish(() => undefined)).rejects.toThrow('killed');
  await demo.finish((line) => said.push(line));
  await app.database.db
    .collection<{ _id: string }>('demos')
    .updateOne({ _id: 'demo' }, { $unset: { readyAt: '', journeyId: '' } });
  expect(await demo.finish((line) => said.push(line))).toBe('made');

  expect(said.join()).toContain(`${String(SIZE)} of ${String(SIZE)} customers`);
  expect(await count('profiles', { mergedInto: { $exists: false } })).toBe(SIZE);
  expect(await count('events', { name: 'Customer Created' })).toBe(SIZE);
  expect(await count('events', { origin: 'backfill', name: 'Order Completed' })).toBeGreaterThan(SIZE / 2);
  expect(await count('sources')).toBe(3);
  expect(await count('senders')).toBe(1);
  expect(await count('journeys')).toBe(1);
  expect(await count('messages')).toBe(3);
  expect(await count('enrolments')).toBe(0);
});

test('its customers have names, languages, consent and what they bought; its journey says openly how short it waits', async () => {
  brand = new Brand(app.baseUrl, await aKey(app.workspaces, { id: workspaceId, ownerId: app.a.ownerId }, ALL));
  const people = await brand.list<{ firstName: string; language: string; country: string; email: string }>(
    '/api/profiles?limit=200',
  );
  expect(new Set(people.map(({ country }) => country)).size).toBeGreaterThan(5);
  expect(people.every(({ firstName, language }) => firstName !== '' && language !== '')).toBe(true);

  const [journey] = await brand.list<{ id: string; name: string; status: string }>('/api/journeys');
  expect(journey).toMatchObject({ status: 'live', name: expect.stringContaining('one minute') as unknown });
  // What is made in it belongs to whoever asked for it, so that nobody looks for a stranger.
  const { changedBy } = await brand.must<{ changedBy: string }>('GET', `/api/journeys/${journey!.id}/draft`);
  expect(changedBy).toBe(app.a.ownerId);
  const draft = JSON.stringify(await brand.must('GET', `/api/journeys/${journey!.id}/draft`));
  expect(draft).toContain('nothing leaves this machine');
  expect(draft.match(/"amount":1,"unit":"minutes"/g)).toHaveLength(3);
  expect((await brand.must<{ workspace: object }>('GET', '/api/me')).workspace).toMatchObject({
    demo: true,
    name: 'Mori & Fig',
  });
});

test('what its customers bought is there as orders, and all of it counts in the brand’s own currency', async () => {
  const events = await count('events', { origin: 'backfill', name: 'Order Completed' });
  expect(await count('orders', { 'fields.placedAt': { $exists: true } })).toBeGreaterThanOrEqual(events);
  const people = await brand.list<{ id: string; orders: OrderFigures }>('/api/profiles?limit=200');
  const buyers = people.filter(({ orders }) => orders.count > 0);
  expect(buyers.length).toBeGreaterThan(SIZE / 2);
  for (const { orders } of buyers) {
    expect(orders.spend?.currency).toBe('EUR');
    expect(orders.unconverted).toBeUndefined();
  }
  const [buyer] = buyers;
  const orders = await brand.list<{ total: object; lines: readonly object[] }>(`/api/orders?profileId=${buyer!.id}`);
  expect(orders).toHaveLength(buyer!.orders.count);
  expect(orders[0]).toMatchObject({ total: { currency: expect.any(String) as unknown }, lines: expect.anything() as unknown }); // prettier-ignore
});

test('a demo refuses senders that reach the world, made new or out of its sandbox', async () => {
  const smtp = {
    ...{ kind: 'smtp', name: 'Real', from: { name: 'Us', address: 'us@example.com' } },
    smtp: { host: 'mail.example.com', port: 587 },
  };
  const [sandbox] = await brand.list<{ id: string }>('/api/senders');
  for (const [method, path] of [
    ['POST', '/api/senders'],
    ['PUT', `/api/senders/${sandbox!.id}`],
  ] as const)
    expect(await brand.call(method, path, smtp)).toMatchObject({ status: 409, body: { code: 'not_in_this_state' } });
  expect(await brand.call('POST', '/api/senders', { ...smtp, kind: 'sandbox' })).toMatchObject({ status: 201 });
});

test('shoppers come over HTTP: they look, begin checkouts and change them, and some buy; the journey moves', async () => {
  demo.serve(app.baseUrl);
  const live = async (name: string) => await count('events', { origin: 'live', name });
  await eventually('a changed checkout and an order', async () =>
    (await live('Checkout Updated')) > 0 && (await live('Order Completed')) > 3 && (await live('Product Viewed')) > 10
      ? true
      : undefined,
  );
  const deliveries = await app.database.db.collection('deliveries').find({ workspaceId, status: 'refused' }).toArray();
  expect(deliveries).toEqual([]);
  await eventually('somebody who bought in time', async () =>
    (await count('enrolments', { 'ended.reason': 'goal', 'ended.value.amount': { $gt: 0 } })) > 0 ? true : undefined,
  );
  expect(await count('enrolments')).toBeGreaterThan(3);
  // Known customers were recognised: nobody was made twice for one session.
  const people = await count('profiles', { mergedInto: { $exists: false } });
  const { sessions } = (await app.database.db.collection('demos').findOne({})) as unknown as { sessions: number };
  expect(people).toBeLessThan(SIZE + sessions / 2);
});

test('one process plays the shoppers; when it stops another one goes on', async () => {
  const other = createDemo(parts, PACE);
  other.serve(app.baseUrl);
  const owner = async () =>
    ((await app.database.db.collection('demos').findOne({})) as unknown as { simulator?: { token: string } }).simulator
      ?.token;
  const first = await owner();
  await demo.stop();
  await eventually('the other process', async () => {
    const now = await owner();
    return now !== undefined && now !== first ? true : undefined;
  });
  const before = await count('events');
  await eventually('more events', async () => ((await count('events')) > before ? true : undefined));
  demo = other;
});

test('it is removed with everything, also while shoppers are busy; other workspaces keep what they have', async () => {
  const ours = new Brand(app.baseUrl, app.a.key);
  await ours.must('POST', '/api/profiles', { email: 'real@example.com' });
  await ours.must('POST', '/api/journeys', { name: 'Real' });
  const removed = await removeDemo(app.database.db);
  expect(removed?.workspaceId).toBe(workspaceId);
  await new Promise((resolve) => setTimeout(resolve, 1_500));

  const left: string[] = [];
  for (const { name } of await app.database.db.listCollections({}, { nameOnly: true }).toArray()) {
    const found = await app.database.db
      .collection(name)
      .countDocuments({ $or: [{ workspaceId }, { organizationId: workspaceId }, { _id: workspaceId as never }] });
    if (found > 0) left.push(`${name}: ${String(found)}`);
  }
  expect(left).toEqual([]);
  expect(await ours.list('/api/profiles')).toHaveLength(1);
  expect(await ours.list('/api/journeys')).toHaveLength(1);
  expect(await removeDemo(app.database.db)).toBeUndefined();
  expect((await brand.call('GET', '/api/me')).status).toBe(401);
});

test('a workspace that is no demo is never removed', async () => {
  await app.database.db
    .collection<Record<string, unknown> & { _id: string }>('demos')
    .insertOne({ _id: 'demo', workspaceId: app.a.id, sessions: 0 });
  await expect(removeDemo(app.database.db)).rejects.toThrow('not marked as a demo');
  expect(await new Brand(app.baseUrl, app.a.key).list('/api/journeys')).toHaveLength(1);
});

const ALL = [...(['journeys:read', 'profiles:read', 'senders:read', 'senders:edit', 'workspace:read'] as const)];
