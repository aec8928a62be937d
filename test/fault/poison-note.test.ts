import type { StepResult } from '../../runtime/src/engine/step';
import type { EnrolmentDocument } from '../../runtime/src/enrolments/model';
import { openFreshDatabase } from '../support/database';
import { aJourney } from '../support/journeys';
import { KnownVersions, MovableClock, ScriptedNodes, storedProfiles } from '../support/stored-ports';
import { createIndexes, storeEvent, WorkerProcess } from '../support/worker-process';

const VERSION = aJourney()
  .entry()
  .wait({ amount: 2 }, { name: 'Wait', stepKey: 'wait01' })
  .wait({ amount: 2 }, { name: 'Wait again', stepKey: 'wait02' })
  .compile();
const waits: StepResult = { kind: 'held', hold: { kind: 'time', wait: { amount: 2, unit: 'hours' } }, effects: [] };

it('is not given up for having been run in an attempt before its last commit', async () => {
  const database = await openFreshDatabase();
  const { db } = database;
  await createIndexes(db);
  const clock = new MovableClock();
  const nodes = new ScriptedNodes({ wait01: () => waits, wait02: () => waits });
  const process = new WorkerProcess({ db, clock, versions: new KnownVersions(VERSION), nodes });
  await storedProfiles(db).insertOne({ _id: 'anna', tags: [], attributes: {}, applied: {}, writes: 0 });
  await storeEvent(db, clock, {
    ...{ id: 'one', workspaceId: VERSION.workspaceId, name: 'Checkout Started', profileId: 'anna', keys: [] },
    ...{ properties: {}, origin: 'live', trust: 'shop', occurredAt: clock.now() },
  });
  await process.handleStored();
  const enrolments = db.collection<EnrolmentDocument>('enrolments');
  // It was run in its tenth attempt, which came to its end.
  await enrolments.updateOne({ profileId: 'anna' }, { $set: { attempts: 9, due: new Date(0) } });
  await process.turnUntilIdle();
  expect(await enrolments.findOne({ profileId: 'anna' })).toMatchObject({ stepKey: 'wait01', attempts: 0 });
  // Then ten processes had it in their claims and ended, none of them while it was being run.
  clock.forward(7_500_000);
  await enrolments.updateOne({ profileId: 'anna' }, { $set: { attempts: 10, due: new Date(0) } });
  await process.turnUntilIdle();
  expect(await enrolments.findOne({ profileId: 'anna' })).toMatchObject({ stepKey: 'wait02', queue: 'local' });
  await db.dropDatabase();
  await database.close();
});
