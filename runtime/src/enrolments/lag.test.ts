import { openFreshDatabase } from '../../../test/support/database';
import { bucketOf } from '../platform/ids';
import type { Database } from '../platform/database';
import { createLags } from './lag';
import { enrolmentMigrations } from './migrations';
import { enrolmentCollections, type EnrolmentCollection, type EnrolmentDocument } from './model';

let database: Database;
let enrolments: EnrolmentCollection;
const NOW = new Date('2026-11-24T12:00:00.000Z');

beforeEach(async () => {
  database = await openFreshDatabase();
  for (const migration of enrolmentMigrations.slice(0, 2)) await migration.up(database.db);
  ({ enrolments } = enrolmentCollections(database.db));
});
afterEach(async () => {
  await database.db.dropDatabase();
  await database.close();
});

async function overdue(workspaceId: string, seconds: number, people: number, more: object = {}): Promise<void> {
  await enrolments.insertMany(
    Array.from({ length: people }, (_, index) => ({
      ...{ _id: `${workspaceId}/${String(seconds)}/${String(index)}`, workspaceId, queue: 'local' },
      ...{
        bucket: bucketOf(`${workspaceId}${String(index)}`),
        due: new Date(NOW.getTime() - seconds * 1_000),
        ...more,
      },
    })) as unknown as EnrolmentDocument[],
  );
}

test('a workspace knows how late it is behind any backlog of another', async () => {
  await overdue('large', 900, 6_000);
  await overdue('small', 400, 1);
  await overdue('small', 30, 20, { queue: 'external' });
  await overdue('in time', -60, 20);
  await overdue('nobody moves', 5_000, 3, { queue: 'parked' });
  expect(await createLags(enrolments)(NOW)).toEqual(
    new Map([
      ['large', 900],
      ['small', 400],
    ]),
  );
});

test('a look that took long is not repeated before it has cost a twentieth of the time', async () => {
  let time = 0;
  const lags = createLags(enrolments, () => (time += 500));
  await overdue('brand', 100, 1);
  expect(await lags(NOW)).toEqual(new Map([['brand', 100]]));
  await overdue('brand', 700, 1);
  time = 9_500 + 1_000 - 501;
  expect(await lags(NOW)).toEqual(new Map([['brand', 100]]));
  time = 9_500 + 1_000 - 500;
  expect(await lags(NOW)).toEqual(new Map([['brand', 700]]));
});
