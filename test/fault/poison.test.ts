import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import type { EnrolmentDocument } from '../../runtime/src/enrolments/model';
import { openDatabase, type Database } from '../../runtime/src/platform/database';
import { freshDatabaseUri } from '../support/database';
import { POISONED_PERSON, POISONED_VERSION, type Poison } from '../support/poison-worker';
import { KnownVersions, MovableClock, ScriptedNodes, storedProfiles } from '../support/stored-ports';
import { createIndexes, storeEvent, WorkerProcess } from '../support/worker-process';

const PEOPLE = 40;
const POISONS: readonly Poison[] = ['kills', 'loops', 'fillsMemory'];
/** With PERENNIAL_FULL=1 the process really dies as often as it takes; else its last deaths are only noted. */
const FULL = process.env['PERENNIAL_FULL'] !== undefined;

const support = join(__dirname, '../support');

/** Resolves when it has died, with what it died of. */
async function runWorker(uri: string, poison: Poison, over: () => Promise<boolean>): Promise<'died' | 'over'> {
  const script = ['--require', join(support, 'typescript.cjs'), join(support, 'poison-worker.ts'), uri, poison];
  const args = ['--max-old-space-size=256', ...script];
  const worker = spawn(process.execPath, args, { stdio: 'ignore' });
  const died = once(worker, 'exit').then(() => 'died' as const);
  for (;;) {
    if (await over()) {
      worker.kill('SIGKILL');
      await died;
      return 'over';
    }
    const how = await Promise.race([died, new Promise<'lives'>((done) => setTimeout(done, 50, 'lives'))]);
    if (how === 'died') return how;
  }
}

describe.each(POISONS)('a poison profile whose step %s its process', (poison) => {
  const uri = freshDatabaseUri();
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase(uri);
    await createIndexes(database.db);
    const { db } = database;
    const clock = new MovableClock();
    const versions = new KnownVersions(POISONED_VERSION);
    const entering = new WorkerProcess({ db, clock, versions, nodes: new ScriptedNodes({}) });
    for (let index = 0; index < PEOPLE; index++) {
      const who = `p${String(index)}`;
      await storedProfiles(db).insertOne({ _id: who, tags: [], attributes: {}, applied: {}, writes: 0 });
      await storeEvent(db, clock, {
        ...{ id: who, workspaceId: POISONED_VERSION.workspaceId, name: 'Checkout Started', profileId: who },
        ...{ keys: [], properties: {}, origin: 'live', trust: 'shop', occurredAt: clock.now() },
      });
    }
    await entering.handleStored();
    // All in one batch.
    await db
      .collection('enrolments')
      .updateMany({ workspaceId: POISONED_VERSION.workspaceId }, { $set: { bucket: 0 } });
    // Somebody else was in as many claims, and not being run when the last was cut off: nobody gives up on them.
    const innocent = { profileId: { $ne: POISONED_PERSON }, workspaceId: POISONED_VERSION.workspaceId };
    const unlucky = { attempts: 12, tried: 3, due: new Date(0) };
    await db.collection<EnrolmentDocument>('enrolments').updateOne(innocent, { $set: unlucky });
  });
  afterAll(async () => {
    await database.db.dropDatabase();
    await database.close();
  });

  const all = async () =>
    await database.db
      .collection<EnrolmentDocument>('enrolments')
      .find({ workspaceId: POISONED_VERSION.workspaceId })
      .toArray();

  const onTheirWay = async () => (await all()).filter(({ stepKey }) => stepKey === 'wait12').length;

  const dead = async () => (await all()).filter(({ queue }) => queue === 'dead');

  it('never blocks its batch: the others go on, and it is found and becomes a dead letter', async () => {
    let deaths = 0;
    while ((await runWorker(uri, poison, async () => (await onTheirWay()) === PEOPLE - 1)) === 'died') deaths += 1;
    // All forty, again, ten of them, three of them, itself: then nobody stands behind it any more.
    expect(deaths).toBeLessThan(10);
    expect(await dead()).toEqual([]);

    if (FULL) while ((await runWorker(uri, poison, async () => (await dead()).length > 0)) === 'died') deaths += 1;
    else await noteDeaths();
    const [found, ...more] = await dead();
    expect(more).toEqual([]);
    expect(found).toMatchObject({ profileId: POISONED_PERSON, failure: { code: 'never_committed' } });
    expect(await onTheirWay()).toBe(PEOPLE - 1);
    if (FULL) process.stdout.write(`a step that ${poison} its process: ${String(deaths)} deaths\n`);
  });

  /** As after some more deaths; then it is not run again: nothing here could run it. */
  async function noteDeaths(): Promise<void> {
    const { db } = database;
    const past = { attempts: 10, tried: 10, due: new Date(0) };
    await db.collection<EnrolmentDocument>('enrolments').updateOne({ profileId: POISONED_PERSON }, { $set: past });
    const versions = new KnownVersions(POISONED_VERSION);
    await new WorkerProcess({ db, clock: new MovableClock(), versions, nodes: new ScriptedNodes({}) }).turnUntilIdle();
  }
});
