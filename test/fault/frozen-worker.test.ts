import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { effectsOf } from '../../runtime/src/effects/model';
import type { EnrolmentDocument } from '../../runtime/src/enrolments/model';
import { openDatabase, type Database } from '../../runtime/src/platform/database';
import { freshDatabaseUri } from '../support/database';
import { FROZEN_AT, FROZEN_VERSION, frozenNodes, type Freeze } from '../support/frozen-process';
import { KnownVersions, MovableClock, storedEvents, storedProfiles } from '../support/stored-ports';
import { createIndexes, LEASE, storeEvent, WorkerProcess, type Receiver } from '../support/worker-process';

const WHO = 'ada';
const support = join(__dirname, '../support');

describe('a worker that is stopped beyond its lease and woken again', () => {
  let frozen: ChildProcess;
  let uri: string;
  let database: Database;
  let clock: MovableClock;
  let other: WorkerProcess;
  let receiver: Receiver;

  beforeAll(() => {
    const args = ['--require', join(support, 'typescript.cjs'), join(support, 'frozen-process.ts')];
    frozen = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  });

  afterAll(async () => {
    frozen.kill('SIGKILL');
    await once(frozen, 'exit');
  });

  beforeEach(async () => {
    uri = freshDatabaseUri();
    database = await openDatabase(uri);
    await createIndexes(database.db);
    clock = new MovableClock();
    receiver = new Map();
    const versions = new KnownVersions(FROZEN_VERSION);
    other = new WorkerProcess({ db: database.db, clock, versions, nodes: frozenNodes() });
    await storedProfiles(database.db).insertOne({ _id: WHO, tags: [], attributes: {}, applied: {}, writes: 0 });
    await happens('Checkout Started');
  });

  afterEach(async () => {
    await database.db.dropDatabase();
    await database.close();
  });

  const happens = async (name: string) => {
    await storeEvent(database.db, clock, {
      ...{ id: `${name}/${WHO}`, workspaceId: FROZEN_VERSION.workspaceId, name, profileId: WHO },
      ...{ keys: [`checkout:${WHO}`], properties: {}, origin: 'live', trust: 'shop', occurredAt: clock.now() },
    });
    await other.handleStored();
  };

  /** What is left of a process that died, as everybody else sees it: its lease is over, and all do what is to be done. */
  const goOnWithoutIt = async () => {
    clock.forward(LEASE + 1_000);
    await other.sweep();
    for (let moved = 1; moved > 0;) moved = (await other.turnUntilIdle()) + (await other.dispatch(receiver));
  };

  const enrolment = async () =>
    await database.db.collection<EnrolmentDocument>('enrolments').findOne({ profileId: WHO });

  /** Until it stands still at the point; then `meanwhile`, then it goes on to the end of its turn. */
  const freeze = async (point: string, meanwhile: () => Promise<unknown>) => {
    const through = once(frozen, 'message');
    frozen.send({ uri, point } satisfies Freeze);
    while (!stateOf(frozen.pid).startsWith('T')) await sleep(50);
    await meanwhile();
    const before = await enrolment();
    frozen.kill('SIGCONT');
    await through;
    expect(await enrolment()).toEqual(before);
  };

  const stateOf = (pid = 0) => execFileSync('ps', ['-o', 'state=', '-p', String(pid)], { encoding: 'utf8' }).trim();

  const realRows = async () => {
    clock.forward(LEASE + 1_000);
    await other.sweep();
    const rows = await effectsOf(database.db)
      .find({ status: { $ne: 'void' } })
      .toArray();
    return rows.map(({ kind, status }) => `${kind} ${status}`).sort();
  };

  it.each(Object.keys(FROZEN_AT))('commits nothing stale, %s', async (point) => {
    await freeze(point, goOnWithoutIt);
    expect(await enrolment()).toMatchObject({ active: false, ended: { reason: 'completed' } });
    expect(await realRows()).toEqual(['event done', 'profile done', 'send sent']);
    expect([...receiver.values()].map((bodies) => bodies.length)).toEqual([1]);
    expect(await storedProfiles(database.db).findOne({ _id: WHO })).toMatchObject({ tags: ['seen'], writes: 1 });
    expect(await storedEvents(database.db).countDocuments({ name: 'Seen' })).toBe(1);
  });

  it.each(Object.keys(FROZEN_AT).slice(0, 2))('does nothing for who has left meanwhile, %s', async (point) => {
    await freeze(point, async () => {
      await happens('Order Completed');
    });
    expect(await enrolment()).toMatchObject({ active: false, ended: { reason: 'exit' } });
    expect(await realRows()).toEqual([]);
    expect(await other.dispatch(receiver)).toBe(0);
    expect(await storedProfiles(database.db).findOne({ _id: WHO })).toMatchObject({ tags: [], writes: 0 });
    expect(await storedEvents(database.db).countDocuments({ name: 'Seen' })).toBe(0);
  });
});
