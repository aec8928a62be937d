import { CIRCUIT_OPEN } from '../../runtime/src/engine/circuit';
import type { StepResult } from '../../runtime/src/engine/step';
import type { StepCircuitView } from '../../runtime/src/circuits/contract';
import type { CircuitLimits } from '../../runtime/src/circuits/service';
import type { EnrolmentDocument } from '../../runtime/src/enrolments/model';
import type { Database } from '../../runtime/src/platform/database';
import { openFreshDatabase } from '../support/database';
import { aJourney } from '../support/journeys';
import { KnownVersions, ScriptedNodes, StillClock, storedProfiles } from '../support/stored-ports';
import { createIndexes, storeEvent, WorkerProcess } from '../support/worker-process';

const VERSION = aJourney()
  .entry({ reEntry: 'always' })
  .foreign('n8n-nodes-base.set', { name: 'Lookup' })
  .wait({ amount: 2 }, { name: 'Rest', stepKey: 'rest12' })
  .compile();
const OUTWARD = aJourney()
  .entry({ reEntry: 'always' })
  .foreign('n8n-nodes-base.httpRequest', { name: 'Call', parameters: { url: 'https://shop.example' } })
  .wait({ amount: 2 }, { name: 'Rest', stepKey: 'rest12' })
  .compile({ id: 'ver_2' });

const keyOf = (version: typeof VERSION, name: string) =>
  [...version.steps.values()].find((step) => step.name === name)!.key;
const LOOKUP = keyOf(VERSION, 'Lookup');
const CALL = keyOf(OUTWARD, 'Call');

const passed: StepResult = { kind: 'passed', output: 0, item: {}, effects: [] };
const rests: StepResult = { kind: 'held', hold: { kind: 'time', wait: { amount: 2, unit: 'hours' } }, effects: [] };
const failing = (kind: 'transient' | 'permanent' | 'unknown'): StepResult => ({
  kind: 'failed',
  failure: { class: kind, code: 'api_refused', message: 'Unauthorized' },
});

const LIMITS: Partial<CircuitLimits> = { people: 10, known: 0, perSecond: { external: 20, local: 40 } };
const SECOND = 1_000;

async function eventually(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((done) => setTimeout(done, 20));
}

