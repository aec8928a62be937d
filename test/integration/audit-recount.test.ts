import { Command } from 'commander';

import { registerAudit } from '../../runtime/src/cli/audit';
import { MIGRATIONS } from '../../runtime/src/migrations';
import { createLogger } from '../../runtime/src/platform/logging';
import { migrate } from '../../runtime/src/platform/migrations';
import { audit, DISAGREEMENTS, type Disagreement } from '../../runtime/src/audit/service';
import { effectsOf } from '../../runtime/src/effects/model';
import type { EffectRow } from '../../runtime/src/engine/effect';
import type { StepResult } from '../../runtime/src/engine/step';
import { enrolmentCollections, type EnrolmentDocument } from '../../runtime/src/enrolments/model';
import type { CounterDocument } from '../../runtime/src/events/counters/model';
import { eventMigrations } from '../../runtime/src/events/service';
import { orderMigrations } from '../../runtime/src/orders/migrations';
import { createOrders, ordersOf } from '../../runtime/src/orders/service';
import { bucketOf } from '../../runtime/src/platform/ids';
import { createProfiles } from '../../runtime/src/profiles/service';
import { openDatabase, type Database, type Db } from '../../runtime/src/platform/database';
import { freshDatabaseUri, openFreshDatabase } from '../support/database';
import { aJourney } from '../support/journeys';
import { KnownVersions, MovableClock, ScriptedNodes, storedProfiles } from '../support/stored-ports';
import { createIndexes, storeEvent, WorkerProcess } from '../support/worker-process';

// `perennial audit`: each kind of disagreement is planted into a database that has none, and found.

const VERSION = aJourney()
  .entry()
  .send({}, { name: 'Send', stepKey: 'send01' })
  .wait({ amount: 1, unit: 'hours' }, { name: 'Wait', stepKey: 'wait01' })
  .compile();
const { workspaceId, journeyId } = VERSION;
const sent: StepResult = {
  kind: 'sent',
  send: {
    ...{ channel: 'email', messageKey: 'reminder', senderRole: 'r' },
    category: 'marketing',
    resendUnknown: false,
  },
  effects: [],
};
const anHour: StepResult = { kind: 'held', hold: { kind: 'time', wait: { amount: 1, unit: 'hours' } }, effects: [] };

let database: Database;
let db: Db;

beforeAll(async () => {
  database = await openFreshDatabase();
  db = database.db;
  await createIndexes(db);
  for (const migration of [...orderMigrations, ...eventMigrations]) await migration.up(db);
});
afterAll(() => database.close());

const enrolments = () => enrolmentCollections(db).enrolments;
const journeys = () => db.collection<{ _id: string }>('journeys');
const of = async (profileId: string): Promise<EnrolmentDocument> => (await enrolments().findOne({ profileId }))!;
const set = async (profileId: string, update: object) => {
  await enrolments().updateOne({ profileId }, update);
};
const long = new Date(Date.now() - 3_600_000);

async function play(): Promise<void> {
  const names = [
    'enrolments',
    'effects',
    'entries',
    'movements',
    'stepCounts',
    'counting',
    'testEvents',
    'testProfiles',
    ...['orders', 'profiles', 'identifiers', 'events', 'eventCounters'],
  ];
  for (const name of [...names, 'journeys'])
    await db.collection(name).deleteMany({ _id: { $not: /^end of / } as never });
  await journeys().insertOne({ _id: journeyId, ...{ workspaceId, status: 'live', tasks: [] } });
  const clock = new MovableClock();
  const process = new WorkerProcess({
    ...{ db, clock, versions: new KnownVersions(VERSION) },
    nodes: new ScriptedNodes({ send01: () => sent, wait01: () => anHour }),
  });
  const enter = async (who: string) => {
    await storedProfiles(db).insertOne({ _id: who, tags: [], attributes: {}, applied: {}, writes: 0 });
    await storeEvent(db, clock, {
      ...{ id: `in/${who}`, workspaceId, name: 'Checkout Started', profileId: who, keys: [], properties: {} },
      ...{ origin: 'live', trust: 'shop', occurredAt: clock.now() },
    });
    await process.handleStored();
    await process.turnUntilIdle();
  };
  await enter('waits');
  await enter('ended');
  await process.dispatch(new Map());
  await process.turnUntilIdle();
  await process.enrolments.exit(workspaceId, (await of('ended'))._id, 'test');
  await enter('sends');
  const ahead = new MovableClock();
  ahead.forward(600_000);
  await new WorkerProcess({ db, clock: ahead, versions: new KnownVersions(VERSION), nodes: new ScriptedNodes({}) }).enrolments.rollUpCounts(); // prettier-ignore
  await enrolments().updateMany({ workspaceId }, { $set: { startedAt: long } });
}

