import { setTimeout as sleep } from 'node:timers/promises';
import type { Document } from 'mongodb';

import { createEffects } from '../../runtime/src/effects/service';
import { effectsOf } from '../../runtime/src/effects/model';
import { takeSends } from '../../runtime/src/effects/store/takeSends';
import type { EnrolmentDocument } from '../../runtime/src/enrolments/model';
import { findConcerned } from '../../runtime/src/enrolments/concerned';
import { createEnrolments } from '../../runtime/src/enrolments/service';
import { createEvents } from '../../runtime/src/events/service';
import type { Database } from '../../runtime/src/platform/database';
import { bucketOf } from '../../runtime/src/platform/ids';
import { SHARD_KEYS } from '../../runtime/src/shardKeys';
import { createProfiles } from '../../runtime/src/profiles/service';
import { ProcessDoorbell } from '../../runtime/src/worker/doorbell';
import { migrateHot } from '../bench/seed';
import { openFreshDatabase } from '../support/database';
import { silent } from '../support/n8n-batch';
import { KnownVersions, MovableClock } from '../support/stored-ports';

const COUNT = 100_000;
const PEOPLE = 40_000;
const HOUR = 3_600_000;
/** What may be read beyond what is given back. */
const TOLERANCE = 1.2;
/** Seeks: one for each index range that is merged and for each `_id` that is named, some for each query. */
const HALF = 128;
const FEW = 20;

const now = new Date();
const ago = (hours: number) => new Date(now.getTime() - hours * HOUR);
const person = (n: number) => `prf_${String(n % PEOPLE)}`;
const workspace = (n: number) => `brand${String((n % PEOPLE) % 3)}`;
const keyOf = (n: number) => `checkout:${String(n)}`;

/** A third is due, a third waits, and of the rest some wait for a send and some have ended. */
const enrolment = (n: number): Document => {
  const state = ['due', 'waits', 'ended', 'due', 'waits', 'sends'][n % 6];
  return {
    ...{
      _id: `enr${String(n)}`,
      rootId: `enr${String(n)}`,
      workspaceId: workspace(n),
      journeyId: 'jrn',
      versionId: 'ver_1',
    },
    ...{
      profileId: person(n),
      queue: 'local',
      bucket: bucketOf(person(n)),
      active: state !== 'ended',
      seq: 3,
      attempts: 0,
    },
    ...(state === 'due' && { due: new Date(now.getTime() - (n % 50_000) * 10) }),
    ...(state === 'waits' && { due: new Date(now.getTime() + HOUR + n) }),
    entry: { id: `jrn:${person(n)}`, keys: [keyOf(n)], triggerId: `evt${String(n)}` },
    ...{ stepKey: 'wait12', visits: {}, since: ago(1), startedAt: ago(2 + (n % 100)), kids: [], kept: {}, history: [] },
    ...{ hold: { key: 'wait12:1', kind: 'time', settled: true, since: ago(1) }, retries: 0, rolledUp: 0, trimmed: 0 },
    last: { token: 'before', profileRow: true },
  };
};

const event = (n: number): Document => ({
  ...{ _id: `evt${String(n)}`, workspaceId: workspace(n), keys: [keyOf(n)], sourceId: 'src' },
  ...{ profileId: person(n), bucket: bucketOf(person(n)) },
  ...{ name: n % 2 === 0 ? 'Order Completed' : 'Product Viewed', origin: 'live', trust: 'shop', handled: true },
  ...{ properties: {}, occurredAt: ago(n % 500), receivedAt: ago(n % 500) },
});

/** Most have an outcome; a few thousand are pending in five lines, proposed, or under way. */
const row = (n: number): Document => {
  const status = n % 20 === 0 ? 'pending' : n % 20 === 1 ? 'proposed' : n % 20 === 2 ? 'sending' : 'sent';
  return {
    ...{
      _id: `enr${String(n)}:send:1:email/before`,
      key: `enr${String(n)}:send:1:email`,
      enrolmentId: `enr${String(n)}`,
    },
    ...{
      workspaceId: workspace(n),
      journeyId: 'jrn',
      versionId: 'ver_1',
      profileId: person(n),
      bucket: bucketOf(person(n)),
    },
    ...{
      token: 'before',
      seq: 2,
      status,
      kind: n % 40 === 1 ? 'profile' : 'send',
      at: ago(n % 100),
      due: ago(n % 100),
    },
    ...(status === 'pending' && { line: `${workspace(n)}:role${String(n % 5)}` }),
    ...(status === 'sending' && { dispatch: { token: 'other', until: new Date(now.getTime() + HOUR) } }),
    ...{ stepKey: 'send', visit: 1, body: { channel: 'email', senderRole: 'marketing-email' } },
  };
};

let database: Database;

beforeAll(async () => {
  database = await openFreshDatabase();
  const { db } = database;
  const many = { enrolments: enrolment, events: event, effects: row };
  for (const [name, make] of Object.entries(many))
    for (let from = 0; from < COUNT; from += 10_000)
      await db.collection(name).insertMany(
        Array.from({ length: 10_000 }, (_, index) => make(from + index)),
        { ordered: false },
      );
  await migrateHot(db); // indexes over documents that are there are built quicker than kept up with
  // Sharded, they have these as well: no plan may prefer them to an id.
  for (const name of Object.keys(many))
    await db.collection(name).createIndexes([{ name: 'shardKey', key: { ...SHARD_KEYS[name] } }]);
  await db.createCollection('system.profile', { capped: true, size: 32 * 1024 * 1024 });
});

