import { gzipSync } from 'node:zlib';
import { Analytics } from '@segment/analytics-node';

import type { JourneyEvent } from '../../runtime/src/engine/event';
import { anIdentify, aTrack } from '../support/fixtures/segment/calls';
import { anIntake, aWriteKey, type Intake } from '../support/intake';

let intake: Intake;
let key: string;

beforeAll(async () => {
  intake = await anIntake();
});
afterAll(() => intake.close());
beforeEach(async () => {
  for (const name of ['events', 'receipts', 'profiles', 'identifiers', 'deliveries', 'sources', 'writeKeys'])
    await intake.database.db.collection(name).deleteMany({});
  key = await aWriteKey(intake);
});

const events = () => intake.database.db.collection('events').find().sort({ messageId: 1 }).toArray();
const post = (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
  fetch(intake.baseUrl + path, { method: 'POST', body, headers });
const basic = (writeKey: string) => ({ authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}` });

test('the official client delivers 1,000 events with only its host changed', async () => {
  const client = new Analytics({ writeKey: key, host: intake.baseUrl, flushAt: 100, maxRetries: 1 });
  client.identify({ userId: 'user-7', traits: { email: 'seven@customer.example' } });
  for (let index = 0; index < 999; index++)
    client.track({ userId: `user-${String(index % 50)}`, event: 'Product Viewed', properties: { index } });
  await client.closeAndFlush({ timeout: 30_000 });
  expect(await intake.count('events')).toBe(1_000);
  expect(await intake.count('profiles', { mergedInto: { $exists: false } })).toBe(50);
  await intake.events.idle();
  expect(await intake.count('events', { handled: false })).toBe(0);
});

test('a batch that is sent again changes nothing', async () => {
  const batch = { batch: [anIdentify(), aTrack(), aTrack({ messageId: 'message-2', event: 'Order Completed' })] };
  await intake.track('batch', key, batch);
  await intake.events.idle(); // its events are handled, which is a change
  const before = [await events(), await intake.database.db.collection('profiles').find().toArray()];
  expect(await (await intake.track('batch', key, { ...batch, sentAt: new Date() })).json()).toEqual({ success: true });
  expect([await events(), await intake.database.db.collection('profiles').find().toArray()]).toEqual(before);
});

// More than a hundred are written in several portions.
test.each([2, 150])('%p carts of one person in one batch are handled and looked up in their order', async (count) => {
  intake.reactions.events.length = 0;
  const at = (second: number) => new Date(Date.UTC(2026, 2, 1, 12, 0, second)).toISOString();
  const batch = Array.from({ length: count }, (_, cart) =>
    aTrack({ event: 'Cart Updated', messageId: `cart-${String(cart)}`, timestamp: at(cart), properties: { cart } }),
  );
  // The oldest comes last, as when a browser sends again what it had kept.
  expect((await intake.track('batch', key, { batch: [...batch.slice(1), batch[0]] })).status).toBe(200);
  await intake.events.idle();
  const carts = (events: readonly JourneyEvent[]) => events.map(({ properties }) => properties['cart']);
  const inOrder = Array.from({ length: count }, (_, cart) => cart);
  expect(carts(intake.reactions.events)).toEqual(inOrder);
  const [{ profileId, workspaceId } = { profileId: '', workspaceId: '' }] = intake.reactions.events;
  const asked = { workspaceId, profileIds: [profileId], keys: [], names: ['Cart Updated'], after: new Date(0) };
  const found = await intake.events.stored(asked);
  expect(carts(found)).toEqual(inOrder);
  expect(new Set(found.map(({ receivedAt }) => receivedAt.getTime())).size).toBe(count);
});

test('the same message id in two sources and in two workspaces is as many events', async () => {
  const [other, foreign] = [await aWriteKey(intake), await aWriteKey(intake, { workspaceId: 'ws_2' })];
  for (const each of [key, other, foreign]) await intake.track('track', each, aTrack());
  expect(await intake.count('events')).toBe(3);
  expect(await intake.count('profiles')).toBe(2);
});

test('identify makes the profile what it says', async () => {
  await intake.track('identify', key, anIdentify({ context: { locale: 'de_DE', timezone: 'Europe/Vienna' } }));
  expect(await intake.database.db.collection('profiles').findOne()).toMatchObject({
    email: 'peter@customer.example',
    firstName: 'Peter',
    lastName: 'Gibbons',
    language: 'de-DE',
    timeZone: 'Europe/Vienna',
    attributes: { plan: 'premium', logins: 5 },
    consents: {},
  });
});

test('older traits that arrive later do not replace newer ones', async () => {
  const at = (timestamp: string, plan: string) =>
    intake.track('identify', key, anIdentify({ messageId: plan, timestamp, traits: { plan, name: plan } }));
  await at('2026-03-01T00:00:00Z', 'new');
  await at('2026-01-01T00:00:00Z', 'old');
  expect(await intake.database.db.collection('profiles').findOne()).toMatchObject({
    attributes: { plan: 'new' },
    firstName: 'new',
  });
});

test.each(['page', 'screen', 'group', 'alias'])('a %s call is stored', async (call) => {
  const body = { userId: 'user-1', anonymousId: 'device', previousId: 'device', groupId: 'g', name: 'Home' };
  expect((await intake.track(call, key, body)).status).toBe(200);
  expect(await intake.count('events', { type: call })).toBe(1);
});

test('alias joins what a device did to the user it turned out to be', async () => {
  await intake.track('track', key, aTrack({ userId: undefined, anonymousId: 'device-1', messageId: 'a' }));
  await intake.track('identify', key, anIdentify({ messageId: 'b' }));
  await intake.track('alias', key, { userId: 'user-1', previousId: 'device-1', messageId: 'c' });
  const [seen] = await events();
  const { items } = (await (
    await intake.call('ws_1', 'GET', `/api/events?profileId=${String(seen!['profileId'])}`)
  ).json()) as { items: unknown[] };
  expect(items).toHaveLength(3);
});

test('alias of a server makes two known users one', async () => {
  const living = async () => await intake.count('profiles', { known: true, mergedInto: { $exists: false } });
  await intake.track('identify', key, {
    userId: 'alias-1',
    traits: { email: 'one@customer.example' },
    messageId: 'k1',
  });
  await intake.track('identify', key, {
    userId: 'alias-2',
    traits: { email: 'two@customer.example' },
    messageId: 'k2',
  });
  const before = await living();
  await intake.track('alias', key, { userId: 'alias-2', previousId: 'alias-1', messageId: 'k3' });
  expect(await living()).toBe(before - 1);
});

test('items that cannot be taken are named, the rest is stored', async () => {
  const batch = [
    aTrack({ messageId: 'good-1' }),
    null,
    aTrack({ type: 'purchase' }),
    aTrack({ event: 7 }),
    aTrack({ userId: undefined }),
    aTrack({ properties: [1] }),
    aTrack({ messageId: 'large', properties: { text: 'x'.repeat(40_000) } }),
    aTrack({ messageId: 'good-2' }),
  ];
  const answer = await intake.track('batch', key, { batch });
  expect(answer.status).toBe(200);
  const { success, errors } = (await answer.json()) as { success: boolean; errors: { index: number; code: string }[] };
  expect(success).toBe(true);
  expect(errors.map(({ index, code }) => [index, code])).toEqual([
    [1, 'invalid_input'],
    [2, 'invalid_input'],
    [3, 'invalid_input'],
    [4, 'invalid_input'],
    [5, 'invalid_input'],
    [6, 'too_large'],
  ]);
  expect((await events()).map(({ messageId }) => String(messageId))).toEqual(['good-1', 'good-2']);
});

test('a batch of which nothing can be taken is 400, and the source shows why', async () => {
  const answer = await intake.track('batch', key, { batch: [aTrack({ event: '' })] });
  expect(answer.status).toBe(400);
  const source = await intake.database.db.collection('sources').findOne();
  const deliveries = await intake.call('ws_1', 'GET', `/api/sources/${String(source!._id)}/deliveries?failed=true`);
  expect(await deliveries.json()).toMatchObject({
    items: [{ topic: 'batch', status: 'refused', errors: [{ index: 0, code: 'invalid_input' }] }],
  });
});

test('a batch that is none is 400, and the source shows it', async () => {
  expect((await intake.track('batch', key, { events: [] })).status).toBe(400);
  expect((await intake.track('batch', key, { batch: Array.from({ length: 5_001 }, () => 0) })).status).toBe(413);
  const told = await intake.database.db.collection('deliveries').find().sort({ _id: 1 }).toArray();
  expect(told).toMatchObject([
    {
      topic: 'batch',
      status: 'refused',
      events: 0,
      errors: [{ code: 'invalid_input', message: expect.stringContaining('a list of calls') as string }],
    },
    { topic: 'batch', status: 'refused', events: 0, errors: [{ code: 'too_large' }] },
  ]);
});

test('bad bodies get a clear answer and stop nothing', async () => {
  const status = async (body: BodyInit, headers = {}) =>
    (await post('/v1/batch', body, { ...basic(key), ...headers })).status;
  expect(await status('{"batch":[')).toBe(400);
  expect(await status('"text"')).toBe(400);
  expect(await status('{"batch":{}}')).toBe(400);
  expect(await status(JSON.stringify({ batch: [], pad: 'x'.repeat(5_000_000) }))).toBe(413);
  expect(await status(gzipSync('x'.repeat(50_000_000)), { 'content-encoding': 'gzip' })).toBe(413);
  expect(await status('no gzip', { 'content-encoding': 'gzip' })).toBe(400);
  expect(await status('{}', { 'content-encoding': 'rot13' })).toBe(415);
  expect(await status(`{"batch":[${'['.repeat(100_000)}${']'.repeat(100_000)}]}`)).toBe(400);
  expect(await status('{"batch":[]}')).toBe(200);
});

test('keys that a database or a prototype could take for its own harm nobody', async () => {
  const body = `{"batch":[{"type":"track","event":"Odd\\u0000 One","userId":"u\\u0000 1","messageId":"odd",
    "properties":{"$where":"1","a.b":{"$gt":""},"__proto__":{"polluted":1},"n\\u0000l":"\\u0000"},
    "context":{"traits":{"email":{"$ne":null}}}},
    {"type":"identify","userId":"u 1","messageId":"odd-2","traits":{"$set":1,"a.b":2,"__proto__":{"x":1},"ok":"$ok"}}]}`;
  expect(await (await post('/v1/batch', body, basic(key))).json()).toEqual({ success: true });
  expect(await events()).toMatchObject([
    { name: 'Odd One', properties: { _where: '1', a_b: { _gt: '' }, nl: '\0' } },
    { messageId: 'odd-2' },
  ]);
  const profile = await intake.database.db.collection('profiles').findOne();
  expect(profile).toMatchObject({ attributes: { ok: '$ok' } });
  expect(Object.keys(profile!['attributes'] as object)).toEqual(['ok']);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test('gzip is understood, and a key in the body as browsers send it', async () => {
  const body = gzipSync(JSON.stringify({ batch: [aTrack()], writeKey: key }));
  expect((await post('/v1/batch', body, { 'content-encoding': 'gzip', 'content-type': 'text/plain' })).status).toBe(
    200,
  );
  expect(await intake.count('events')).toBe(1);
});

test('the short paths of browser clients are the same calls', async () => {
  const body = JSON.stringify({ ...aTrack(), writeKey: key });
  expect((await post('/v1/t', body, { 'content-type': 'text/plain' })).status).toBe(200);
  expect(await events()).toMatchObject([{ type: 'track', name: 'Product Viewed' }]);
});

test('an unknown or missing key is 401 and nothing is stored', async () => {
  expect((await intake.track('track', 'wk_unknown', aTrack())).status).toBe(401);
  expect((await post('/v1/track', JSON.stringify(aTrack()))).status).toBe(401);
  expect(await intake.count('events')).toBe(0);
});

test('pages may read the answer when the source runs in browsers, and only then', async () => {
  const browser = await aWriteKey(intake, { trust: 'browser' });
  const preflight = await fetch(`${intake.baseUrl}/v1/track`, { method: 'OPTIONS' });
  expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
  expect((await intake.track('track', browser, aTrack())).headers.get('access-control-allow-origin')).toBe('*');
  expect((await intake.track('track', key, aTrack())).headers.get('access-control-allow-origin')).toBeNull();
});

test('history enrols nobody: an import is stored and not reacted to, nor is what says that it is history', async () => {
  const history = await aWriteKey(intake, { trust: 'import' });
  const before = intake.reactions.events.length;
  await intake.track('track', history, aTrack({ messageId: 'h1' }));
  await intake.track('track', key, aTrack({ messageId: 'h2', context: { perennial: { origin: 'backfill' } } }));
  await intake.events.idle();
  expect(await events()).toMatchObject([{ origin: 'backfill' }, { origin: 'backfill' }]);
  expect(intake.reactions.events).toHaveLength(before);
});

test('an event of 2012 keeps its time; without a message id the same call is the same event', async () => {
  const call = aTrack({ messageId: undefined, timestamp: '2012-12-02T00:30:12.984Z' });
  await intake.track('track', key, call);
  await intake.track('track', key, { ...call, sentAt: '2012-12-02T00:30:13.000Z' });
  expect(await events()).toMatchObject([{ occurredAt: new Date('2012-12-02T00:30:12.984Z') }]);
});

test('a spool of 2012 that is delivered now is history, whenever it says that it was sent', async () => {
  const call = aTrack({ timestamp: '2012-12-02T00:30:12.984Z', sentAt: '2012-12-02T00:30:13.000Z' });
  await intake.track('batch', key, { sentAt: '2012-12-02T00:30:13.000Z', batch: [call] });
  expect(await events()).toMatchObject([{ occurredAt: new Date('2012-12-02T00:30:12.984Z'), notes: ['clock_skewed'] }]);
});
