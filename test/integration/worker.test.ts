import { MongoClient, type CommandStartedEvent } from 'mongodb';
import { pino } from 'pino';

import type { EnrolmentDocument } from '../../runtime/src/enrolments/model';
import { concernedCursors } from '../../runtime/src/enrolments/concerned';
import { dueCursor } from '../../runtime/src/enrolments/store/claim';
import { effectsOf } from '../../runtime/src/effects/model';
import type { StepResult } from '../../runtime/src/engine/step';
import type { Db } from '../../runtime/src/platform/database';
import { bucketOf } from '../../runtime/src/platform/ids';
import { ProcessDoorbell } from '../../runtime/src/worker/doorbell';
import { Lanes } from '../../runtime/src/worker/lanes';
import { collectWorkerMetrics } from '../../runtime/src/worker/metrics';
import { turn } from '../../runtime/src/worker/turn';
import { Worker, type WorkerSettings } from '../../runtime/src/worker/worker';
import { freshDatabaseUri } from '../support/database';
import { aJourney } from '../support/journeys';
import { KnownVersions, MovableClock, ScriptedNodes, storedProfiles, type Script } from '../support/stored-ports';
import { createIndexes, storeEvent, WorkerProcess } from '../support/worker-process';

const VERSION = aJourney()
  .entry({ key: 'checkout', exits: [{ event: 'Order Completed', by: 'entryKey' }] })
  .foreign('n8n-nodes-base.set', { name: 'Set' })
  .wait({ amount: 2, until: [{ event: 'Product Viewed' }] }, { name: 'Listen', stepKey: 'listen' })
  .foreign('n8n-nodes-base.httpRequest', { name: 'Call', parameters: { url: 'https://shop.example' } })
  .wait({ amount: 1 }, { name: 'Rest', stepKey: 'rest12' })
  .compile();

const keyOf = (name: string) => [...VERSION.steps.values()].find((step) => step.name === name)!.key;
const SET = keyOf('Set');
const CALL = keyOf('Call');

/** Not the documents at the ends of buckets. */
const LIVING = { _id: { $not: /^end of / } } as object;

const passed: StepResult = { kind: 'passed', output: 0, item: {}, effects: [] };
const tagged: StepResult = { ...passed, effects: [{ kind: 'profile', body: { addTags: ['seen'] } }] };
const listening: StepResult = {
  kind: 'held',
  hold: {
    ...{ kind: 'listen', wait: { amount: 2, unit: 'hours' }, restartOn: [], refresh: true },
    branches: [{ event: 'Product Viewed', by: 'profile', output: 1 }],
  },
  effects: [],
};
const anHour: StepResult = { kind: 'held', hold: { kind: 'time', wait: { amount: 1, unit: 'hours' } }, effects: [] };

const SCRIPT: Script = { [SET]: () => tagged, listen: () => listening, [CALL]: () => passed, rest12: () => anHour };

