import { audit } from '../../runtime/src/audit/service';
import type { StepResult } from '../../runtime/src/engine/step';
import { enrolmentCollections } from '../../runtime/src/enrolments/model';
import { endedCursor } from '../../runtime/src/enrolments/store/removeEnded';
import { createMetrics } from '../../runtime/src/platform/metrics';
import type { Database, Db } from '../../runtime/src/platform/database';
import { createRetention } from '../../runtime/src/retention/service';
import { openFreshDatabase } from '../support/database';
import { Life, mortal, ProcessDied } from '../support/dying-database';
import { aJourney } from '../support/journeys';
import { KnownVersions, MovableClock, ScriptedNodes, storedProfiles } from '../support/stored-ports';
import { createIndexes, storeEvent, WorkerProcess } from '../support/worker-process';

// What is over is kept for so many days, then removed: families whole, and nothing that is still needed.

const VERSION = aJourney()
  .entry({ events: ['Asked'], reEntry: 'afterLeaving' })
  .send({}, { name: 'Send', stepKey: 'send01' })
  .compile();
const { workspaceId, journeyId } = VERSION;
const DAY = 86_400_000;
const sent: StepResult = {
  kind: 'sent',
  send: {
    ...{ channel: 'email', messageKey: 'reminder', senderRole: 'r' },
    category: 'marketing',
    resendUnknown: false,
  },
  effects: [],
};

let database: Database;
let clock: MovableClock;

beforeAll(async () => {
  database = await openFreshDatabase();
  await createIndexes(database.db);
});
afterAll(() => database.close());
beforeEach(async () => {
  const names = ['enrolments', 'effects', 'entries', 'refusals', 'movements', 'counting', 'testEvents', 'testProfiles'];
  for (const name of [...names, 'retention'])
    await database.db.collection(name).deleteMany({ _id: { $not: /^end of / } as never });
  clock = new MovableClock();
});

const worker = (db: Db = database.db) =>
  new WorkerProcess({
    ...{ db, clock, versions: new KnownVersions(VERSION) },
    nodes: new ScriptedNodes({ send01: () => sent }),
  });
const enrolments = () => enrolmentCollections(database.db).enrolments;
const effects = () => database.db.collection('effects');
const retention = (db: Db = database.db) => {
  const process = worker(db);
  return createRetention({
    ...{ db, clock, metrics: createMetrics({ warn: () => undefined }) },
    workspaceIds: () => Promise.resolve([workspaceId]),
    removes: {
      enrolmentDays: async (...which) => await process.enrolments.removeEnded(...which),
      refusalDays: async (...which) => await process.enrolments.removeRefusals(...which),
      auditDays: () => Promise.resolve(0),
    },
  });
};
const asks = async (who: string, time: string) => {
  await storeEvent(database.db, clock, {
    ...{ id: `${time}/${who}`, workspaceId, name: 'Asked', profileId: who, keys: [], properties: {} },
    ...{ origin: 'live', trust: 'shop', occurredAt: clock.now() },
  });
  await worker().handleStored();
};
/** Everybody has come in, got the message, and left. */
async function have(...people: string[]): Promise<void> {
  await storedProfiles(database.db).insertMany(
    people.map((_id) => ({ _id, tags: [], attributes: {}, applied: {}, writes: 0 })),
  );
  for (const who of people) await asks(who, 'first');
  await worker().turnUntilIdle();
  await worker().dispatch(new Map());
  await worker().turnUntilIdle();
}
const left = async () => (await enrolments().find({ workspaceId }).sort({ profileId: 1 }).toArray()).map(({ profileId }) => profileId); // prettier-ignore
const set = async (profileId: string, update: object) => {
  await enrolments().updateOne({ profileId }, update);
};

test('who has left goes with everything of theirs after so many days, not before, and the entry stays', async () => {
  await have('ada', 'bob');
  clock.forward(399 * DAY);
  expect(await retention().run()).toBe(0);
  clock.forward(2 * DAY);
  // First the entries are marked, so that nobody who is just reading one takes it for left behind.
  expect([await retention().run(), await retention().run(), await retention().run()]).toEqual([0, 2, 0]);
  expect(await left()).toEqual([]);
  expect(await effects().countDocuments({})).toBe(0);
  const entries = await enrolmentCollections(database.db).entries.find({}).toArray();
  expect(entries.map(({ profileId, count }) => [profileId, count])).toEqual([
    ['ada', 1],
    ['bob', 1],
  ]);
});

test('who comes again afterwards enters at once, and is counted on', async () => {
  await have('ada');
  clock.forward(401 * DAY);
  await retention().run();
  await retention().run();
  await asks('ada', 'again');
  expect(await enrolments().countDocuments({ workspaceId, active: true })).toBe(1);
  expect(await enrolments().countDocuments({ neverBegan: true })).toBe(0);
  expect((await enrolmentCollections(database.db).entries.findOne({ profileId: 'ada' }))?.count).toBe(2);
});

