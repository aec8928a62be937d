import { openFreshDatabase } from '../../../test/support/database';
import { isDuplicateKey, type Database } from './database';

let database: Database;

beforeAll(async () => {
  database = await openFreshDatabase();
  await database.db.collection<{ _id: string }>('things').insertOne({ _id: 'there' });
  await database.db.collection('things').createIndexes([{ name: 'at', key: { at: '2dsphere' } }]);
});
afterAll(async () => {
  await database.close();
});

describe('a duplicate key', () => {
  const things = () => database.db.collection<{ _id: string; at?: object; gone?: boolean; seen?: boolean }>('things');
  const failure = async (write: Promise<unknown>): Promise<unknown> => await write.catch((error: unknown) => error);
  const misplaced = { type: 'Point', coordinates: [999, 999] };

  it('is known by what MongoDB raises for one write, for an upsert that lost a race, and for a transaction', async () => {
    expect(isDuplicateKey(await failure(things().insertOne({ _id: 'there' })))).toBe(true);
    const upsert = things().updateOne({ _id: 'there', gone: true }, { $set: { seen: true } }, { upsert: true });
    expect(isDuplicateKey(await failure(upsert))).toBe(true);
    const inTransaction = database.connection.transaction(async (session) => {
      await things().insertOne({ _id: 'there' }, { session });
    });
    expect(isDuplicateKey(await failure(inTransaction))).toBe(true);
  });

  it('of many writes: when every one that failed is a duplicate; the others are in', async () => {
    const twice = [{ _id: 'there' }, { _id: 'new' }, { _id: 'there' }];
    expect(isDuplicateKey(await failure(things().insertMany(twice, { ordered: false })))).toBe(true);
    expect(await things().countDocuments({ _id: 'new' })).toBe(1);
  });

  it('does not hide another failure beside it', async () => {
    const mixed = [{ _id: 'there' }, { _id: 'misplaced', at: misplaced }];
    expect(isDuplicateKey(await failure(things().insertMany(mixed, { ordered: false })))).toBe(false);
    expect(isDuplicateKey(await failure(things().insertOne({ _id: 'misplaced', at: misplaced })))).toBe(false);
  });

  it('is nothing else', () => {
    for (const other of [undefined, null, 'E11000', new Error('E11000 duplicate key')])
      expect(isDuplicateKey(other)).toBe(false);
  });
});
