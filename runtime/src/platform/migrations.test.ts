import type { Db } from 'mongodb';

import { openFreshDatabase } from '../../../test/support/database';
import type { Database } from './database';
import { migrate, migrationState, type Migration } from './migrations';

const log = { info: () => undefined };

let database: Database;

beforeEach(async () => {
  database = await openFreshDatabase();
});

afterEach(async () => {
  await database.connection.dropDatabase();
  await database.close();
});

/** Counts its runs in the database, slow enough for runners to overlap. */
const counting = (id: string): Migration => ({
  id,
  up: async (db) => {
    await db.collection('runs').insertOne({ id });
    await new Promise((later) => setTimeout(later, 50));
  },
});

const runs = () => database.db.collection('runs').find().sort({ _id: 1 }).toArray();

test('each migration runs once and in order, also when several processes start together', async () => {
  const migrations = ['a/1-first', 'a/2-second', 'b/1-third'].map(counting);
  const done = await Promise.all([1, 2, 3].map(() => migrate(database.db, migrations, log)));

  expect((await runs()).map(({ id }) => id as string)).toEqual(['a/1-first', 'a/2-second', 'b/1-third']);
  expect(done.flat()).toHaveLength(3);
  expect(await migrate(database.db, migrations, log)).toEqual([]);
});

test('what failed half way runs again, what was done before does not', async () => {
  const broken: Migration = { id: 'a/2-breaks', up: () => Promise.reject(new Error('disk full')) };
  await expect(migrate(database.db, [counting('a/1-fine'), broken], log)).rejects.toThrow('disk full');

  await migrate(database.db, [counting('a/1-fine'), counting('a/2-breaks')], log);
  expect((await runs()).map(({ id }) => id as string)).toEqual(['a/1-fine', 'a/2-breaks']);
});

test('the lock of a process that died in a migration is taken over when its lease is over', async () => {
  const lock = { _id: 'lock', owner: 'the dead one', until: new Date(Date.now() + 400) };
  await database.db.collection<typeof lock>('migrations').insertOne(lock);

  expect(await migrate(database.db, [counting('a/1-first')], log)).toEqual(['a/1-first']);
  expect(Date.now()).toBeGreaterThanOrEqual(lock.until.getTime());
});

test('a lease is renewed as long as its migration works', async () => {
  const until = async (db: Db) =>
    (await db.collection('migrations').findOne<{ until: Date }>({ _id: 'lock' as never }))!.until.getTime();
  const slow: Migration = {
    id: 'a/1-slow',
    up: async (db) => {
      await db.collection('runs').insertOne({ id: 'a/1-slow' });
      const first = await until(db);
      while (Date.now() < first || (await until(db)) === first) await new Promise((later) => setTimeout(later, 50));
    },
  };
  await Promise.all([1, 2].map(() => migrate(database.db, [slow], log, { leaseMs: 3_000 })));
  expect(await runs()).toHaveLength(1);
});

test('a database that a newer program has migrated is refused', async () => {
  await migrate(database.db, [counting('a/1-first'), counting('a/2-newer')], log);
  await expect(migrate(database.db, [counting('a/1-first')], log)).rejects.toMatchObject({
    code: 'database_too_new',
    message: expect.stringContaining('a/2-newer') as string,
  });
});

test('says what is applied and what is missing without touching anything', async () => {
  await migrate(database.db, [counting('a/1-first')], log);
  expect(await migrationState(database.db, [counting('a/1-first'), counting('a/2-next')])).toEqual({
    applied: ['a/1-first'],
    pending: ['a/2-next'],
    unknown: [],
  });
});