afterAll(async () => {
  await database.db.dropDatabase();
  await database.close();
});

interface Profiled {
  readonly op: string;
  readonly ns: string;
  readonly planSummary?: string;
  readonly keysExamined?: number;
  readonly docsExamined?: number;
  readonly nreturned?: number;
  readonly nModified?: number;
  readonly hasSortStage?: boolean;
}

/** What the database did while this ran, as its own profiler saw it. */
async function profiled(work: () => Promise<unknown>): Promise<Profiled[]> {
  const { db } = database;
  const from = new Date();
  await db.command({ profile: 2 });
  try {
    await work();
    await sleep(50);
  } finally {
    await db.command({ profile: 0 });
  }
  const seen = await db
    .collection('system.profile')
    .find({
      ts: { $gte: from },
      op: { $in: ['query', 'command', 'getmore', 'update'] },
      planSummary: { $exists: true },
    })
    .toArray();
  expect(seen.length).toBeGreaterThan(0);
  return seen as unknown as Profiled[];
}

/** All queries and writes together: no more documents than they give back or change, no more keys but for `seeks`. */
function expectFrugal(all: readonly Profiled[], seeks: number): void {
  const sum = (of: (one: Profiled) => number | undefined) => all.reduce((total, one) => total + (of(one) ?? 0), 0);
  const useful = sum(({ nreturned }) => nreturned) + sum(({ nModified }) => nModified);
  expect(all.map(({ planSummary }) => planSummary).filter((plan) => plan?.includes('COLLSCAN'))).toEqual([]);
  expect(sum(({ docsExamined }) => docsExamined)).toBeLessThanOrEqual(useful * TOLERANCE + FEW);
  expect(sum(({ keysExamined }) => keysExamined)).toBeLessThanOrEqual(useful * TOLERANCE + seeks);
}

const parts = () => {
  const { db } = database;
  const clock = new MovableClock();
  const profiles = createProfiles({ db, clock });
  const events = createEvents({ db, clock, log: silent, profiles });
  const effects = createEffects(db);
  const doorbell = new ProcessDoorbell();
  const enrolments = createEnrolments({
    db,
    effects,
    versions: new KnownVersions(),
    profiles,
    events,
    clock,
    doorbell,
  });
  return { events, effects, enrolments };
};

const enrolmentsOf = () => database.db.collection<EnrolmentDocument>('enrolments');
const buckets = Array.from({ length: HALF }, (_, index) => index * 2);

describe('among a hundred thousand, no more is read than is needed', () => {
  it.each([false, true])('by a claim (newest first: %s)', async (newestFirst) => {
    const { writes } = parts().enrolments;
    let claimed = 0;
    const seen = await profiled(async () => {
      claimed = (await writes.claim({ queue: 'local', buckets, limit: 1_000, now, lease: HOUR, newestFirst }))
        .enrolments.length;
    });
    expect(claimed).toBe(1_000);
    expect(seen.some(({ hasSortStage }) => hasSortStage)).toBe(false);
    expectFrugal(seen, HALF + claimed);
  });

  it('by the question when the next is due', async () => {
    expectFrugal(await profiled(async () => await parts().enrolments.writes.nextDue('local', buckets)), HALF + FEW);
  });

  it('by the search for whom events concern', async () => {
    const mine = Array.from({ length: 900 }, (_, n) => n).filter((n) => workspace(n) === 'brand0');
    const concern = { workspaceId: 'brand0', profileIds: mine.map(person), keys: mine.map(keyOf) };
    let found = 0;
    const seen = await profiled(async () => (found = (await findConcerned(enrolmentsOf(), concern)).length));
    expect(found).toBeGreaterThan(300);
    expectFrugal(seen, 2 * mine.length);
  });

  it('by a look-up of stored events', async () => {
    const mine = Array.from({ length: 900 }, (_, n) => n).filter((n) => workspace(n) === 'brand0');
    const query = { workspaceId: 'brand0', profileIds: mine.map(person), keys: mine.map(keyOf), after: ago(400) };
    let found = 0;
    const names = ['Order Completed', 'Product Viewed'];
    const seen = await profiled(async () => (found = (await parts().events.stored({ ...query, names })).length));
    expect(found).toBeGreaterThan(300);
    expectFrugal(seen, 3 * mine.length);
  });

  it('by the taking of sends, the fair shares of fifteen lines included', async () => {
    const taking = { limit: 40, token: 'mine', lease: HOUR, now };
    let taken = 0;
    const seen = await profiled(async () => (taken = (await takeSends(effectsOf(database.db), taking)).length));
    expect(taken).toBe(40);
    expectFrugal(seen, FEW + 2 * taken);
  });

  it('by the rows an earlier commit left, and by what dispatchers read of enrolments', async () => {
    const { effects, enrolments } = parts();
    const those = Array.from({ length: 1_000 }, (_, n) => ({
      ...{ _id: `enr${String(n)}`, bucket: bucketOf(person(n)), profileId: person(n) },
    }));
    expectFrugal(await profiled(async () => await enrolments.standings.standings(those)), 2 * those.length);
    const seen = await profiled(async () => await effects.findProposedOf(those));
    for (const { keysExamined = 0, docsExamined = 0 } of seen) {
      expect(docsExamined).toBeLessThanOrEqual(50); // proposed ones
      expect(keysExamined).toBeLessThanOrEqual(2 * those.length);
    }
  });
});
