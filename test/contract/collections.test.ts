import { MIGRATIONS } from '../../runtime/src/migrations';
import type { Database } from '../../runtime/src/platform/database';
import { openFreshDatabase } from '../support/database';

let database: Database;

beforeAll(async () => {
  database = await openFreshDatabase();
});

afterAll(async () => {
  await database.close();
});

/** `subscriptions/1-indexes` is of the subject subscriptions. */
const subjectOf = (id: string) => id.slice(0, id.indexOf('/'));

test('no two subjects keep their documents in one collection', async () => {
  const owners = new Map<string, Set<string>>();
  let before = await indexes();
  for (const migration of MIGRATIONS) {
    await migration.up(database.db);
    const now = await indexes();
    for (const [name, keys] of now)
      if (before.get(name) !== keys) owners.set(name, (owners.get(name) ?? new Set()).add(subjectOf(migration.id)));
    before = now;
  }
  const shared = [...owners].filter(([, subjects]) => subjects.size > 1);
  expect(shared.map(([name, subjects]) => [name, ...subjects])).toEqual([]);
  expect(owners.size).toBeGreaterThan(20);
});

/** Of every collection, as text. */
async function indexes(): Promise<Map<string, string>> {
  const { db } = database;
  const names = await db.listCollections({ type: 'collection' }, { nameOnly: true }).toArray();
  const each = names.map(async ({ name }) => [name, JSON.stringify(await db.collection(name).indexes())] as const);
  return new Map(await Promise.all(each));
}
