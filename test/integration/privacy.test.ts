import { BSON, type Document } from 'mongodb';

import { createEvents, type Events, type NormalisedEvent } from '../../runtime/src/events/service';
import { MIGRATIONS } from '../../runtime/src/migrations';
import { addressHash } from '../../runtime/src/messaging/service';
import { createOrders } from '../../runtime/src/orders/service';
import { DatabaseClock } from '../../runtime/src/platform/clock';
import type { Database, Db } from '../../runtime/src/platform/database';
import { bucketOf } from '../../runtime/src/platform/ids';
import { createLogger } from '../../runtime/src/platform/logging';
import { createSecrets } from '../../runtime/src/platform/secrets';
import { HOLDINGS, NOBODYS } from '../../runtime/src/privacy/holdings';
import { proofOf } from '../../runtime/src/privacy/runner';
import { createErased, createPrivacy, type Privacy } from '../../runtime/src/privacy/service';
import { createProfiles, identifier, NO_TRAITS, type Profiles } from '../../runtime/src/profiles/service';
import { openFreshDatabase } from '../support/database';
import { Life, mortal } from '../support/dying-database';

const WORKSPACE = 'ws_1';
const log = createLogger('silent');
const secrets = createSecrets(['a secret of tests, long enough for everything']);

let database: Database;
let clock: DatabaseClock;
let profiles: Profiles;
let events: Events;
let erased: ReturnType<typeof createErased>;

beforeAll(async () => {
  database = await openFreshDatabase();
  for (const migration of MIGRATIONS) await migration.up(database.db);
  clock = await DatabaseClock.start(database.db);
  const { db } = database;
  erased = createErased({ db, clock, secrets });
  profiles = createProfiles({ db, clock, erased });
  events = createEvents({ db, clock, log, profiles, orders: createOrders({ db, clock, profiles }) });
});
afterAll(async () => {
  clock.stop();
  await database.close();
});

/** Works off requests; `db` may die. That nobody was ever erased is remembered for seconds, so who takes events in shares it. */
function aProcess(db: Db = database.db): Privacy {
  return createPrivacy({
    ...{
      db,
      clock,
      log,
      profiles,
      settleMs: 0,
      erased: db === database.db ? erased : createErased({ db, clock, secrets }),
    },
    endPassages: async (workspaceId, profileIds) => {
      await db
        .collection('enrolments')
        .updateMany({ workspaceId, profileId: { $in: [...profileIds] }, active: true }, { $set: { active: false } });
    },
  });
}

let number = 0;
interface Person {
  readonly id: string;
  readonly email: string;
  /** Nothing of these may be anywhere afterwards. */
  readonly values: readonly string[];
}

const said = (person: Pick<Person, 'email'>, more: Partial<NormalisedEvent> = {}): NormalisedEvent => ({
  ...{ messageId: `m${String(number++)}`, type: 'track', name: 'Looked', keys: [], notes: [], consents: [] },
  ...{ occurredAt: clock.now(), origin: 'live', traits: NO_TRAITS, properties: { note: `for ${person.email}` } },
  identifiers: [identifier('email', person.email)!],
  ...more,
});

const SOURCE = { workspaceId: WORKSPACE, sourceId: 'src_shop', trust: 'shop' } as const;

/** Somebody of whom something is held in every collection there is. */
async function somebody(): Promise<Person> {
  const n = String((number += 1));
  const email = `erika${n}@customer.example`;
  const [external, phone, shopId, device] = [`crm-user-${n}x`, `+49301234${n.padStart(4, '0')}`, `77${n.padStart(6, '0')}`, `device-${n}-abcdef`]; // prettier-ignore
  const identifiers = [
    ...[identifier('email', email)!, identifier('external', external)!, identifier('phone', phone)!],
    ...[identifier('shopCustomer', `src_shop/${shopId}`)!, identifier('anonymous', device)!],
  ];
  const fields = { firstName: `Erika${n}`, lastName: `Mustermann${n}` };
  const order = {
    ...{ orderId: `order-${n}`, at: clock.now(), refunds: [], fulfilments: [] },
    fields: { total: { amount: 1_000, currency: 'EUR' }, url: `https://shop.example/status?email=${email}` },
  };
  const consents = [
    { channel: 'email', state: 'subscribed', at: clock.now(), source: 'form', explicit: true },
  ] as const;
  const rest = { traits: { fields, attributes: { nick: `erika-nick-${n}` } }, consents, order };
  const [ingested] = await events.ingest(SOURCE, [said({ email }, { identifiers, name: 'Order Completed', ...rest })]);
  await profiles.idle();
  while ((await profiles.sweepConsents()) > 0);
  const id = (ingested as { profileId: string }).profileId;
  await holdMore(id, { n, email, external });
  return { id, email, values: [email, external, phone, shopId, device, `Erika${n}`, `Mustermann${n}`, `erika-nick-${n}`] }; // prettier-ignore
}

