import fc from 'fast-check';

import { changeMigrations, createChanges, type Changes } from '../../runtime/src/changes/service';
import { createEvents, eventMigrations, type Events, type NormalisedEvent } from '../../runtime/src/events/service';
import type { CounterDocument } from '../../runtime/src/events/counters/model';
import { eventsOf } from '../../runtime/src/events/model';
import type { Database, Db } from '../../runtime/src/platform/database';
import { PerennialError } from '../../runtime/src/platform/errors/error';
import { createProfiles, NO_TRAITS, profileMigrations, type Profiles } from '../../runtime/src/profiles/service';
import { openFreshDatabase } from '../support/database';
import { Life, mortal, ProcessDied, type Death } from '../support/dying-database';
import { MovableClock } from '../support/stored-ports';

// How often people did what is counted beside their events; here it is compared with the events themselves.

let database: Database;

beforeAll(async () => {
  database = await openFreshDatabase();
  for (const migration of [...changeMigrations, ...profileMigrations, ...eventMigrations])
    await migration.up(database.db);
});
afterAll(() => database.close());

const DAY = 86_400_000;
let workspaces = 0;
const aWorkspace = () => `ws_${String(++workspaces)}`;

interface Process {
  readonly profiles: Profiles;
  readonly events: Events;
  readonly changes: Changes;
}

/** Ahead by these milliseconds: whatever is left of before was left by a crash. */
function aProcess(db: Db, ahead = 0): Process {
  const clock = new MovableClock();
  clock.forward(ahead);
  const changes = createChanges({ db, clock });
  const profiles = createProfiles({ db, clock });
  const events = createEvents({ db, clock, log: { warn: () => undefined }, profiles, changes });
  return { profiles, events, changes };
}

interface Happening {
  readonly id: number;
  readonly who: number;
  readonly name: string;
  readonly daysAgo: number;
  readonly origin: 'live' | 'backfill' | 'recompute';
  /** Says who the device's owner is: two people may become one. */
  readonly names?: boolean;
}

const event = ({ id, who, name, daysAgo, origin, names = false }: Happening): NormalisedEvent => ({
  ...{
    messageId: [id, who, name, daysAgo, origin, names].join(' '),
    type: 'track',
    name,
    keys: [],
    origin,
    notes: [],
    consents: [],
    properties: {},
  },
  identifiers: [
    { kind: 'anonymous', value: `device ${String(who)}` },
    ...(names ? [{ kind: 'external', value: `person ${String(who % 2)}` } as const] : []),
  ],
  traits: NO_TRAITS,
  occurredAt: new Date(Date.now() - daysAgo * DAY),
});

const happening = fc.record({
  id: fc.nat(30),
  who: fc.nat(3),
  name: fc.constantFrom('Product Viewed', 'Order Completed', 'a.$b'),
  daysAgo: fc.constantFrom(0, 0, 1, 40, 500),
  origin: fc.constantFrom('live', 'live', 'backfill', 'recompute'),
  names: fc.boolean(),
});
const batch = fc.record({
  happens: fc.array(happening, { minLength: 1, maxLength: 6 }),
  /** The write at which its process dies; 0: it lives. */
  diesAt: fc.constantFrom(0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9),
  how: fc.constantFrom<Death>('after', 'half', 'before'),
  /** Beside the one before, by another process. */
  beside: fc.boolean(),
});

interface Batch {
  readonly happens: readonly Happening[];
  readonly diesAt: number;
  readonly how: Death;
}

async function take(workspaceId: string, { happens, diesAt, how }: Batch): Promise<void> {
  const { db } = database;
  const { events, changes } = aProcess(diesAt === 0 ? db : mortal(db, new Life(diesAt, how)));
  try {
    await events.ingest({ workspaceId, sourceId: 'src', trust: 'server' }, happens.map(event));
  } catch (error) {
    // Refused because others write the same people all the time: as if it had never come.
    const refused = error instanceof PerennialError && error.code === 'not_ready';
    if (!(error instanceof ProcessDied || refused)) throw error;
  }
  await changes.idle();
}

/** What the events say, counted without any of the software's own counting. */
async function said(workspaceId: string) {
  const all = await eventsOf(database.db).find({ workspaceId }).toArray();
  const counters = Map.groupBy(all, ({ profileId, name }) => `${profileId} ${name}`);
  return Object.fromEntries(
    [...counters].map(([key, own]) => {
      const days = Map.groupBy(own, ({ occurredAt }) => occurredAt.toISOString().slice(0, 10));
      const times = own.map(({ occurredAt }) => occurredAt.getTime());
      return [
        key,
        {
          ...{ total: own.length, firstAt: new Date(Math.min(...times)), lastAt: new Date(Math.max(...times)) },
          days: [...days].map(([d, { length: n }]) => ({ d, n })).toSorted((a, b) => (a.d < b.d ? -1 : 1)),
        },
      ];
    }),
  );
}

