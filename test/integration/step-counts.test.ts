import type { HoldOutcome } from '../../runtime/src/engine/hold';
import type { RunItem } from '../../runtime/src/engine/ports';
import type { StepResult } from '../../runtime/src/engine/step';
import { enrolmentCollections, type EnrolmentDocument } from '../../runtime/src/enrolments/model';
import { differencesOf } from '../../runtime/src/enrolments/counts/differences';
import type { Database, Db } from '../../runtime/src/platform/database';
import { openFreshDatabase } from '../support/database';
import { Life, mortal, ProcessDied } from '../support/dying-database';
import { aJourney } from '../support/journeys';
import { stalling } from '../support/stalling-database';
import { KnownVersions, MovableClock, ScriptedNodes, storedProfiles } from '../support/stored-ports';
import { createIndexes, storeEvent, WorkerProcess } from '../support/worker-process';

// What happened at each step over time, counted from histories.

const VERSION = aJourney()
  .entry({ exits: [{ event: 'Order Completed', by: 'profile' }] })
  .foreign('n8n-nodes-base.set', { name: 'Set' })
  .send({}, { name: 'Send', stepKey: 'send01' })
  .wait({ amount: 1, unit: 'hours' }, { name: 'Wait', stepKey: 'wait01' })
  .compile();
const SET = [...VERSION.steps.values()].find(({ name }) => name === 'Set')!.key;
const ENTRY = VERSION.entry.stepKey;
const passed: StepResult = { kind: 'passed', output: 0, item: {}, effects: [] };
const failed: StepResult = { kind: 'failed', failure: { class: 'transient', code: 'timed_out', message: 'no answer' } };
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
const HOUR = 3_600_000;

let database: Database;
let clock: MovableClock;
/** For whom Set fails, once. */
let failsFor: string[];

function set({ profile }: RunItem): StepResult {
  if (!failsFor.includes(profile.id)) return passed;
  failsFor = [];
  return failed;
}

const another = (db: Db = database.db, own: MovableClock = clock) =>
  new WorkerProcess({
    ...{ db, clock: own, versions: new KnownVersions(VERSION) },
    nodes: new ScriptedNodes({ [SET]: set, send01: () => sent, wait01: () => anHour }),
  });

beforeAll(async () => {
  database = await openFreshDatabase();
  await createIndexes(database.db);
});
beforeEach(async () => {
  const used = [
    'enrolments',
    'effects',
    'entries',
    'movements',
    'stepCounts',
    'counting',
    'testEvents',
    'testProfiles',
  ];
  for (const name of used) await database.db.collection(name).deleteMany({ _id: { $not: /^end of / } as never });
  clock = new MovableClock();
  failsFor = [];
});
afterAll(() => database.close());

async function enter(process: WorkerProcess, who: string): Promise<void> {
  await storedProfiles(database.db).insertOne({ _id: who, tags: [], attributes: {}, applied: {}, writes: 0 });
  await happens(process, 'Checkout Started', who);
}

async function happens(process: WorkerProcess, name: string, profileId: string): Promise<void> {
  await storeEvent(database.db, clock, {
    ...{ id: `${name}/${profileId}`, workspaceId: VERSION.workspaceId, name, profileId, keys: [], properties: {} },
    ...{ origin: 'live', trust: 'shop', occurredAt: clock.now() },
  });
  await process.handleStored();
}

/** As long after as everything is over that may still be written. */
function later(minutes = 10): WorkerProcess {
  const ahead = new MovableClock();
  ahead.forward(clock.now().getTime() - Date.now() + minutes * 60_000);
  return another(database.db, ahead);
}

async function counts(resolution: 'hour' | 'day' = 'day', ahead = 0) {
  const to = new Date(Date.now() + ahead + 2 * HOUR);
  const { workspaceId, journeyId } = VERSION;
  const from = new Date(to.getTime() - 48 * HOUR);
  const read = await later().enrolments.stepCounts({ workspaceId, journeyId, from, to, resolution, zone: 'UTC' });
  return read.buckets;
}

/** Of all hours together, by step. */
async function totals(): Promise<Record<string, object>> {
  const all = await counts('hour', 3 * HOUR);
  const sum: Record<string, Record<string, number>> = {};
  for (const { stepKey, left, ended, ...numbers } of all) {
    const step = (sum[stepKey] ??= {});
    const add = (name: string, people: number) => {
      if (people > 0) step[name] = (step[name] ?? 0) + people;
    };
    const { entered, failed, late, sent, notSent, unclear } = numbers;
    for (const [name, people] of Object.entries({ entered, failed, late, sent, notSent, unclear })) add(name, people);
    for (const { output, people } of left) add(`left ${String(output)}`, people);
    for (const { reason, people } of ended) add(`ended ${reason}`, people);
  }
  return sum;
}