async function holdMore(profileId: string, { n, email, external }: Record<'n' | 'email' | 'external', string>) {
  const own = { workspaceId: WORKSPACE, profileId, bucket: bucketOf(profileId) };
  const person = { properties: { email, name: `Erika${n}` } };
  const put = async (name: string, document: Document) => {
    await database.db.collection(name).insertOne({ _id: `${name}-${n}` as never, ...document });
  };
  await put('effects', { ...own, kind: 'send', status: 'pending', body: { data: { event: person } } });
  await put('enrolments', {
    ...{ ...own, active: true, startedAt: clock.now(), kept: { lookup: { email } }, journeyId: 'jrn', rootId: 'r' },
    entry: {
      id: `e-${n}`,
      key: `crm:${external}`,
      keys: [`crm:${external}`],
      event: { id: 'x', name: 'A', ...person },
    },
  });
  await put('entries', { ...own, journeyId: 'jrn' });
  await put('refusals', { ...own, detail: `not ${email}`, eventId: n });
  await put('triggers', { ...own, ...person });
  await put('catchUpPeople', own);
  await put('outsideWaits', own);
  await put('outsideDeliveries', { ...own, event: person, keys: [`crm:${external}`] });
  await put('segmentMembers', { ...own, in: true });
  await put('suppressions', { workspaceId: WORKSPACE, address: email, channel: 'email', reason: 'manual' });
  await put('unsubscribeTokens', {
    ...{ workspaceId: WORKSPACE, profileId, address: email },
    addressHash: addressHash(WORKSPACE, 'email', email),
  });
  await put('sandboxMessages', { workspaceId: WORKSPACE, to: { address: email }, text: `Dear Erika${n}` });
  await put('deliveries', { workspaceId: WORKSPACE, raw: `{"email":"${email}"}`, errors: [], events: 1 });
  await put('importProblems', { workspaceId: WORKSPACE, row: [external, email] });
  await put('importParts', { workspaceId: WORKSPACE, data: Buffer.from(`email;name\n${email};Erika${n}\n`) });
  await put('idempotencyKeys', { workspaceId: WORKSPACE, answer: JSON.stringify({ email }) });
  await put('waitingNews', { workspaceId: WORKSPACE, news: person });
  await put('shopRequests', { workspaceId: WORKSPACE, email, customerId: n, state: 'open', kind: 'customerData', orderIds: [] }); // prettier-ignore
  await put('audit', { workspaceId: WORKSPACE, action: 'profile.edited', target: { kind: 'profile', id: profileId } });
}

/** In which collections any of the values stands, whatever the field. */
async function whereStands(values: readonly string[]): Promise<readonly string[]> {
  const names = await database.db.listCollections({ type: 'collection' }, { nameOnly: true }).toArray();
  const found: string[] = [];
  for (const { name } of names)
    for await (const document of database.db.collection(name).find()) {
      const file: unknown = document['data'];
      const bytes = file && typeof file === 'object' && 'buffer' in file ? Buffer.from(file.buffer as Uint8Array) : '';
      const text = (BSON.EJSON.stringify(document) + bytes.toString()).toLowerCase();
      if (values.some((value) => text.includes(value.toLowerCase()))) found.push(name);
    }
  return [...new Set(found)].sort();
}

async function finished(privacy: Privacy, id: string) {
  for (let round = 0; round < 20; round++) {
    const request = await privacy.get(WORKSPACE, id);
    if (request.state === 'done') return request;
    await privacy.runner.tick();
  }
  throw new Error('it is not done');
}

const erase = async (privacy: Privacy, { id }: Person) =>
  await privacy.ask({ workspaceId: WORKSPACE, kind: 'erasure', profileId: id, by: 'session user-1' });

