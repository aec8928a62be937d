import type { Database } from '../platform/database';
import { openFreshDatabase } from '../../../test/support/database';
import { bucketsOfLane, LANES, Lanes } from './lanes';

describe('lane leases', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openFreshDatabase();
  });
  beforeEach(async () => {
    await database.db.collection('workerLanes').deleteMany({});
    await database.db.collection('workerProcesses').deleteMany({});
  });
  afterAll(async () => {
    await database.db.dropDatabase();
    await database.close();
  });

  const beats = async (...all: Lanes[]) => {
    for (const lanes of all) await lanes.beat();
  };

  it('cover every bucket once', () => {
    const buckets = Array.from({ length: LANES }, (_, lane) => bucketsOfLane(lane)).flat();
    expect(buckets.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 256 }, (_, bucket) => bucket));
  });

  it('are split between two workers, and no lane belongs to both', async () => {
    const [a, b] = [new Lanes(database.db, 'a', 60_000), new Lanes(database.db, 'b', 60_000)];
    await beats(a, b, a, b);
    expect([a.own.length, b.own.length]).toEqual([32, 32]);
    expect(new Set([...a.own, ...b.own]).size).toBe(LANES);
  });

  it('are handed over at once by a clean stop', async () => {
    const [a, b] = [new Lanes(database.db, 'a', 60_000), new Lanes(database.db, 'b', 60_000)];
    await beats(a, b, a, b);
    await a.release();
    await b.beat();
    expect(b.own).toHaveLength(LANES);
  });

  it('are taken from a worker whose lease has run out, and it notices', async () => {
    const [dead, b] = [new Lanes(database.db, 'dead', 60_000), new Lanes(database.db, 'b', 60_000)];
    await dead.beat();
    const past = { $set: { until: new Date(0) } };
    await database.db.collection('workerLanes').updateMany({ owner: 'dead' }, past);
    await database.db.collection('workerProcesses').updateMany({}, past);
    await b.beat();
    expect(b.own).toHaveLength(LANES);
    await dead.beat();
    expect(dead.own).toHaveLength(0);
  });

  it('are created once by workers that start together', async () => {
    const all = ['a', 'b', 'c'].map((name) => new Lanes(database.db, name, 60_000));
    await Promise.all(all.map((lanes) => lanes.beat()));
    await beats(...all, ...all, ...all);
    expect(await database.db.collection('workerLanes').countDocuments()).toBe(LANES);
    expect(all.map((lanes) => lanes.own.length).sort()).toEqual([21, 21, 22]);
  });
});
