import type { StepResult } from '../../runtime/src/engine/step';
import type { EnrolmentDocument } from '../../runtime/src/enrolments/model';
import type { Enrolments } from '../../runtime/src/enrolments/service';
import type { Database } from '../../runtime/src/platform/database';
import { openFreshDatabase } from '../support/database';
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

type Removes = (enrolments: Enrolments, root: EnrolmentDocument) => Promise<unknown>;
const REMOVALS: readonly (readonly [string, Removes])[] = [
  ['by hand', async (enrolments, { _id }) => { await enrolments.exit(workspaceId, _id, 'kim'); }], // prettier-ignore
  [
    'in bulk',
    async (enrolments, { _id }) => await enrolments.remove({ workspaceId, journeyId, by: 'kim', ids: [_id] }),
  ],
  ['with their profile', async (enrolments, { profileId }) => await enrolments.erase(workspaceId, [profileId])],
];

describe('whoever is removed between the end that a goal has made and what goes on behind it', () => {
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

  const processOn = (db: Database['db']) => {
    const nodes = new ScriptedNodes({ wait01: () => waits, thank1: () => waits });
    return new WorkerProcess({ db, clock, versions: new KnownVersions(VERSION), nodes });
  };
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
      .sort({ startedAt: 1, follows: 1 })
      .toArray();
  const root = async () => (await everybody()).find(({ follows }) => !follows)!;
  const isInside = async () => {
    const process = processOn(database.db);
    await happens('Signed Up');
    await process.handleStored();
    await process.turnUntilIdle();
    await happens('Plan Bought');
    return process;
  };
  const follows = (given: unknown) => (given as Partial<EnrolmentDocument>[]).some((one) => one.follows !== undefined);

  it.each(REMOVALS)('%s does not go on, however long the process stood still', async (_how, removes) => {
    const others = await isInside();
    const stalled = processOn(
      stalling(database.db, {
        before: 'enrolments.insertMany',
        when: follows,
        meanwhile: async () => await removes(others.enrolments, await root()),
      }),
    );
    await stalled.handleStored();
    await others.sweep();
    await others.turnUntilIdle();
    const [first, behind, ...more] = await everybody();
    expect(more).toEqual([]);
    expect(first).toMatchObject({ active: false, ended: { reason: 'goal' } });
    expect(behind).toMatchObject({ active: false, visits: {}, follows: { goal: 'bought' } });
    expect(behind?.ended?.reason).toMatch(/^(removed|erased)$/);
  });

  it.each(REMOVALS)('%s does not go on, wherever the process of the goal has died', async (_how, removes) => {
    const others = await isInside();
    for (let last = 1; ; last++) {
      const life = new Life(last, 'after');
      const goalsEnd = async () => await processOn(mortal(database.db, life)).handleStored();
      await goalsEnd().catch((error: unknown) => {
        if (!(error instanceof ProcessDied)) throw error;
      });
      if (!(await root()).active) break;
    }
    await removes(others.enrolments, await root());
    await others.sweep();
    await others.turnUntilIdle();
    expect((await everybody()).filter(({ active }) => active)).toEqual([]);
  });
});