async function counted(workspaceId: string, profileIds: readonly string[]) {
  const all = await aProcess(database.db).events.counters(workspaceId, profileIds);
  return Object.fromEntries(
    all.map(({ profileId, name, total, firstAt, lastAt, days }) => [
      `${profileId} ${name}`,
      { total, firstAt, lastAt, days },
    ]),
  );
}

const peopleOf = async (workspaceId: string) => await eventsOf(database.db).distinct('profileId', { workspaceId });

/** Longer than any writer may have been slow. */
const AFTER_ALL = 3_600_000;

async function sweep(): Promise<void> {
  for (const ahead of [60_000, AFTER_ALL]) {
    const { changes } = aProcess(database.db, ahead);
    while ((await changes.sweep()) > 0);
  }
}

test('whatever comes twice, side by side, cut off at any write or joins two people: counters are what the events say', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(batch, { minLength: 1, maxLength: 5 }), async (batches) => {
      const workspaceId = aWorkspace();
      let under = Promise.resolve();
      for (const each of batches) {
        if (!each.beside) await under;
        under = Promise.all([under, take(workspaceId, each)]).then(() => undefined);
      }
      await under;
      await sweep();
      const people = await peopleOf(workspaceId);
      expect(await counted(workspaceId, people)).toEqual(await said(workspaceId));
      const recounted = await aProcess(database.db).events.recount({ workspaceId, profileIds: people });
      expect(recounted).toEqual({ differences: [], repaired: 0 });
      expect(await database.db.collection('changeNotes').countDocuments({})).toBe(0);
    }),
    { numRuns: Number(process.env['COUNTER_SEQUENCES'] ?? 15) },
  );
});

test('many at once for one person lose and double nothing', async () => {
  const workspaceId = aWorkspace();
  const processes = [aProcess(database.db), aProcess(database.db)];
  const source = { workspaceId, sourceId: 'src', trust: 'server' } as const;
  await Promise.all(
    Array.from({ length: 40 }, (_, id) =>
      processes[id % 2]!.events.ingest(source, [
        event({ id, who: 0, name: 'Product Viewed', daysAgo: id % 3, origin: 'live' }),
      ]),
    ),
  );
  await Promise.all(processes.map(({ changes }) => changes.idle()));
  const people = await peopleOf(workspaceId);
  expect(people).toHaveLength(1);
  expect(Object.values(await counted(workspaceId, people))).toMatchObject([{ total: 40 }]);
  expect(await counted(workspaceId, people)).toEqual(await said(workspaceId));
});

test('counters outlive their events; what is wrong is found and written anew, and what only the counter knows is kept', async () => {
  const workspaceId = aWorkspace();
  const { events, changes } = aProcess(database.db);
  const source = { workspaceId, sourceId: 'src', trust: 'server' } as const;
  const [view] = await events.ingest(source, [
    event({ id: 1, who: 7, name: 'Product Viewed', daysAgo: 0, origin: 'live' }),
    event({ id: 2, who: 7, name: 'Product Viewed', daysAgo: 500, origin: 'backfill' }),
  ]);
  await changes.idle();
  const profileId = view!.status === 'refused' ? '' : view!.profileId;
  const people = { workspaceId, profileIds: [profileId] };
  await eventsOf(database.db).deleteMany({ workspaceId, occurredAt: { $lt: new Date(Date.now() - 450 * DAY) } });
  expect(await events.recount(people)).toEqual({ differences: [], repaired: 0 });
  const counters = database.db.collection<CounterDocument>('eventCounters');
  await counters.updateOne({ workspaceId }, { $set: { total: 9, 'days.1.n': 8 } });
  expect(await events.recount(people, true)).toMatchObject({ differences: [{ profileId }], repaired: 1 });
  expect(await events.counters(workspaceId, [profileId])).toMatchObject([{ total: 2, days: [{ n: 1 }, { n: 1 }] }]);
  await events.ingest(source, [event({ id: 3, who: 7, name: 'Product Viewed', daysAgo: 0, origin: 'live' })]);
  await changes.idle();
  expect(await events.counters(workspaceId, [profileId])).toMatchObject([{ total: 3, days: [{ n: 1 }, { n: 2 }] }]);
});

test('somebody was last seen when they last did something themselves, whenever that became known', async () => {
  const workspaceId = aWorkspace();
  const { events, changes } = aProcess(database.db);
  const old = event({ id: 1, who: 5, name: 'Product Viewed', daysAgo: 40, origin: 'backfill' });
  const [view] = await events.ingest({ workspaceId, sourceId: 'src', trust: 'server' }, [old]);
  const profileId = view!.status === 'refused' ? '' : view!.profileId;
  const sent = { workspaceId, profileId, key: 'k', name: 'Email Sent', properties: {}, occurredAt: new Date() };
  await events.record([sent]);
  await changes.idle();
  expect(await events.lastSeen(workspaceId, [['prf_other'], [profileId]])).toEqual(
    new Map([[profileId, old.occurredAt]]),
  );
});
