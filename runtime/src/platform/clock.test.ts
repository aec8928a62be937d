import { openFreshDatabase } from '../../../test/support/database';
import { DatabaseClock } from './clock';
import type { Database } from './database';

const FIVE_MINUTES = 300_000;

describe('the database’s clock in a process', () => {
  let database: Database;
  let clock: DatabaseClock;
  beforeEach(async () => {
    database = await openFreshDatabase();
    clock = await DatabaseClock.start(database.db);
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    clock.stop();
    await database.close();
  });

  const databaseNow = async () => {
    const { localTime } = (await database.db.admin().command({ hello: 1 })) as { localTime: Date };
    return localTime.getTime();
  };

  it.each([FIVE_MINUTES, -FIVE_MINUTES])('stays right when the clock of the machine is set by %d ms', async (by) => {
    const real = Date.now.bind(Date);
    jest.spyOn(Date, 'now').mockImplementation(() => real() + by);
    const before = await databaseNow();
    const told = clock.now().getTime();
    const after = await databaseNow();
    expect(told).toBeGreaterThan(before - FIVE_MINUTES / 2);
    expect(told).toBeLessThan(after + FIVE_MINUTES / 2);
  });
});