test('the days are those of the workspace, in days that may be chosen', async () => {
  await have('ada');
  clock.forward(60 * DAY);
  expect(await retention().change(workspaceId, { enrolmentDays: 50 })).toEqual({
    ...{ enrolmentDays: 50, refusalDays: 90, auditDays: 730 },
  });
  await retention().run();
  expect(await retention().run()).toBe(1);
});

test('what is still needed stays: who is inside, an end that was not finished, a message whose outcome is owed', async () => {
  await have('ended', 'inside', 'marked', 'owed', 'parent', 'changed');
  await set('inside', { $set: { active: true }, $unset: { ended: 1 } });
  await set('marked', { $set: { cascade: true } });
  await set('changed', { $set: { wroteProfile: true } });
  await effects().updateOne({ profileId: 'owed' }, { $set: { owed: true } });
  const parent = (await enrolments().findOne({ profileId: 'parent' }))!;
  await enrolments().insertOne({ ...parent, _id: 'child', profileId: 'kid', active: true });
  clock.forward(401 * DAY);
  for (let run = 0; run < 3; run++) await retention().run();
  expect(await left()).toEqual(['changed', 'inside', 'kid', 'marked', 'owed', 'parent']);
});

test('a process that dies at any of its writes leaves what another one removes; no root goes before its family', async () => {
  for (let at = 1; ; at++) {
    for (const name of ['enrolments', 'effects', 'entries', 'counting', 'testProfiles', 'testEvents'])
      await database.db.collection(name).deleteMany({ _id: { $not: /^end of / } as never });
    clock = new MovableClock();
    await have('ada', 'bob');
    const ada = (await enrolments().findOne({ profileId: 'ada' }))!;
    await enrolments().insertOne({ ...ada, _id: 'child', profileId: 'kid' });
    clock.forward(401 * DAY);
    const life = new Life(at, at % 2 === 0 ? 'half' : 'before');
    try {
      await retention(mortal(database.db, life)).run();
      await retention(mortal(database.db, life)).run();
    } catch (error) {
      if (!(error instanceof ProcessDied)) throw error;
    }
    const families = await enrolments().find({ workspaceId }).toArray();
    for (const { rootId } of families) expect(families.map(({ _id }) => _id)).toContain(rootId);
    for (let run = 0; run < 2; run++) await retention().run();
    expect(await left()).toEqual([]);
    expect(await effects().countDocuments({})).toBe(0);
    if (!life.dead) return;
  }
});

test('refusals go by their own days', async () => {
  const at = (days: number) => new Date(clock.now().getTime() - days * DAY);
  const refusal = (_id: string, days: number) => ({ _id: _id as never, workspaceId, at: at(days) });
  await database.db.collection('refusals').insertMany([refusal('old', 20), refusal('young', 5)]);
  await retention().change(workspaceId, { refusalDays: 10 });
  expect(await retention().run()).toBe(1);
  expect(await database.db.collection('refusals').distinct('_id')).toEqual(['young']);
});

test('after it an audit finds nothing', async () => {
  await have('ada', 'bob');
  await database.db.collection('journeys').deleteMany({});
  await database.db
    .collection('journeys')
    .insertOne({ _id: journeyId as never, workspaceId, status: 'live', tasks: [] });
  clock.forward(401 * DAY);
  await retention().run();
  await retention().run();
  await asks('ada', 'again');
  await worker().turnUntilIdle();
  expect((await audit({ db: database.db, clock, patience: 0 })).found).toEqual({});
});

test('what is over is found by an index, without looking at those who are younger', async () => {
  await have('ada');
  const one = (await enrolments().findOne({ profileId: 'ada' }))!;
  const old = new Date(clock.now().getTime() - 500 * DAY);
  await enrolments().insertMany(
    Array.from({ length: 3_000 }, (_, n) => ({
      ...{ ...one, _id: `o${String(n)}`, rootId: `o${String(n)}` },
      ...(n < 900 && { startedAt: new Date(old.getTime() + n), ended: { reason: 'completed' as const, at: old } }),
    })),
  );
  const before = new Date(clock.now().getTime() - 400 * DAY);
  const { executionStats } = (await endedCursor(enrolments(), { workspaceId, journeyId, before }).explain(
    'executionStats',
  )) as { executionStats: { nReturned: number; totalDocsExamined: number; totalKeysExamined: number } };
  expect(executionStats.nReturned).toBe(900);
  expect(executionStats.totalDocsExamined).toBeLessThanOrEqual(1.2 * 900);
  expect(executionStats.totalKeysExamined).toBeLessThanOrEqual(1.2 * 900);
});
