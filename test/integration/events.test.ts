import type { Document } from 'mongodb';

import { pagesOf } from '../../runtime/src/enrolments/service';
import { createEvents, type NormalisedEvent } from '../../runtime/src/events/service';
import { eventsOf } from '../../runtime/src/events/model';
import { lookUps } from '../../runtime/src/events/store';
import type { Db } from '../../runtime/src/platform/database';
import { createLogger } from '../../runtime/src/platform/logging';
import { createProfiles, NO_TRAITS } from '../../runtime/src/profiles/service';
import { anIntake, type Intake } from '../support/intake';

let intake: Intake;

beforeAll(async () => {
  intake = await anIntake();
});
afterAll(() => intake.close());
beforeEach(async () => {
  await intake.events.idle();
  for (const name of ['events', 'receipts', 'profiles', 'identifiers', 'intakeNotes'])
    await intake.database.db.collection(name).deleteMany({});
  intake.reactions.events.length = 0;
  intake.reactions.fails = () => false;
});

const SOURCE = { workspaceId: 'ws_1', sourceId: 'src_1', trust: 'server' } as const;
let number = 0;

function anEvent(changes: Partial<NormalisedEvent> = {}): NormalisedEvent {
  return {
    messageId: `m${String(number++)}`,
    type: 'track',
    name: 'Product Viewed',
    keys: [],
    identifiers: [{ kind: 'external', value: 'user-1' }],
    traits: NO_TRAITS,
    consents: [],
    properties: {},
    occurredAt: new Date(),
    origin: 'live',
    notes: [],
    ...changes,
  };
}

/** The database with its calls counted: each method of a collection that asks the server is one. */
function counted(db: Db): { readonly db: Db; readonly calls: string[] } {
  const calls: string[] = [];
  const watched = new Proxy(db, {
    get(target, name) {
      if (name === 'command')
        return async (command: Document) => {
          const [what, of] = Object.entries(command)[0] ?? [];
          calls.push(what === 'insert' ? `${String(of)}.insert` : String(what));
          return await target.command(command);
        };
      if (name !== 'collection') return Reflect.get(target, name) as unknown;
      return (of: string) =>
        new Proxy(target.collection(of), {
          get(collection, method) {
            const value = Reflect.get(collection, method) as unknown;
            if (typeof value !== 'function') return value;
            return (...given: unknown[]): unknown => {
              calls.push(`${of}.${String(method)}`);
              return Reflect.apply(value, collection, given);
            };
          },
        });
    },
  });
  return { db: watched, calls };
}

test('a batch takes the same few database calls, whatever its size', async () => {
  const aBatch = (size: number) =>
    Array.from({ length: size }, (_, index) =>
      anEvent({
        identifiers: [
          { kind: 'external', value: `user-${String(size)}-${String(index)}` },
          { kind: 'email', value: `u${String(size)}-${String(index)}@customer.example` },
        ],
        traits: { fields: { firstName: 'A' }, attributes: { n: index } },
      }),
    );
  const ingested = async (batch: readonly NormalisedEvent[]) => {
    const { db, calls } = counted(intake.database.db);
    const profiles = createProfiles({ db, clock: intake.clock });
    await createEvents({ db, clock: intake.clock, log: createLogger('silent'), profiles }).ingest(SOURCE, batch);
    return calls;
  };
  const first = [
    'receipts.insertMany',
    'attributeSchemas.findOne',
    'attributes.find',
    'identitySettings.findOne',
    'identifiers.find',
    'profiles.find',
    'identifiers.bulkWrite',
    'profiles.bulkWrite',
    'intakeNotes.insertMany',
    'hello',
    'events.insert',
  ];
  // The first time that a workspace hears of an attribute it is written down.
  await ingested(aBatch(1));
  expect(await ingested(aBatch(2))).toEqual(first);
  const many = aBatch(500);
  const calls = await ingested(many);
  expect([...new Set(calls)]).toEqual(first);
  // Of the events themselves one for each hundred, in as many lanes as write at once.
  expect(calls.filter((call) => call === 'events.insert').length).toBeLessThanOrEqual(500 / 100 + 4);
  expect(await ingested(many)).toEqual(['receipts.insertMany', 'receipts.find', 'events.find']);
});