const row = async (profileId: string) => (await effectsOf(db).findOne({ profileId }))!;
const insert = async (like: EffectRow, over: Partial<EffectRow>) => {
  await effectsOf(db).insertOne({ ...like, ...over } as EffectRow);
};
const child = async (over: Partial<EnrolmentDocument>) => {
  const parent = await of('waits');
  await enrolments().insertOne({ ...parent, _id: 'child', profileId: 'child', rootId: parent._id, ...over });
};

/** Of one order, counted. */
async function aBuyer() {
  const clock = new MovableClock();
  const profiles = createProfiles({ db, clock });
  const orders = createOrders({ db, clock, profiles });
  const { _id: profileId } = await profiles.upsert(workspaceId, { externalId: 'buyer' });
  const fields = { placedAt: long, total: { amount: 100, currency: 'USD' } };
  const statement = { orderId: '1', at: long, fields, refunds: [], fulfilments: [] };
  await orders.note({ workspaceId, sourceId: 'src_1' }, [{ profileId, statement }]);
  return { orders, profileId };
}

const PLANTED: Record<Disagreement, () => Promise<unknown>> = {
  never_due: () => set('waits', { $unset: { due: 1, hold: 1 } }),
  hold_without_due: () => set('waits', { $unset: { due: 1 } }),
  waits_for_no_message: () => effectsOf(db).deleteMany({ profileId: 'sends' }),
  outcome_not_told: () => effectsOf(db).updateOne({ profileId: 'sends' }, { $set: { status: 'sent' } }),
  parked_without_mark: () => set('waits', { $set: { queue: 'parked' } }),
  mark_without_parked: () => set('waits', { $set: { parked: { from: 'local', at: long } } }),
  not_parked: () => journeys().updateOne({}, { $set: { status: 'paused', peopleParked: true } }),
  parked_for_ever: () => set('waits', { $set: { queue: 'parked', parked: { from: 'local', at: long } } }),
  in_unknown_journey: () => journeys().deleteMany({}),
  ended_and_due: () => set('ended', { $set: { due: long } }),
  ended_without_reason: () => set('ended', { $unset: { ended: 1 } }),
  history_without_end: () => set('ended', { $pull: { history: { what: 'ended' } } }),
  still_active_in_ended_family: () => of('ended').then(({ _id }) => child({ rootId: _id })),
  ending_cut_off: () => set('ended', { $set: { cascade: true, 'ended.at': long } }),
  family_has_left: async () => {
    await child({ active: false, ended: { reason: 'completed', at: long } });
    await set('waits', { $set: { kids: ['child'] }, $unset: { due: 1, hold: 1 } });
  },
  child_without_root: () => child({ rootId: 'nobody' }),
  missing_child: () => set('waits', { $set: { kids: ['nobody'] } }),
  child_not_started: () => child({ unstarted: true }),
  entered_without_entry: () =>
    of('waits').then(({ entry }) => db.collection<{ _id: string }>('entries').deleteOne({ _id: entry.id })),
  entry_without_enrolment: async () => {
    const { entries } = enrolmentCollections(db);
    await entries.updateOne({ profileId: 'ended' }, { $set: { enrolmentId: 'nobody', takenAt: long } });
  },
  inside_twice: () => of('waits').then((one) => enrolments().insertOne({ ...one, _id: 'twin', rootId: 'twin' })),
  effect_without_enrolment: async () =>
    insert(await row('sends'), { _id: 'other/T', enrolmentId: 'nobody', key: 'other' }),
  effect_without_commit: async () => insert(await row('sends'), { _id: 'other/T', key: 'other', visit: 7 }),
  effect_twice: async () => {
    const one = await row('waits');
    await insert(one, { _id: `${one.key}/other` });
  },
  sent_without_history: () => set('waits', { $pull: { history: { stepKey: 'send01', what: 'held' } } }),
  effect_left: () => effectsOf(db).updateOne({ profileId: 'sends' }, { $set: { status: 'proposed', at: long } }),
  counts_differ: () => db.collection('stepCounts').deleteMany({ stepKey: 'wait01' }),
  order_uncounted: async () => {
    const { orders, profileId } = await aBuyer();
    await ordersOf(db).updateOne({ profileId }, { $unset: { counted: '' } });
    expect((await orders.find(workspaceId, (await ordersOf(db).findOne({ profileId }))!._id)).owed).toBeUndefined();
  },
  figures_differ: async () => {
    await aBuyer();
    await db.collection('profiles').updateMany({}, { $inc: { 'orders.count': 1 } });
  },
  events_miscounted: async () => {
    const { profileId } = await aBuyer();
    const place = { _id: `${profileId}:x`, profileId, bucket: bucketOf(profileId), workspaceId, name: 'x', v: 1 };
    const figures = { total: 1, firstAt: long, lastAt: long, days: [{ d: '2026-01-01', n: 1 }], open: [] };
    await db.collection<CounterDocument>('eventCounters').insertOne({ ...place, ...figures });
  },
};