describe('a step that fails for everybody', () => {
  let database: Database;
  let clock: StillClock;
  /** What the step does at the moment. */
  let answer: (profileId: string) => StepResult;
  let asked: string[];

  beforeAll(async () => {
    database = await openFreshDatabase();
    await createIndexes(database.db);
  });
  afterAll(async () => {
    await database.db.dropDatabase();
    await database.close();
  });
  beforeEach(async () => {
    const living = { _id: { $not: /^end of / } } as object;
    for (const name of ['enrolments', 'effects', 'entries', 'testEvents', 'testProfiles', 'circuits'])
      await database.db.collection(name).deleteMany(living);
    clock = new StillClock();
    asked = [];
    answer = () => failing('permanent');
  });

  const start = (version = VERSION) => {
    const step = ({ profile }: { readonly profile: { readonly id: string } }) => {
      asked.push(profile.id);
      return answer(profile.id);
    };
    const nodes = new ScriptedNodes({ [LOOKUP]: step, [CALL]: step, rest12: () => rests });
    const { db } = database;
    return new WorkerProcess({ db, clock, versions: new KnownVersions(version), nodes, circuitLimits: LIMITS });
  };

  const enter = async (process: WorkerProcess, ...people: readonly string[]) => {
    const { db } = database;
    await storedProfiles(db).insertMany(
      people.map((_id) => ({ _id, tags: [], attributes: {}, applied: {}, writes: 0 })),
    );
    for (const who of people)
      await storeEvent(db, clock, {
        ...{ id: `checkout/${who}`, workspaceId: VERSION.workspaceId, name: 'Checkout Started', profileId: who },
        ...{ keys: [], properties: {}, origin: 'live', trust: 'shop', occurredAt: clock.now() },
      });
    await process.handleStored();
    // So that they come in one batch.
    await database.db
      .collection('enrolments')
      .updateMany({ workspaceId: VERSION.workspaceId }, { $set: { bucket: 0 } });
  };
  const crowd = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => `p${String(from + i)}`);

  const all = async () =>
    await database.db.collection<EnrolmentDocument>('enrolments').find({ workspaceId: VERSION.workspaceId }).toArray();
  const dead = async () => (await all()).filter(({ queue }) => queue === 'dead');
  const held = async () => (await all()).filter(({ failure }) => failure?.code === CIRCUIT_OPEN);
  const standing = async () => (await all()).filter(({ stepKey }) => stepKey === 'rest12');
  const circuitOf = async (process: WorkerProcess) =>
    (await process.circuits.list(VERSION.workspaceId))[0] as StepCircuitView | undefined;
  /** Until everybody who is held has come by at least once. */
  const later = async (process: WorkerProcess, seconds: number) => {
    clock.forward(seconds * SECOND);
    await process.turnUntilIdle();
  };

  it('has its circuit opened, and holds everybody of the batch: nobody is a dead letter, no try is used up', async () => {
    const process = start();
    await enter(process, ...crowd(0, 50));
    await process.turnUntilIdle();
    expect(await dead()).toEqual([]);
    const people = await held();
    expect(people).toHaveLength(50);
    expect(people.every(({ retries, queue, active }) => retries === 0 && queue === 'local' && active)).toBe(true);
    expect(await circuitOf(process)).toMatchObject({
      ...{ kind: 'step', state: 'open', held: 50, stepName: 'Lookup', probes: 0 },
      failure: { code: 'api_refused', message: 'Unauthorized' },
    });
  });

  it('is asked by nobody who comes to it while it is open, but for one try when its time has come', async () => {
    const process = start();
    await enter(process, ...crowd(0, 20));
    await process.turnUntilIdle();
    asked = [];
    await enter(process, ...crowd(20, 60));
    await process.turnUntilIdle();
    expect(asked).toEqual([]);
    await later(process, 16);
    expect(asked).toHaveLength(1);
    await later(process, 1);
    expect(asked).toHaveLength(1);
    expect(await held()).toHaveLength(60);
    expect(await circuitOf(process)).toMatchObject({ held: 60, probes: 1 });
  });

  it('is not called again, and nobody is held before it, for whom it may have acted when a process ended', async () => {
    const process = start(OUTWARD);
    await enter(process, 'p0');
    await process.turn('local');
    const cutOff = database.db.collection('enrolments');
    const whose = { profileId: 'p0', workspaceId: VERSION.workspaceId };
    // As a process leaves it that ends in the middle of the call.
    await cutOff.updateOne(whose, { $set: { calling: `${CALL}:1`, due: new Date('2100-01-01') } });
    await enter(process, ...crowd(1, 40));
    await process.turnUntilIdle();
    expect((await held()).length).toBeGreaterThan(0);
    await cutOff.updateOne(whose, { $set: { due: clock.now() } });
    await process.turnUntilIdle();
    expect(await cutOff.findOne(whose)).toMatchObject({ queue: 'dead', failure: { code: 'outcome_unknown' } });
    expect(asked).not.toContain('p0');
  });

  it('is tried less and less often, and holding people for hours costs one line of their history', async () => {
    const process = start();
    await enter(process, ...crowd(0, 12));
    await process.turnUntilIdle();
    asked = [];
    for (let minute = 0; minute < 30; minute++) await later(process, 60);
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.length).toBeLessThan(12);
    expect(new Set((await held()).map(({ history }) => history.length)).size).toBe(1);
    expect(await dead()).toEqual([]);
  });

  it('closes with the first success, and those held go on one after the other', async () => {
    const process = start();
    await enter(process, ...crowd(0, 120));
    await process.turnUntilIdle();
    answer = () => passed;
    await later(process, 16);
    expect(await circuitOf(process)).toMatchObject({ state: 'closed' });
    // 40 in a second: not all at once.
    expect((await standing()).length).toBeLessThan(90);
    expect((await held()).length).toBeGreaterThan(0);
    await later(process, 3);
    expect(await standing()).toHaveLength(120);
    expect(await circuitOf(process)).toBeUndefined();
  });

  it('lets through who comes after it has closed, before those who are still held', async () => {
    const process = start();
    await enter(process, ...crowd(0, 120));
    await process.turnUntilIdle();
    answer = () => passed;
    await later(process, 16);
    await enter(process, 'late');
    await process.turnUntilIdle();
    expect((await standing()).map(({ profileId }) => profileId)).toContain('late');
  });

  it('holds people of a new outage no longer than that takes, however many the one before has held', async () => {
    const process = start();
    await enter(process, ...crowd(0, 12));
    await process.turnUntilIdle();
    // As 100,000 people leave it.
    const hours = new Date(clock.now().getTime() + 5_000 * SECOND);
    await database.db.collection('circuits').updateOne({}, { $set: { turn: hours } });
    answer = () => passed;
    await later(process, 16);
    expect(await circuitOf(process)).toBeUndefined();
    answer = () => failing('permanent');
    clock.forward(600 * SECOND);
    await enter(process, ...crowd(12, 40));
    await process.turnUntilIdle();
    expect((await held()).length).toBe(28);
    answer = () => passed;
    await later(process, 18);
    expect(await standing()).toHaveLength(40);
  });

  it('is not judged by one who fails again and again, nor by failures with a success in between', async () => {
    const process = start();
    answer = (who) => (who === 'p0' ? failing('transient') : passed);
    await enter(process, 'p0');
    for (let hour = 0; hour < 12; hour++) await later(process, 3_600);
    expect(await dead()).toHaveLength(1);
    answer = (who) => (Number(who.slice(1)) % 9 === 0 ? passed : failing('permanent'));
    for (let from = 1; from < 40; from += 3) {
      await enter(process, ...crowd(from, from + 3));
      await process.turnUntilIdle();
    }
    expect(await circuitOf(process)).toBeUndefined();
    expect((await dead()).length).toBeGreaterThan(30);
  });

  it('is not judged by failures that its author has wired a way for', async () => {
    const wired = aJourney()
      .entry({ reEntry: 'always' })
      .foreign('n8n-nodes-base.set', { name: 'Lookup', more: { onError: 'continueErrorOutput' } })
      .from('Lookup', 1)
      .wait({ amount: 2 }, { name: 'Rest', stepKey: 'rest12' })
      .compile();
    const process = start(wired);
    await enter(process, ...crowd(0, 30));
    await process.turnUntilIdle();
    expect(await standing()).toHaveLength(30);
    expect(await circuitOf(process)).toBeUndefined();
  });

  it('agrees between processes: what one has opened holds people in the other, and one of them tries', async () => {
    const [first, second] = [start(), start()];
    for (let from = 0; from < 10; from += 2) {
      await enter(first, ...crowd(from, from + 2));
      await (from % 4 === 0 ? first : second).turnUntilIdle();
    }
    await enter(second, ...crowd(10, 30));
    asked = [];
    await second.turnUntilIdle();
    expect(asked).toEqual([]);
    clock.forward(16 * SECOND);
    await Promise.all([first.turnUntilIdle(), second.turnUntilIdle()]);
    expect(asked).toHaveLength(1);
  });

  it('may be closed, or kept closed off, by a person', async () => {
    const process = start();
    await enter(process, ...crowd(0, 20));
    await process.turnUntilIdle();
    const { id } = (await circuitOf(process))!;
    expect(await process.circuits.act(VERSION.workspaceId, id, 'keep')).toMatchObject({ state: 'kept', held: 20 });
    asked = [];
    await later(process, 3_600);
    expect(asked).toEqual([]);
    answer = () => passed;
    await process.circuits.act(VERSION.workspaceId, id, 'close');
    await later(process, 303);
    expect(await standing()).toHaveLength(20);
    await expect(process.circuits.act(VERSION.workspaceId, id, 'keep')).rejects.toMatchObject({
      code: 'not_in_this_state',
    });
    await expect(process.circuits.act('wsp_other', id, 'close')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is heard at once when a person has it tried or closes it, also in other processes', async () => {
    const process = start();
    await enter(process, ...crowd(0, 20));
    await process.turnUntilIdle();
    const { id } = (await circuitOf(process))!;
    await process.circuits.act(VERSION.workspaceId, id, 'keep');
    await later(process, 3_600);
    asked = [];
    const other = start();
    await process.circuits.act(VERSION.workspaceId, id, 'try');
    await other.turnUntilIdle();
    expect(asked).toHaveLength(1);
    expect(await held()).toHaveLength(20);
    answer = () => passed;
    let rings = 0;
    process.bell.on('enrolments', () => (rings += 1));
    await process.circuits.act(VERSION.workspaceId, id, 'close');
    expect(rings).toBe(1);
    // Still one after the other: 40 in a second.
    await later(other, 1);
    expect(await standing()).toHaveLength(20);
  });

  it('never has done again what may have been done already, open or not', async () => {
    const process = start(OUTWARD);
    answer = () => failing('unknown');
    await enter(process, ...crowd(0, 30));
    await process.turnUntilIdle(10);
    // Those who were asked before it opened are dead letters; nobody was asked after it.
    expect(asked.length).toBeGreaterThanOrEqual(10);
    expect(await dead()).toHaveLength(asked.length);
    expect((await held()).length).toBe(30 - asked.length);
    expect(asked.length).toBeLessThan(30);
  });

  it('is closed off as well when it takes its process down for one after the other', async () => {
    const process = start();
    answer = () => passed;
    await enter(process, ...crowd(0, 4));
    // As it is after many crashes: claimed again and again, and never committed.
    await database.db
      .collection('enrolments')
      .updateMany({ workspaceId: VERSION.workspaceId }, { $set: { attempts: 8 } });
    const dying = start();
    dying.parts.nodes.run = () => new Promise(() => undefined);
    const crashed = async () =>
      (await database.db.collection<{ crashed: string[] }>('circuits').findOne({}))?.crashed.length ?? 0;
    for (let crash = 1; crash <= 3; crash++) {
      // It does not come back.
      void dying.turn('local', [0], 1);
      await eventually(async () => (await crashed()) === crash);
    }
    expect(await circuitOf(process)).toMatchObject({ state: 'open', failure: { code: 'process_ended' } });
  });

  it('costs nothing while it works: circuits are read once for a batch, and nothing is written', async () => {
    const process = start();
    answer = () => passed;
    await enter(process, ...crowd(0, 100));
    await process.turnUntilIdle();
    expect(await database.db.collection('circuits').countDocuments()).toBe(0);
    expect(await standing()).toHaveLength(100);
  });
});
