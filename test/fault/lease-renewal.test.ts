import type { EnrolmentDocument } from '../../runtime/src/enrolments/model';
import type { StepResult } from '../../runtime/src/engine/step';
import type { Database } from '../../runtime/src/platform/database';
import { turn } from '../../runtime/src/worker/turn';
import { openFreshDatabase } from '../support/database';
import { aJourney } from '../support/journeys';
import { KnownVersions, MovableClock, ScriptedNodes, storedProfiles } from '../support/stored-ports';
import { createIndexes, storeEvent, WorkerProcess } from '../support/worker-process';

const VERSION = aJourney()
  .entry()
  .foreign('n8n-nodes-base.httpRequest', { name: 'Call', parameters: { url: 'https://shop.example' } })
  .wait({ amount: 2 }, { name: 'Rest', stepKey: 'rest12' })
  .compile();
const CALL = [...VERSION.steps.values()].find(({ name }) => name === 'Call')!.key;
const passed: StepResult = { kind: 'passed', output: 0, item: {}, effects: [] };
const rests: StepResult = { kind: 'held', hold: { kind: 'time', wait: { amount: 2, unit: 'hours' } }, effects: [] };

const LEASE = 60_000;
/** Time passes for renewals only, and only when the test says so. */
const REAL = [
  ...(['Date', 'hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate'] as const),
  ...(['setTimeout', 'clearTimeout'] as const),
];

describe('a call that lasts longer than the lease', () => {
  let database: Database;
  const whose = { profileId: 'anna' };
  beforeEach(async () => {
    database = await openFreshDatabase();
    await createIndexes(database.db);
    await storedProfiles(database.db).insertOne({ _id: 'anna', tags: [], attributes: {}, applied: {}, writes: 0 });
    jest.useFakeTimers({ doNotFake: [...REAL] });
  });
  afterEach(async () => {
    jest.useRealTimers();
    await database.db.dropDatabase();
    await database.close();
  });

  const enrolments = () => database.db.collection<EnrolmentDocument>('enrolments');
  const now = async () => (await enrolments().findOne(whose))!;
  const eventually = async (isSo: () => Promise<boolean>) => {
    while (!(await isSo())) await new Promise(setImmediate);
  };
  const start = (call: () => Promise<StepResult> | StepResult) => {
    const nodes = new ScriptedNodes({ [CALL]: call, rest12: () => rests });
    const { db } = database;
    return new WorkerProcess({ db, clock: new MovableClock(), versions: new KnownVersions(VERSION), nodes });
  };

  /** In the call, with a lease that would be over by now. */
  async function inTheCall() {
    const answer = Promise.withResolvers<StepResult>();
    const caller = start(() => answer.promise);
    await storeEvent(database.db, new MovableClock(), {
      ...{ id: 'checkout', workspaceId: VERSION.workspaceId, name: 'Checkout Started', profileId: 'anna', keys: [] },
      ...{ properties: {}, origin: 'live', trust: 'shop', occurredAt: new Date() },
    });
    await caller.handleStored();
    const { bucket } = await now();
    const settings = { buckets: [bucket], limit: 10, lease: LEASE, signal: new AbortController().signal };
    await turn(caller.parts, { ...settings, queue: 'local' });
    const calling = turn(caller.parts, { ...settings, queue: 'external' });
    await eventually(async () => (await now()).calling !== undefined);
    await enrolments().updateOne(whose, { $set: { due: new Date(Date.now() - 1_000) } });
    return { answer: answer.resolve, calling };
  }

  it('keeps its lease by renewing it: nobody else takes it, and what it came to is committed', async () => {
    const { answer, calling } = await inTheCall();
    for (let third = 1; third <= 3; third++) {
      await enrolments().updateOne(whose, { $set: { due: new Date(Date.now() - 1_000) } });
      jest.advanceTimersByTime(LEASE / 3);
      await eventually(async () => (await now()).due!.getTime() > Date.now());
      const other = start(() => {
        throw new Error('called by two');
      });
      expect(await other.turnUntilIdle()).toBe(0);
    }
    answer(passed);
    expect(await calling).toMatchObject({ claimed: 1, committed: 1, lost: 0 });
    expect(await now()).toMatchObject({ stepKey: 'rest12', queue: 'local' });
    expect(jest.getTimerCount()).toBe(0);
  });

  it('is taken over when its process renews no more, and what that process comes to is not committed', async () => {
    const { answer, calling } = await inTheCall();
    let calls = 0;
    await start(() => ((calls += 1), passed)).turnUntilIdle();
    expect(await now()).toMatchObject({ queue: 'dead', failure: { code: 'outcome_unknown' } });
    expect(calls).toBe(0);
    const { seq } = await now();
    // Woken again, it renews what is not its own any more, and commits.
    jest.advanceTimersByTime(LEASE);
    answer(passed);
    expect(await calling).toMatchObject({ committed: 0, lost: 1 });
    expect(await now()).toMatchObject({ queue: 'dead', seq });
  });
});