/** Ada comes to the wait; Bob fails and will be tried again; Cyd buys while her message is on its way. */
async function play(process: WorkerProcess): Promise<void> {
  for (const who of ['ada', 'bob', 'cyd']) await enter(process, who);
  failsFor = ['bob'];
  await process.turnUntilIdle();
  await happens(process, 'Order Completed', 'cyd');
  await process.dispatch(new Map());
  await process.turnUntilIdle();
}

test('each step tells who reached it, went on by which way, ended there and failed; the journey counts families', async () => {
  const process = another();
  await play(process);
  await later().enrolments.rollUpCounts();
  const now = await totals();
  expect(now).toEqual({
    '': { entered: 3, 'ended exit': 1 },
    [ENTRY]: { entered: 3, 'left 0': 3 },
    [SET]: { entered: 2, 'left 0': 2, failed: 1 },
    send01: { entered: 2, 'left 0': 1, 'ended exit': 1, sent: 1 },
    wait01: { entered: 1 },
  });
});

test('messages count by how they came out: sent, not sent for whatever reason, or unclear', async () => {
  const process = another();
  for (const who of ['ada', 'bob', 'cyd', 'dan', 'eve']) await enter(process, who);
  await process.turnUntilIdle();
  const outcomes: Readonly<Record<string, Pick<HoldOutcome, 'kind' | 'reason'>>> = {
    ...{
      ada: { kind: 'sent' },
      bob: { kind: 'skipped', reason: 'no_consent' },
      cyd: { kind: 'failed', reason: 'rejected' },
    },
    ...{ dan: { kind: 'unknown', reason: 'unknown_outcome' }, eve: { kind: 'sent' } },
  };
  const standing = await enrolmentCollections(database.db).enrolments.find({ 'hold.kind': 'send' }).toArray();
  await process.enrolments.standings.resume(
    standing.map((enrolment) => ({
      ...{ enrolment, holdKey: enrolment.hold!.key },
      outcome: { output: 0, at: clock.now(), kind: 'sent', ...outcomes[enrolment.profileId] },
    })),
  );
  await process.turnUntilIdle();
  await later().enrolments.rollUpCounts();
  const now = await totals();
  expect(now['send01']).toMatchObject({ entered: 5, sent: 2, notSent: 2, unclear: 1 });
  expect(now['wait01']).toEqual({ entered: 5 });
});

test('counted again, or by two processes at once, nothing is counted twice', async () => {
  await play(another());
  const counting = [later(), later()];
  await Promise.all(counting.map(async ({ enrolments }) => await enrolments.rollUpCounts()));
  const once = await totals();
  await database.db.collection('counting').deleteMany({});
  await later().enrolments.rollUpCounts();
  expect(await totals()).toEqual(once);
  expect(once['']).toMatchObject({ entered: 3 });
});

test('a process that dies at any write of a wake-up, or of counting, leaves the counts what the histories say', async () => {
  for (let at = 1; ; at++) {
    clock = new MovableClock();
    await database.db.collection('enrolments').deleteMany({ _id: { $not: /^end of / } as never });
    for (const name of ['effects', 'entries', 'movements', 'stepCounts', 'counting', 'testEvents', 'testProfiles'])
      await database.db.collection(name).deleteMany({});
    const life = new Life(at, at % 2 === 0 ? 'after' : 'before');
    const process = another(mortal(database.db, life));
    await enter(another(), 'ada');
    const dies = async (does: () => Promise<unknown>) => {
      try {
        await does();
      } catch (error) {
        const errors: unknown[] = error instanceof AggregateError ? error.errors : [error];
        if (!errors.some((one) => one instanceof ProcessDied)) throw error;
      }
    };
    await dies(() => process.turnUntilIdle());
    clock.forward(10_000);
    const next = another();
    await next.sweep();
    await next.turnUntilIdle();
    await next.dispatch(new Map());
    await next.turnUntilIdle();
    const died = life.dead;
    if (!died) await dies(() => later().enrolments.rollUpCounts());
    await later().enrolments.rollUpCounts();
    expect(await totals()).toEqual({
      '': { entered: 1 },
      [ENTRY]: { entered: 1, 'left 0': 1 },
      [SET]: { entered: 1, 'left 0': 1 },
      send01: { entered: 1, 'left 0': 1, sent: 1 },
      wait01: { entered: 1 },
    });
    if (!died) return;
  }
});

