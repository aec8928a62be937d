import type { StepResult } from '../../runtime/src/engine/step';
import type { JourneyStand } from '../../runtime/src/engine/ports';
import { openFreshDatabase } from '../support/database';
import type { Database } from '../../runtime/src/platform/database';
import type { EnrolmentDocument } from '../../runtime/src/enrolments/model';
import { Life, mortal, ProcessDied } from '../support/dying-database';
import { aJourney } from '../support/journeys';
import { stalling } from '../support/stalling-database';
import { KnownVersions, MovableClock, ScriptedNodes, storedProfiles } from '../support/stored-ports';
import { createIndexes, storeEvent, WorkerProcess } from '../support/worker-process';

const VERSION = aJourney()
  .entry({ events: ['Signed Up'], goals: [{ event: 'Plan Bought', goesOn: true, key: 'bought' }] })
  .wait({ amount: 2 }, { name: 'Wait', stepKey: 'wait01' })
  .from('Event Trigger', 1)
  .wait({ amount: 1 }, { name: 'Thank', stepKey: 'thank1' })
  .compile();
const { workspaceId, journeyId } = VERSION;
const waits: StepResult = { kind: 'held', hold: { kind: 'time', wait: { amount: 2, unit: 'hours' } }, effects: [] };
const nodes = new ScriptedNodes({ wait01: () => waits, thank1: () => waits });

describe('a process that stands still between reading what is live and inserting', () => {
  let database: Database;
  const clock = new MovableClock();
  beforeEach(async () => {
    database = await openFreshDatabase();
    await createIndexes(database.db);
    await storedProfiles(database.db).insertOne({ _id: 'anna', tags: [], attributes: {}, applied: {}, writes: 0 });
  });
  afterEach(async () => {
    await database.db.dropDatabase();
    await database.close();
  });

  const happens = async (name: string) => {
    await storeEvent(database.db, clock, {
      ...{ id: name, workspaceId, name, profileId: 'anna', keys: [], properties: {}, origin: 'live', trust: 'shop' },
      occurredAt: new Date(clock.now().getTime() - 1_000),
    });
  };
  const everybody = async () =>
    await database.db
      .collection<EnrolmentDocument>('enrolments')
      .find({ profileId: 'anna' })
      .sort({ startedAt: 1 })
      .toArray();

  /** The process stands still before its (n-th kind of) insert; the journey changes meanwhile, and its task finds nobody yet. */
  const processThatStalls = (
    versions: KnownVersions,
    meanwhile: () => Promise<unknown>,
    when?: (given: unknown) => boolean,
  ) =>
    new WorkerProcess({
      db: stalling(database.db, { before: 'enrolments.insertMany', ...(when && { when }), meanwhile }),
      ...{ clock, versions, nodes },
    });
  const scope = { workspaceId, journeyId };

  it('lets nobody go on in a journey in which everybody stands still by then', async () => {
    const versions = new KnownVersions(VERSION);
    const process = processThatStalls(versions, async () => {
      versions.stands.set(journeyId, 'parked');
      expect(await process.enrolments.people.park(scope)).toBe(0);
    });
    await happens('Signed Up');
    await process.handleStored();
    await process.turnUntilIdle();
    expect(await everybody()).toMatchObject([{ active: true, attempts: 0, visits: {} }]);
    versions.stands.clear();
    clock.forward(61_000);
    await process.turnUntilIdle();
    expect(await everybody()).toMatchObject([{ active: true, queue: 'local', stepKey: 'wait01' }]);
  });

  it('lets nobody into a journey that everybody had to leave', async () => {
    const versions = new KnownVersions(VERSION);
    const process = processThatStalls(versions, async () => {
      versions.stands.set(journeyId, 'left');
      expect(await process.enrolments.people.leave(scope, 'archived')).toBe(0);
    });
    await happens('Signed Up');
    await process.handleStored();
    await process.turnUntilIdle();
    expect(await everybody()).toMatchObject([{ active: false, ended: { reason: 'removed', detail: 'archived' } }]);
  });

  it('strands nobody when it dies behind the insert, or when the journey goes on again behind the look', async () => {
    const versions = new KnownVersions(VERSION);
    const life = new Life(2, 'after');
    const dying = new WorkerProcess({ db: mortal(database.db, life), clock, versions, nodes });
    await happens('Signed Up');
    await expect(dying.handleStored()).rejects.toThrow(ProcessDied);
    expect(life.writes).toEqual(['entries.insertMany', 'enrolments.insertMany']);
    // Whoever takes the event up again lets nobody into a journey that is paused by then.
    versions.stands.set(journeyId, 'parked');
    const process = new WorkerProcess({ db: database.db, clock, versions, nodes });
    await process.turnUntilIdle();
    expect(await everybody()).toMatchObject([{ active: true, visits: {} }]);
    const stands: JourneyStand[] = ['parked'];
    versions.standsOf = () => Promise.resolve(new Map(stands.splice(0, 1).map((stand) => [journeyId, stand] as const)));
    for (let minute = 0; minute < 2; minute++) {
      clock.forward(61_000);
      await process.turnUntilIdle();
    }
    expect(await everybody()).toMatchObject([{ queue: 'local', stepKey: 'wait01' }]);
  });

  it('does the same with what goes on behind a goal: it stands still with the others, and goes on with them', async () => {
    const versions = new KnownVersions(VERSION);
    const process = processThatStalls(
      versions,
      async () => {
        versions.stands.clear();
        await process.enrolments.people.unpark(scope, { timeWentOn: true });
      },
      (given) => (given as EnrolmentDocument[]).some(({ follows }) => follows),
    );
    await happens('Signed Up');
    await process.handleStored();
    await process.turnUntilIdle();
    versions.stands.set(journeyId, 'parked');
    await process.enrolments.people.park(scope);
    // The root is parked when its goal is reached; the journey is resumed before what goes on is there.
    await happens('Plan Bought');
    await process.handleStored();
    await process.turnUntilIdle();
    expect(await everybody()).toMatchObject([
      { active: false, ended: { reason: 'goal' } },
      { active: true, queue: 'local', stepKey: 'thank1' },
    ]);
  });
});
