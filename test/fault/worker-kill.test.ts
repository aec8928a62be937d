import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { audit } from '../../runtime/src/audit/service';
import { effectsOf } from '../../runtime/src/effects/model';
import type { EnrolmentDocument } from '../../runtime/src/enrolments/model';
import { openDatabase, type Database } from '../../runtime/src/platform/database';
import { freshDatabaseUri } from '../support/database';
import { KILLED_VERSION } from '../support/killed-worker';
import { MovableClock, storedProfiles } from '../support/stored-ports';
import { createIndexes, storeEvent } from '../support/worker-process';

const PEOPLE = 200;
const KILLS = 12;
/** Rows a dispatcher marks at a time: no more than these can be in flight when it is killed. */
const IN_FLIGHT = 20;

const support = join(__dirname, '../support');

function startWorker(uri: string): ChildProcess {
  const script = join(support, 'killed-worker.ts');
  const args = ['--require', join(support, 'typescript.cjs'), script, uri];
  return spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
}

describe('a worker that is killed again and again', () => {
  const uri = freshDatabaseUri();
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase(uri);
    await createIndexes(database.db);
  });
  afterAll(async () => {
    await database.db.dropDatabase();
    await database.close();
  });

  const inside = async () => await database.db.collection('enrolments').countDocuments({ active: true });
  const ended = async () =>
    await database.db
      .collection<EnrolmentDocument>('enrolments')
      .find({ workspaceId: KILLED_VERSION.workspaceId, active: false })
      .toArray();

  /** Changes with everything that is written on the way. */
  const progress = async () => {
    const { db } = database;
    const [moved] = await db
      .collection('enrolments')
      .aggregate<{ seq: number }>([{ $group: { _id: null, seq: { $sum: { $add: ['$seq', '$attempts'] } } } }])
      .toArray();
    const counts = ['enrolments', 'effects', 'received'].map((name) => db.collection(name).countDocuments());
    return [moved?.seq, ...(await Promise.all(counts))].join();
  };

  it('sends each message once or says that it is unknown, and leaves nobody behind', async () => {
    const people = Array.from({ length: PEOPLE }, (_, index) => `p${String(index)}`);
    await storedProfiles(database.db).insertMany(
      people.map((_id) => ({ _id, tags: [], attributes: {}, applied: {}, writes: 0 })),
    );
    const clock = new MovableClock();
    for (const who of people)
      await storeEvent(database.db, clock, {
        ...{ id: `checkout/${who}`, workspaceId: KILLED_VERSION.workspaceId, name: 'Checkout Started' },
        ...{ profileId: who, keys: [], properties: {}, origin: 'live', trust: 'shop', occurredAt: clock.now() },
      });

    let killsAtWork = 0;
    for (let kill = 0; kill < KILLS && (await ended()).length < PEOPLE; kill++) {
      const worker = startWorker(uri);
      const gone = once(worker, 'exit');
      // In the middle of its work, another moment each time.
      const before = await progress();
      while ((await progress()) === before) await pause(5);
      await pause((kill * 37) % 120);
      if ((await ended()).length < PEOPLE) killsAtWork += 1;
      worker.kill('SIGKILL');
      await gone;
    }
    const last = startWorker(uri);
    const gone = once(last, 'exit');
    while ((await ended()).length < PEOPLE || (await inside()) > 0) await pause(100);
    while ((await effectsOf(database.db).countDocuments({ owed: true })) > 0) await pause(100);
    await pause(1_500); // one more sweep
    last.kill('SIGKILL');
    await gone;

    expect(killsAtWork).toBeGreaterThanOrEqual(KILLS / 2);
    const enrolments = await ended();
    expect(enrolments).toHaveLength(PEOPLE);
    for (const { ended: how, history } of enrolments) {
      expect(how).toMatchObject({ reason: 'completed' });
      const held = history.filter((line) => line.what === 'held').map((line) => line.stepKey);
      expect(held).toEqual(['wait12', 'first1', 'wait34', 'second']);
    }
    expect(await storedProfiles(database.db).countDocuments({ tags: ['seen'], writes: 1 })).toBe(PEOPLE);

    const rows = await effectsOf(database.db)
      .find({ kind: 'send', status: { $ne: 'void' } })
      .toArray();
    expect(rows).toHaveLength(2 * PEOPLE);
    const received = await database.db
      .collection('received')
      .aggregate<{ _id: string; times: number }>([{ $group: { _id: '$key', times: { $sum: 1 } } }])
      .toArray();
    const times = new Map(received.map((one) => [one._id, one.times]));
    expect(Math.max(...times.values())).toBe(1);
    expect(rows.filter((row) => row.status === 'sent' && times.get(row.key) !== 1)).toEqual([]);
    const unknown = rows.filter((row) => row.status === 'unknown');
    expect(rows.every((row) => row.status === 'sent' || row.status === 'unknown')).toBe(true);
    expect(unknown.length).toBeLessThanOrEqual(KILLS * IN_FLIGHT);
    expect(await effectsOf(database.db).countDocuments({ owed: true })).toBe(0);
    // Its journey is no document here.
    const { found } = await audit({ db: database.db, clock, patience: 0 });
    expect(found).toEqual({});
  });
});