test('every collection of the database is one that may hold people, or one that is known to hold none', async () => {
  const names = await database.db.listCollections({ type: 'collection' }, { nameOnly: true }).toArray();
  const known = new Set([...HOLDINGS.map(({ collection }) => collection), ...Object.keys(NOBODYS)]);
  expect(names.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([]);
});

test('after an erasure nothing of the person is anywhere, everything of others is, and the proof says nothing of them', async () => {
  const privacy = aProcess();
  const [gone, stays] = [await somebody(), await somebody()];
  const before = await whereStands(gone.values);
  expect(before.length).toBeGreaterThan(18);
  const { _id } = await erase(privacy, gone);
  const request = await finished(privacy, _id);
  expect(await whereStands(gone.values)).toEqual([]);
  expect(await whereStands(stays.values)).toEqual(before);
  expect(request).toMatchObject({ by: 'session user-1', counts: { '0/events': 1, '0/profiles': 1, '0/orders': 1, '1/profiles': 0 } }); // prettier-ignore
  expect(request).not.toHaveProperty('subject');
  expect(request).not.toHaveProperty('profileId');
  expect(request.proof).toBe(proofOf({ ...request, finishedAt: request.finishedAt! }));
  const orders = await database.db.collection('orders').find({ profileId: 'erased' }).toArray();
  expect(orders).toMatchObject([{ fields: { total: { amount: 1_000, currency: 'EUR' } } }]);
});

test('what arrives later of an erased person is refused; a device stays anonymous; who comes back is let in by a person', async () => {
  const privacy = aProcess();
  const person = await somebody();
  await finished(privacy, (await erase(privacy, person))._id);
  const device = identifier('anonymous', person.values[4]!)!;
  const late = await events.ingest(SOURCE, [
    said(person),
    said(person, { identifiers: [device, identifier('email', person.email)!] }),
    said({ email: 'nobody' }, { identifiers: [device], properties: {} }),
  ]);
  expect(late.map(({ status }) => status)).toEqual(['refused', 'refused', 'stored']);
  expect(await whereStands([person.email])).toEqual([]);
  expect(await privacy.erased.admit(WORKSPACE, identifier('email', person.email)!)).toBe(true);
  expect((await events.ingest(SOURCE, [said(person)]))[0]).toMatchObject({ status: 'stored' });
});

test('an export holds everything of the person and nothing of others; it is made once for a key, and goes with an erasure', async () => {
  const privacy = aProcess();
  const [person, other] = [await somebody(), await somebody()];
  const asked = { workspaceId: WORKSPACE, kind: 'export', profileId: person.id, by: 'apiKey k', key: 'once' } as const;
  const { _id } = await privacy.ask(asked);
  expect((await privacy.ask(asked))._id).toBe(_id);
  await expect(privacy.file(WORKSPACE, _id)).rejects.toMatchObject({ code: 'not_ready' });
  await finished(privacy, _id);
  let text = '';
  for await (const part of await privacy.file(WORKSPACE, _id)) text += part;
  const file = JSON.parse(text) as Record<string, unknown[]>;
  for (const value of person.values) expect(text).toContain(value);
  for (const value of other.values) expect(text).not.toContain(value);
  expect(Object.keys(file)).toEqual(expect.arrayContaining(['profiles', 'events', 'orders', 'consents', 'effects', 'importProblems'])); // prettier-ignore
  await expect(privacy.file('ws_2', _id)).rejects.toMatchObject({ code: 'not_found' });
  await finished(privacy, (await erase(privacy, person))._id);
  expect(await whereStands(person.values)).toEqual([]);
});

test('a process that dies at any write of an erasure leaves what the next one completes, with the same counts', async () => {
  const whole = new Life();
  const first = aProcess(mortal(database.db, whole));
  const whom = await somebody();
  const expected = await finished(first, (await erase(first, whom))._id);
  const { writes } = whole;
  const step = Math.max(1, Math.floor(writes.length / Number(process.env['PERENNIAL_TEST_DEATHS'] ?? 6)));
  for (let last = 2; last < writes.length; last += step) {
    const person = await somebody();
    const { _id } = await erase(aProcess(), person);
    const life = new Life(last - 1, (['after', 'half', 'before'] as const)[last % 3]);
    await aProcess(mortal(database.db, life))
      .runner.tick()
      .catch(() => undefined);
    expect(life.dead).toBe(true);
    // Its lease runs out.
    await database.db.collection('privacyRequests').updateOne({ _id: _id as never }, { $unset: { lease: '' } });
    const request = await finished(aProcess(), _id);
    expect([last, await whereStands(person.values)]).toEqual([last, []]);
    expect(request.counts).toEqual(expected.counts);
  }
});

test('a shop’s requests are answered by them, once each, and say whose nobody is', async () => {
  const privacy = aProcess();
  const person = await somebody();
  const asking = { _id: 'shop-1', workspaceId: WORKSPACE, sourceId: 'src_shop', customerId: person.values[3]! };
  const data = { ...asking, kind: 'customerData' } as const;
  expect(await privacy.shops.take(data)).toMatchObject({ done: false });
  await privacy.runner.tick();
  const shown = await privacy.shops.take(data);
  expect(shown.done).toBe(true);
  const gone = { ...asking, _id: 'shop-2', kind: 'customerErasure' } as const;
  expect(await privacy.shops.take(gone)).toMatchObject({ done: false });
  await privacy.runner.tick();
  await privacy.runner.tick();
  expect(await privacy.shops.take(gone)).toMatchObject({ done: true, proof: expect.stringMatching(/^[0-9a-f]{64}$/) as string }); // prettier-ignore
  expect(await privacy.shops.take({ ...gone, _id: 'shop-3' })).toEqual({ done: true, proof: 'nobody' });
  expect(await privacy.shops.take({ ...asking, _id: 'shop-4', kind: 'shopErasure' })).toEqual({ done: false });
});