describe('the worker', () => {
  let client: MongoClient;
  let db: Db;
  let clock: MovableClock;
  let commands: string[];

  beforeAll(async () => {
    client = new MongoClient(freshDatabaseUri(), { monitorCommands: true, writeConcern: { w: 'majority' } });
    // Circuits are read once a second, however many batches there are.
    client.on('commandStarted', ({ commandName, command }: CommandStartedEvent) => {
      if (command[commandName] !== 'circuits') commands.push(commandName);
    });
    commands = [];
    await client.connect();
    db = client.db();
    await createIndexes(db);
  });
  afterAll(async () => {
    await db.dropDatabase();
    await client.close();
  });
  beforeEach(async () => {
    for (const name of ['enrolments', 'effects', 'testEvents', 'testProfiles', 'entries', 'workerLanes'])
      await db.collection(name).deleteMany(LIVING);
    clock = new MovableClock();
  });

  const enrolments = () => db.collection<EnrolmentDocument>('enrolments');
  const start = (script: Script = SCRIPT) =>
    new WorkerProcess({ db, clock, versions: new KnownVersions(VERSION), nodes: new ScriptedNodes(script) });

  const enter = async (process: WorkerProcess, count: number) => {
    const people = Array.from({ length: count }, (_, index) => `p${String(index)}`);
    await storedProfiles(db).insertMany(
      people.map((_id) => ({ _id, tags: [], attributes: {}, applied: {}, writes: 0 })),
    );
    for (const who of people)
      await storeEvent(db, clock, {
        ...{ id: `checkout/${who}`, workspaceId: VERSION.workspaceId, name: 'Checkout Started', profileId: who },
        ...{ keys: [`checkout:${who}`], properties: {}, origin: 'live', trust: 'shop', occurredAt: clock.now() },
      });
    await process.handleStored();
    return people;
  };

  const standing = async () => {
    const counts = await enrolments()
      .aggregate<{ _id: string; count: number }>([
        { $match: LIVING },
        { $group: { _id: '$stepKey', count: { $sum: 1 } } },
      ])
      .toArray();
    return Object.fromEntries(counts.map(({ _id, count }) => [_id, count]));
  };

  describe('costs', () => {
    const commandsFor = async (count: number) => {
      await enrolments().deleteMany(LIVING);
      await db.collection('testEvents').deleteMany({});
      await storedProfiles(db).deleteMany({});
      await db.collection('entries').deleteMany({});
      const process = start();
      await enter(process, count);
      await enrolments().updateMany(LIVING, { $set: { bucket: 0 } });
      commands = [];
      // A lease that no busy machine makes it renew.
      const settings = { limit: 500, lease: 3_600_000, signal: new AbortController().signal };
      await turn(process.parts, { queue: 'local', buckets: [0], ...settings });
      expect(await standing()).toEqual({ listen: count });
      return [...commands];
    };

    it('as many commands for a hundred wake-ups as for five', async () => {
      const few = await commandsFor(5);
      const many = await commandsFor(100);
      expect(many.filter((name) => name !== 'getMore')).toEqual(few);
      expect(few.length).toBeLessThan(20);
    });
  });

  describe('finds what is due', () => {
    const filled = async () => {
      const process = start();
      await enter(process, 1);
      const [one] = await enrolments().find(LIVING).toArray();
      const copies = Array.from({ length: 3_000 }, (_, index) => ({
        ...one!,
        _id: `copy${String(index)}`,
        bucket: index % 256,
        due: new Date(clock.now().getTime() - index),
      }));
      await enrolments().insertMany(copies);
    };

    it('by index ranges merged in order of due, without a sort over all that is due', async () => {
      await filled();
      const buckets = Array.from({ length: 128 }, (_, bucket) => bucket);
      const query = { queue: 'local', buckets, limit: 100, now: clock.now() } as const;
      const plan = await dueCursor(enrolments(), query).explain('executionStats');
      const text = JSON.stringify(plan);
      expect(text).toContain('SORT_MERGE');
      expect(text).not.toContain('"SORT"');
      expect(text).toContain('"indexName":"due"');
      const { totalKeysExamined } = (plan as { executionStats: { totalKeysExamined: number } }).executionStats;
      expect(totalKeysExamined).toBeLessThan(400);
    });

    it('takes the latest first when asked to', async () => {
      await filled();
      const query = { queue: 'local', buckets: [1, 2], limit: 5, now: clock.now() } as const;
      const [oldest] = await dueCursor(enrolments(), query).toArray();
      const [newest] = await dueCursor(enrolments(), { ...query, newestFirst: true }).toArray();
      expect(newest!.due!.getTime()).toBeGreaterThan(oldest!.due!.getTime());
    });

    it('refuses more buckets than MongoDB can merge', () => {
      const buckets = Array.from({ length: 201 }, (_, bucket) => bucket);
      expect(() => dueCursor(enrolments(), { queue: 'local', buckets, limit: 1, now: clock.now() })).toThrow('201');
    });

    it('and events find those concerned by two index scans', async () => {
      await filled();
      const concern = { workspaceId: VERSION.workspaceId, profileIds: ['p0', 'p1'], keys: ['checkout:p0'] };
      const [byProfile, byKey] = concernedCursors(enrolments(), concern);
      for (const [cursor, index] of [
        [byProfile, 'activeOfProfile'],
        [byKey, 'activeOfKey'],
      ] as const)
        expect(JSON.stringify(await cursor.explain('queryPlanner'))).toContain(`"indexName":"${index}"`);
    });

    it('and dispatcher and sweep read rows by partial indexes', async () => {
      const effects = effectsOf(db);
      const now = clock.now();
      const plans = [
        ['proposed', effects.find({ status: 'proposed', at: { $lt: now } }).sort({ at: 1 })],
        ['owed', effects.find({ owed: true }).sort({ at: 1 })],
        ['sending', effects.find({ status: 'sending', 'dispatch.until': { $lt: now } }).sort({ 'dispatch.until': 1 })],
      ] as const;
      for (const [name, cursor] of plans)
        expect(JSON.stringify(await cursor.explain('queryPlanner'))).toContain(`"indexName":"${name}"`);
    });
  });

  describe('an external step', () => {
    const untilCall = async (process: WorkerProcess, count = 1) => {
      await enter(process, count);
      await process.turnUntilIdle();
      clock.forward(2.5 * 3_600_000);
      for (const buckets of halves) await process.turn('local', buckets);
    };
    const halves = [0, 128].map((from) => Array.from({ length: 128 }, (_, index) => from + index));

    it('is handed over to its own queue, and what it did is committed alone', async () => {
      const process = start();
      await untilCall(process);
      expect(await enrolments().findOne(LIVING)).toMatchObject({ queue: 'external', stepKey: CALL });
      await process.turnUntilIdle();
      expect(await enrolments().findOne(LIVING)).toMatchObject({ queue: 'local', stepKey: 'rest12' });
      expect(await enrolments().findOne(LIVING)).not.toHaveProperty('calling');
    });

    it('that was cut off by a crash is a dead letter: it may have acted, so it is not called again', async () => {
      let calls = 0;
      let answer = (): void => undefined;
      const late = new Promise<void>((resolve) => (answer = resolve));
      const dying = start({ ...SCRIPT, [CALL]: async () => ((calls += 1), await late, passed) });
      await untilCall(dying);
      const stalled = Promise.all(halves.map((buckets) => dying.turn('external', buckets)));
      while (!(await enrolments().findOne({ calling: { $exists: true } }))) await new Promise(setImmediate);
      clock.forward(60_000);
      const process = start({ ...SCRIPT, [CALL]: () => ((calls += 1), passed) });
      await process.turnUntilIdle();
      expect(await enrolments().findOne(LIVING)).toMatchObject({ queue: 'dead', failure: { code: 'outcome_unknown' } });
      expect(calls).toBe(1);

      const { _id } = (await enrolments().findOne(LIVING))!;
      expect(await process.enrolments.actOnDeadLetters(VERSION.workspaceId, [_id], 'retry')).toBe(1);
      await process.turnUntilIdle();
      expect(await enrolments().findOne(LIVING)).toMatchObject({ queue: 'local', stepKey: 'rest12' });
      expect(calls).toBe(2);

      answer(); // of the first call, long after others have taken over
      expect((await stalled).reduce((sum, { lost }) => sum + lost, 0)).toBe(1);
    });

    it('that was cut off by a crash runs again when its author says that acting twice does no harm', async () => {
      const again = aJourney()
        .entry({ key: 'checkout' })
        .foreign('n8n-nodes-base.httpRequest', {
          ...{ name: 'Call', parameters: { url: 'https://shop.example' } },
          more: { onUnknown: 'runAgain' },
        })
        .wait({ amount: 1 }, { name: 'Rest', stepKey: 'rest12' })
        .compile();
      const call = [...again.steps.values()].find(({ name }) => name === 'Call')!.key;
      let calls = 0;
      let answer = (): void => undefined;
      const late = new Promise<void>((resolve) => (answer = resolve));
      const script = (run: () => Promise<StepResult> | StepResult) => ({
        ...SCRIPT,
        [call]: () => ((calls += 1), run()),
      });
      const process = (run: () => Promise<StepResult> | StepResult) =>
        new WorkerProcess({ db, clock, versions: new KnownVersions(again), nodes: new ScriptedNodes(script(run)) });
      const dying = process(async () => (await late, passed));
      await enter(dying, 1);
      for (const buckets of halves) await dying.turn('local', buckets);
      const stalled = Promise.all(halves.map((buckets) => dying.turn('external', buckets)));
      while (!(await enrolments().findOne({ calling: { $exists: true } }))) await new Promise(setImmediate);
      clock.forward(60_000);
      // The line is lost this time: unknown as well, and tried again after a pause.
      const lost: StepResult = {
        kind: 'failed',
        failure: { class: 'unknown', code: 'step_timed_out', message: 'late' },
      };
      await process(() => lost).turnUntilIdle();
      expect(await enrolments().findOne(LIVING)).toMatchObject({ queue: 'external', retries: 1, stepKey: call });
      clock.forward(60_000);
      await process(() => passed).turnUntilIdle();
      expect(await enrolments().findOne(LIVING)).toMatchObject({ queue: 'local', stepKey: 'rest12' });
      expect(calls).toBe(3);
      answer();
      await stalled;
    });

    it('that fails for good waits for a person, who may skip it or end it', async () => {
      const failed: StepResult = { kind: 'failed', failure: { class: 'permanent', code: 'refused', message: 'no' } };
      const process = start({ ...SCRIPT, [CALL]: () => failed });
      await untilCall(process, 2);
      await process.turnUntilIdle();
      const { items } = await process.enrolments.deadLetters(VERSION.workspaceId, { limit: 10 });
      expect(items.map((one) => one.failure?.code)).toEqual(['refused', 'refused']);
      const [skipped, ended] = items.map((one) => one.id);
      await process.enrolments.actOnDeadLetters(VERSION.workspaceId, [skipped!], 'skip');
      await process.enrolments.actOnDeadLetters(VERSION.workspaceId, [ended!], 'end');
      const foreign = process.enrolments.actOnDeadLetters('other', [skipped!], 'end');
      await expect(foreign).rejects.toMatchObject({ code: 'not_found' });
      await process.turnUntilIdle();
      expect(await enrolments().findOne({ _id: skipped! })).toMatchObject({ stepKey: 'rest12', active: true });
      expect(await enrolments().findOne({ _id: ended! })).toMatchObject({ active: false });
    });
  });

  describe('a commit whose process died before it applied its rows', () => {
    it('has them applied by the next wake-up before anything of it is executed', async () => {
      const dying = start();
      Object.assign(dying.parts, { effects: { ...dying.effects, apply: () => Promise.resolve(0) } });
      await enter(dying, 1);
      await dying.turnUntilIdle();
      expect((await storedProfiles(db).findOne())!.tags).toEqual([]);
      clock.forward(2.5 * 3_600_000);
      const seen: string[][] = [];
      const process = start({ ...SCRIPT, [CALL]: ({ profile }) => (seen.push([...profile.tags]), passed) });
      await process.turnUntilIdle();
      expect(seen).toEqual([['seen']]);
      expect((await effectsOf(db).find().toArray()).map((row) => row.status)).toEqual(['done']);
    });
  });

  describe('a poison profile', () => {
    it('is tried again later, while the others of its batch go on', async () => {
      const process = start({
        ...SCRIPT,
        [SET]: ({ enrolmentId, profile }) => {
          if (profile.id === 'p3') throw new Error(`whole node: ${enrolmentId}`);
          return tagged;
        },
      });
      await enter(process, 20);
      await process.turnUntilIdle();
      expect(await standing()).toEqual({ listen: 19, [SET]: 1 });
      const poison = await enrolments().findOne({ profileId: 'p3' });
      expect(poison).toMatchObject({ retries: 1, failure: { code: 'node_failed' } });
      expect(poison!.due!.getTime()).toBeGreaterThan(clock.now().getTime());
      for (let retry = 0; retry < 20; retry++) {
        clock.forward(24 * 3_600_000);
        await process.turnUntilIdle();
      }
      expect(await enrolments().findOne({ profileId: 'p3' })).toMatchObject({ queue: 'dead' });
    });
  });

  describe('as a process', () => {
    const running = (process: WorkerProcess, name: string, settings: Partial<WorkerSettings> = {}) => {
      const doorbell = new ProcessDoorbell();
      const lanes = new Lanes(db, name, 60_000);
      const parts = { ...process.parts, doorbell, lanes, log: pino({ level: 'silent' }) };
      const worker = new Worker(parts, { poll: 50, heartbeat: 50, externalBatch: 2, ...settings });
      return { worker, doorbell, lanes };
    };
    const until = async (holds: () => Promise<boolean>) => {
      while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
    };

    it('serves another workspace in the second turn of a backlog, wherever its people stand in the queue', async () => {
      const served: string[] = [];
      const nodes = new ScriptedNodes({
        ...SCRIPT,
        [SET]: ({ profile }) => {
          served.push(profile.id);
          return tagged;
        },
      });
      const process = new WorkerProcess({ db, clock, versions: new KnownVersions(VERSION), nodes });
      const others = (await enter(process, 60)).slice(55);
      await enrolments().updateMany(LIVING, { $set: { bucket: 0 } });
      const now = clock.now().getTime();
      const [before, after] = [new Date(now - 60_000), new Date(now - 1_000)];
      await enrolments().updateMany({ ...LIVING, profileId: { $nin: others } }, { $set: { due: before } });
      await enrolments().updateMany({ profileId: { $in: others } }, { $set: { due: after, workspaceId: 'another' } });
      const { worker } = running(process, 'a', { batch: 20 });
      await worker.start();
      await until(() => Promise.resolve(served.length === 60));
      await worker.stop();
      // Twenty of the backlog, then a quarter as many of those who became due last.
      expect(served.slice(20, 25).toSorted()).toEqual(others.toSorted());
    });

    it('wakes what is due in all buckets, two processes each in their lanes and each wake-up once', async () => {
      const nodes = new ScriptedNodes(SCRIPT);
      const process = new WorkerProcess({ db, clock, versions: new KnownVersions(VERSION), nodes });
      const [a, b] = [running(process, 'a'), running(process, 'b')];
      await Promise.all([a.worker.start(), b.worker.start()]);
      await until(() => Promise.resolve(a.worker.lanes.length === 32 && b.worker.lanes.length === 32));
      await enter(process, 60);
      await until(async () => (await standing())['listen'] === 60);
      await Promise.all([a.worker.stop(), b.worker.stop()]);
      expect(a.worker.totals.committed + b.worker.totals.committed).toBe(60);
      expect(Math.min(a.worker.totals.committed, b.worker.totals.committed)).toBeGreaterThan(0);
      expect(a.worker.totals.lost + b.worker.totals.lost).toBe(0);
      expect(await db.collection('workerLanes').countDocuments({ owner: { $exists: true } })).toBe(0);
    });

    it('goes on with local steps while an external one hangs', async () => {
      let release = (): void => undefined;
      const hanging = new Promise<void>((resolve) => (release = resolve));
      const process = start({ ...SCRIPT, [CALL]: async () => (await hanging, passed) });
      await enter(process, 3);
      await process.turnUntilIdle();
      clock.forward(2.5 * 3_600_000);
      const { worker } = running(process, 'only');
      await worker.start();
      await until(async () => (await enrolments().countDocuments({ calling: { $exists: true } })) > 0);
      await storedProfiles(db).insertOne({ _id: 'late', tags: [], attributes: {}, applied: {}, writes: 0 });
      await storeEvent(db, clock, {
        ...{ id: 'checkout/late', workspaceId: VERSION.workspaceId, name: 'Checkout Started', profileId: 'late' },
        ...{ keys: ['checkout:late'], properties: {}, origin: 'live', trust: 'shop', occurredAt: clock.now() },
      });
      await process.handleStored();
      await until(async () => (await enrolments().findOne({ profileId: 'late' }))?.stepKey === 'listen');
      expect(await enrolments().countDocuments({ queue: 'external' })).toBeGreaterThan(0);
      release();
      await worker.stop();
    });

    it('lets the running batch end when it is stopped', async () => {
      let release = (): void => undefined;
      const slow = new Promise<void>((resolve) => (release = resolve));
      let began = false;
      const process = start({ ...SCRIPT, [SET]: async () => ((began = true), await slow, tagged) });
      await enter(process, 1);
      const { worker } = running(process, 'only');
      await worker.start();
      await until(() => Promise.resolve(began));
      const stopped = worker.stop();
      release();
      await stopped;
      expect(await standing()).toEqual({ listen: 1 });
      expect((await storedProfiles(db).findOne())!.tags).toEqual(['seen']);
    });

    it('tells how much is due and since when', async () => {
      const process = start();
      await enter(process, 4);
      await enrolments().updateMany(LIVING, { $set: { due: new Date(clock.now().getTime() - 30_000) } });
      const { circuits, effects, enrolments: own } = process;
      const metrics = await collectWorkerMetrics({ circuits, effects, enrolments: own, clock });
      expect(metrics.due).toEqual({ local: 4, external: 0 });
      expect(metrics.lagSeconds.local).toBeGreaterThanOrEqual(30);
      expect(metrics.lagSeconds.external).toBe(0);
      expect(bucketOf('p0')).toBeLessThan(256);
    });
  });
});