test('an event of a large batch is stamped when it is written, not when the batch began; nobody’s events change places', async () => {
  const ofPerson = (index: number) => anEvent({ identifiers: [{ kind: 'external', value: `u${String(index % 7)}` }] });
  const batch = Array.from({ length: 900 }, (_, index) => ofPerson(index));
  const results = await intake.events.ingest(SOURCE, batch);
  expect(results.every(({ status }) => status === 'stored')).toBe(true);
  const stored = await eventsOf(intake.database.db).find().toArray();
  expect(stored).toHaveLength(900);
  const stampOf = new Map(stored.map(({ messageId, receivedAt }) => [messageId, receivedAt.getTime()]));
  const asked = new Set<number>();
  for (let person = 0; person < 7; person++) {
    const own = batch.filter((_, index) => index % 7 === person).map(({ messageId }) => stampOf.get(messageId)!);
    expect(own).toEqual([...new Set(own)].toSorted((a, b) => a - b));
    for (const [index, stamp] of own.entries()) asked.add(stamp + own.length - 1 - index);
  }
  // One command asks for the time once, so the number of times tells that there were several.
  expect(asked.size).toBeGreaterThan(1);
});

test('the events of one person are stamped in the order in which they happened, then as they were given; none in the future', async () => {
  const at = new Date('2026-11-24T12:00:00Z');
  const before = new Date(at.getTime() - 1);
  const other = { identifiers: [{ kind: 'external', value: 'user-2' }] } as const;
  const given = [at, at, before, at].map((occurredAt) => anEvent({ occurredAt }));
  await intake.events.ingest(SOURCE, [...given, anEvent({ ...other, occurredAt: at })]);
  const { localTime } = (await intake.database.db.command({ hello: 1 })) as { localTime: Date };
  const stored = await eventsOf(intake.database.db).find().sort({ receivedAt: 1 }).toArray();
  const stampOf = new Map(stored.map(({ messageId, receivedAt }) => [messageId, receivedAt.getTime()]));
  const stamps = given.map(({ messageId }) => stampOf.get(messageId)!);
  const last = stamps[3]!;
  expect(stamps).toEqual([last - 2, last - 1, last - 3, last]);
  expect(last).toBeLessThanOrEqual(localTime.getTime());
  // Who has only one loses nothing by the others.
  expect(stored.filter(({ receivedAt }) => receivedAt.getTime() === last)).toHaveLength(2);
});