const run = async (over: { readonly repair?: boolean; readonly workspaceId?: string } = {}) =>
  await audit({ db, clock: new MovableClock(), patience: 0, ...over });

test('what is healthy is said to agree', async () => {
  await play();
  const { found, looked } = await run();
  expect(found).toEqual({});
  expect(looked).toEqual({ enrolments: 3, effects: 3, entries: 3, journeys: 1 });
});

test.each(Object.keys(DISAGREEMENTS) as Disagreement[])('%s is found, with its id', async (what) => {
  await play();
  await PLANTED[what]();
  const { found, findings } = await run();
  expect(Object.keys(found)).toContain(what);
  const [finding] = findings.filter((one) => one.what === what);
  expect(finding).toMatchObject({ workspaceId, id: expect.stringMatching(/./) as string });
  expect(JSON.stringify(findings)).not.toMatch(/Checkout|reminder/);
});

test('counts over time are written anew with --repair, and nothing else is', async () => {
  await play();
  const { stepCounts } = enrolmentCollections(db);
  const before = await stepCounts.find().sort({ _id: 1 }).toArray();
  await PLANTED.counts_differ();
  await PLANTED.ended_and_due();
  const repaired = await run({ repair: true });
  expect(repaired.repaired).toBe(repaired.found.counts_differ);
  expect(await stepCounts.find().sort({ _id: 1 }).toArray()).toEqual(before);
  expect((await run()).found).toEqual({ ended_and_due: 1 });
});

test('of another workspace nothing is looked at', async () => {
  await play();
  await PLANTED.ended_and_due();
  expect((await run({ workspaceId: 'other' })).found).toEqual({});
});

test('the command says it as JSON, and ends with 1 when something disagrees', async () => {
  const uri = freshDatabaseUri();
  const own = await openDatabase(uri);
  await migrate(own.db, MIGRATIONS, createLogger('silent'));
  const command = async () => {
    let written = '';
    const out = jest.spyOn(process.stdout, 'write').mockImplementation((text) => ((written += String(text)), true));
    const before = { uri: process.env['MONGODB_URI'], code: process.exitCode };
    process.env['MONGODB_URI'] = uri;
    try {
      const program = new Command('perennial').exitOverride();
      registerAudit(program);
      await program.parseAsync(['audit', '--json'], { from: 'user' });
      return { code: process.exitCode, report: JSON.parse(written) as { healthy: boolean; found: object } };
    } finally {
      out.mockRestore();
      process.exitCode = before.code;
      if (before.uri === undefined) delete process.env['MONGODB_URI'];
      else process.env['MONGODB_URI'] = before.uri;
    }
  };
  expect(await command()).toMatchObject({ code: undefined, report: { healthy: true } });
  await own.db.collection('entries').insertOne({
    _id: 'left' as never,
    ...{ workspaceId, journeyId, profileId: 'p', enrolmentId: 'nobody', count: 1 },
  });
  expect(await command()).toMatchObject({ code: 1, report: { healthy: false, found: { entry_without_enrolment: 1 } } });
  await own.db.dropDatabase();
  await own.close();
});