test('a line that a slow step left a minute old, and that was written a minute behind its announcement, is counted', async () => {
  const slow = (given: unknown) => JSON.stringify(given).includes('"history"');
  const stalled = stalling(database.db, {
    before: 'enrolments.bulkWrite',
    when: slow,
    meanwhile: async () => {
      clock.forward(45_000);
      await another().enrolments.rollUpCounts();
    },
  });
  const slowStep = () => {
    clock.forward(58_000);
    return passed;
  };
  const process = new WorkerProcess({
    ...{ db: stalled, clock, versions: new KnownVersions(VERSION) },
    nodes: new ScriptedNodes({ [SET]: slowStep, send01: () => sent, wait01: () => anHour }),
  });
  // Twenty seconds before a slot is over.
  clock.forward(300_000 - (clock.now().getTime() % 300_000) + 280_000);
  await enter(process, 'ada');
  await another().enrolments.rollUpCounts();
  await process.turnUntilIdle();
  await later().enrolments.rollUpCounts();
  expect(await totals()).toMatchObject({ [SET]: { entered: 1 }, send01: { entered: 1 } });
});

test('counting anew says nothing of what is removed at the same moment, nor of the rest of a slot', async () => {
  await play(another());
  await later().enrolments.rollUpCounts();
  const { workspaceId, journeyId } = VERSION;
  const before = await totals();
  const collections = (db: Db) => enrolmentCollections(db);
  const [first] = await database.db.collection<EnrolmentDocument>('enrolments').find({ profileId: 'cyd' }).toArray();
  const removed = async (until: Date) => {
    await collections(database.db).counting.updateOne(
      { _id: `removed/${workspaceId}` },
      { $set: { until } },
      { upsert: true },
    );
  };
  // The end of somebody who was removed lies between two lines of the others, which still are there.
  await removed(new Date(first!.history.at(-1)!.at.getTime()));
  expect(await differencesOf(collections(database.db), { workspaceId, journeyId }, true)).toMatchObject({
    repaired: 0,
  });
  await removed(new Date(0));
  const meanwhile = async () => {
    await removed(clock.now());
    await database.db.collection('enrolments').deleteMany({ profileId: 'cyd' });
  };
  const own = collections(database.db);
  const racing = new Proxy(own.enrolments, {
    get: (target, property) => {
      const value: unknown = Reflect.get(target, property);
      if (property !== 'aggregate') return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      return (...args: [object[], object]) => ({
        toArray: async () => {
          await meanwhile();
          return await own.enrolments.aggregate(...args).toArray();
        },
      });
    },
  });
  const found = await differencesOf({ ...own, enrolments: racing }, { workspaceId, journeyId }, true);
  expect(found).toMatchObject({ differences: [], repaired: 0 });
  expect(await totals()).toEqual(before);
});

test('a timer that a worker comes to late counts when it came, as late, and its line says when that was', async () => {
  const process = another();
  await enter(process, 'ada');
  await process.turnUntilIdle();
  await process.dispatch(new Map());
  await process.turnUntilIdle();
  await later().enrolments.rollUpCounts();
  clock.forward(3 * HOUR);
  await another().turnUntilIdle();
  await later().enrolments.rollUpCounts();
  const [one] = await database.db.collection<EnrolmentDocument>('enrolments').find({ profileId: 'ada' }).toArray();
  const line = one!.history.find(({ stepKey, what }) => stepKey === 'wait01' && what === 'resumed')!;
  expect(line.noted!.getTime() - line.at.getTime()).toBeGreaterThan(1.9 * HOUR);
  expect((await totals())['wait01']).toEqual({ entered: 1, 'left 0': 1, late: 1, 'ended completed': 1 });
  const hours = (await counts('hour', 3 * HOUR)).filter(({ stepKey }) => stepKey === 'wait01');
  expect(hours.map(({ late }) => late)).toEqual([0, 1]);
});

test('what is shown by the day begins at midnight of the zone', async () => {
  const { stepCounts } = enrolmentCollections(database.db);
  const { workspaceId, journeyId } = VERSION;
  const at = (hour: string, entered: number) => ({
    ...{ _id: `${journeyId}/wait01/${hour}`, workspaceId, journeyId, stepKey: 'wait01' },
    ...{ hour: new Date(`${hour}:00:00.000Z`), slots: { m00: { entered }, m55: { entered: 1 } } },
  });
  await stepCounts.insertMany([at('2026-03-01T15', 1), at('2026-03-01T16', 10), at('2026-03-02T15', 100)]);
  const read = await another().enrolments.stepCounts({
    ...{ workspaceId, journeyId, resolution: 'day', zone: 'Asia/Shanghai' },
    ...{ from: new Date('2026-02-20T00:00:00.000Z'), to: new Date('2026-03-10T00:00:00.000Z') },
  });
  expect(read.buckets.map(({ at: day, entered }) => [day, entered])).toEqual([
    ['2026-02-28T16:00:00.000Z', 2],
    ['2026-03-01T16:00:00.000Z', 112],
  ]);
});