test('an insert whose answer is lost is repeated with a new stamp; what it has stored is there once, as it was', async () => {
  const { db } = intake.database;
  const stamps: Date[] = [];
  let lost = false;
  const own = new Proxy(db, {
    get: (target, name) => {
      if (name === 'collection') return target.collection.bind(target);
      if (name !== 'command') return Reflect.get(target, name) as unknown;
      return async (command: Document) => {
        const answer = await target.command(command);
        if (!('insert' in command)) return answer;
        stamps.push((command['documents'] as { receivedAt: Date }[])[0]!.receivedAt);
        if (lost) return answer;
        lost = true;
        await passed(stamps[0]!);
        throw new Error('the connection was closed');
      };
    },
  });
  const profiles = createProfiles({ db, clock: intake.clock });
  const events = createEvents({ db: own, clock: intake.clock, log: createLogger('silent'), profiles });
  const results = await events.ingest(SOURCE, [
    anEvent(),
    anEvent({ identifiers: [{ kind: 'external', value: 'user-2' }] }),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['stored', 'stored']);
  expect(stamps[1]!.getTime()).toBeGreaterThan(stamps[0]!.getTime());
  const stored = await eventsOf(db).find().toArray();
  expect(stored.map(({ receivedAt }) => receivedAt)).toEqual([stamps[0], stamps[0]]);
});

/** Until the database's clock is beyond it. */
async function passed(at: Date): Promise<void> {
  while (((await intake.database.db.command({ hello: 1 })) as { localTime: Date }).localTime <= at);
}

test('received by the database, in the order of the results, each message once', async () => {
  const [first, second] = [anEvent(), anEvent()];
  const results = await intake.events.ingest(SOURCE, [first, second, first]);
  expect(results.map(({ status }) => status)).toEqual(['stored', 'stored', 'duplicate']);
  const stored = await eventsOf(intake.database.db).find().toArray();
  expect(stored.every(({ receivedAt }) => receivedAt instanceof Date)).toBe(true);
  const before = await intake.database.db.collection('events').find().toArray();
  await intake.events.idle();
  const again = await intake.events.ingest(SOURCE, [second, first]);
  expect(again.map(({ status }) => status)).toEqual(['duplicate', 'duplicate']);
  expect(
    (await intake.database.db.collection('events').find().toArray()).map(({ receivedAt }) => receivedAt as Date),
  ).toEqual(before.map(({ receivedAt }) => receivedAt as Date));
});

test('a crash after the receipt, or after the identity, is repaired by the next delivery', async () => {
  const event = anEvent({ identifiers: [] });
  const [first] = await intake.events.ingest(SOURCE, [event]);
  const profileId = first!.status === 'refused' ? '' : first!.profileId;
  await intake.database.db.collection('events').deleteMany({});
  const [second] = await intake.events.ingest(SOURCE, [event]);
  expect(second).toEqual({ ...first, profileId });
  await intake.database.db.collection('events').deleteMany({});
  await intake.database.db.collection('profiles').deleteMany({});
  const [third] = await intake.events.ingest(SOURCE, [event]);
  expect(third).toEqual(first);
  expect(await intake.count('profiles')).toBe(1);
});

test('the same delivery three times at once is one event of one profile', async () => {
  const event = anEvent({
    identifiers: [
      { kind: 'email', value: 'a@customer.example' },
      { kind: 'anonymous', value: 'd' },
    ],
  });
  const results = await Promise.all([1, 2, 3].map(() => intake.events.ingest(SOURCE, [event])));
  expect(new Set(results.flat().map((each) => each.status !== 'refused' && each.profileId)).size).toBe(1);
  expect(results.flat().filter(({ status }) => status === 'stored')).toHaveLength(1);
  expect(await intake.count('events')).toBe(1);
});

test('new live events are reacted to once and marked; others are not', async () => {
  await intake.events.ingest(SOURCE, [anEvent({ name: 'A' }), anEvent({ name: 'B', origin: 'backfill' })]);
  await intake.events.idle();
  expect(intake.reactions.events.map(({ name }) => name)).toEqual(['A']);
  expect(await intake.count('events', { handled: false })).toBe(0);
});

test('an event nobody can handle does not hold up the others, and is not lost', async () => {
  intake.reactions.fails = ({ name }) => name === 'Poison';
  await intake.events.ingest(SOURCE, [anEvent(), anEvent({ name: 'Poison' }), anEvent()]);
  await intake.events.idle();
  expect(intake.reactions.events).toHaveLength(2);
  expect(await eventsOf(intake.database.db).findOne({ name: 'Poison' })).toMatchObject({
    handled: false,
    attempts: 1,
    failure: { code: 'internal', message: 'Error' },
  });
});

test('after ten attempts it is set aside with its error, and may be tried again by a person', async () => {
  intake.reactions.fails = () => true;
  const collection = eventsOf(intake.database.db);
  await intake.events.ingest(SOURCE, [anEvent({ name: 'Poison' })]);
  await intake.events.idle();
  for (let attempt = 2; attempt <= 10; attempt++) {
    await collection.updateMany({}, { $set: { receivedAt: new Date(0), retryAt: new Date(0) } });
    await intake.events.sweepUnhandled();
  }
  expect(await intake.events.sweepUnhandled()).toBe(0);
  const listed = await intake.call('ws_1', 'GET', '/api/events?setAside=true');
  const { items } = (await listed.json()) as { items: { id: string; failure: unknown }[] };
  expect(items).toMatchObject([{ setAside: true, failure: { code: 'internal', attempts: 10 } }]);

  intake.reactions.fails = () => false;
  await intake.call('ws_1', 'POST', `/api/events/${items[0]!.id}/retry`);
  await intake.events.idle();
  expect(intake.reactions.events).toHaveLength(1);
  expect(await intake.count('events', { setAside: true })).toBe(0);
});

test('an event that waits for a version to load is tried again, never set aside, and tells what is left to do', async () => {
  const { reactions, events, database } = intake;
  reactions.waits = (event) => (event.name === 'Order Completed' ? ['jrn_1'] : undefined);
  try {
    const results = await events.ingest(SOURCE, [
      anEvent({ name: 'Order Completed' }),
      anEvent({ name: 'Cart Viewed' }),
    ]);
    await events.idle();
    const eventId = results[0]!.status === 'refused' ? '' : results[0]!.eventId;
    for (let tries = 1; tries < 15; tries++) {
      expect(await eventsOf(database.db).findOne({ _id: eventId })).toMatchObject({
        ...{ handled: false, waiting: { enter: ['jrn_1'], tries } },
        failure: { code: 'version_not_loadable', message: 'A package is missing.' },
      });
      await eventsOf(database.db).updateOne({ _id: eventId }, { $set: { retryAt: new Date(0) } });
      expect(await events.sweepUnhandled()).toBe(0); // nothing got through
    }
    expect(await intake.count('events', { handled: false })).toBe(1);
    reactions.waits = () => undefined;
    await eventsOf(database.db).updateOne({ _id: eventId }, { $set: { retryAt: new Date(0) } });
    expect(await events.sweepUnhandled()).toBe(1);
    expect(reactions.waited.at(-1)?.get(eventId)).toEqual({ enter: ['jrn_1'], message: 'A package is missing.' });
    const done = await eventsOf(database.db).findOne({ _id: eventId });
    expect(done).toMatchObject({ handled: true });
    for (const gone of ['waiting', 'retryAt', 'failure', 'setAside']) expect(done).not.toHaveProperty(gone);
  } finally {
    reactions.waits = () => undefined;
  }
});

test('more stored events than are read at once are read in portions, each once, in their order', async () => {
  const given = Array.from({ length: 7 }, (_, index) => anEvent({ keys: ['cart:c1'], properties: { index } }));
  await intake.events.ingest(SOURCE, given);
  const { db } = intake.database;
  await eventsOf(db).updateMany({}, { $set: { receivedAt: new Date() } }); // all at the same moment: ids tell them apart
  const parts = { db, clock: intake.clock, log: createLogger('silent'), profiles: intake.profiles };
  const events = createEvents({ ...parts, mostAtOnce: 3 });
  const profileIds = [(await eventsOf(db).findOne())!.profileId];
  const query = { workspaceId: 'ws_1', profileIds, keys: ['cart:c1'], names: ['Product Viewed'], after: new Date(0) };
  const pages: string[][] = [];
  for await (const page of pagesOf(events, query)) pages.push(page.map(({ id }) => id));
  expect(pages.map(({ length }) => length)).toEqual([3, 3, 1]);
  expect(pages.flat()).toEqual((await eventsOf(db).find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id));
});

test('stored events are looked up by profile or key, live ones only, by the index', async () => {
  await intake.events.ingest(SOURCE, [
    anEvent({ name: 'Order Completed', keys: ['checkout:c1'] }),
    anEvent({ name: 'Order Completed', keys: ['checkout:c1'], origin: 'backfill' }),
    anEvent({ name: 'Product Viewed' }),
  ]);
  const after = new Date(Date.now() - 60_000);
  const found = await intake.events.stored({
    workspaceId: 'ws_1',
    profileIds: [],
    keys: ['checkout:c1', 'cart:x'],
    names: ['Order Completed'],
    after,
  });
  expect(found).toHaveLength(1);
  const query = {
    workspaceId: 'ws_1',
    profileIds: [found[0]!.profileId],
    keys: ['checkout:c1'],
    names: ['Order Completed'],
    after,
  };
  expect(await intake.events.stored(query)).toHaveLength(1);

  for (const { filter, hint } of lookUps(query)) {
    const plan = await eventsOf(intake.database.db).find(filter, { hint }).explain('executionStats');
    expect(JSON.stringify(plan)).toContain(`"indexName":"${hint}"`);
    expect(
      (plan as { executionStats: { totalDocsExamined: number } }).executionStats.totalDocsExamined,
    ).toBeLessThanOrEqual(3);
  }
});

test('our own events are written once per key, and reacted to', async () => {
  const own = {
    workspaceId: 'ws_1',
    profileId: 'prf_1',
    key: 'e1:step:1',
    name: 'Points Earned',
    properties: { $n: 1 },
    occurredAt: new Date(),
  };
  await intake.events.record([own]);
  await intake.events.record([own]);
  await intake.events.idle();
  expect(await eventsOf(intake.database.db).find().toArray()).toMatchObject([
    { sourceId: 'perennial', trust: 'server', origin: 'live', properties: { _n: 1 } },
  ]);
  expect(intake.reactions.events).toHaveLength(1);
});

test('counts and pages of a workspace show nothing of another', async () => {
  await intake.events.ingest(SOURCE, [anEvent(), anEvent(), anEvent({ name: 'Other' })]);
  await intake.events.ingest({ ...SOURCE, workspaceId: 'ws_2' }, [anEvent()]);
  const counts = await intake.call('ws_1', 'GET', '/api/events/counts');
  expect(await counts.json()).toMatchObject({
    items: [
      { name: 'Product Viewed', count: 2 },
      { name: 'Other', count: 1 },
    ],
  });
  const seen: string[] = [];
  let path = '/api/events?limit=2';
  while (path) {
    const page = (await (await intake.call('ws_1', 'GET', path)).json()) as {
      items: { id: string }[];
      nextCursor?: string;
    };
    seen.push(...page.items.map(({ id }) => id));
    path = page.nextCursor ? `/api/events?limit=2&cursor=${page.nextCursor}` : '';
  }
  expect(new Set(seen).size).toBe(3);
  expect((await intake.call('ws_2', 'GET', `/api/events/${seen[0]!}`)).status).toBe(404);
});
