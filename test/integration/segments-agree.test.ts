import fc from 'fast-check';

import { MIGRATIONS } from '../../runtime/src/migrations';
import { DatabaseClock } from '../../runtime/src/platform/clock';
import type { Database } from '../../runtime/src/platform/database';
import { createProfiles, type Profiles } from '../../runtime/src/profiles/service';
import { definition as schema, type Definition } from '../../runtime/src/segments/definition/definition';
import { matches } from '../../runtime/src/segments/matching/matches';
import { needsOf } from '../../runtime/src/segments/matching/needs';
import { readFacts } from '../../runtime/src/segments/matching/read';
import { peopleOf, whoOf } from '../../runtime/src/segments/query/ask';
import { questionOf } from '../../runtime/src/segments/query/question';
import { openFreshDatabase } from '../support/database';
import { NOON, randomPeople, storePeople, WORKSPACE } from '../support/random/people';
import { randomDefinition } from '../support/random/segments';

let database: Database;
let profiles: Profiles;

beforeAll(async () => {
  database = await openFreshDatabase();
  for (const migration of MIGRATIONS) await migration.up(database.db);
  profiles = createProfiles({ db: database.db, clock: await DatabaseClock.start(database.db) });
}, 60_000);

afterAll(async () => {
  await database.close();
});

const RUNS = Number(process.env['SEGMENT_RUNS'] ?? 12);

test('the database and the test of one person say the same of random segments and random people', async () => {
  let [met, tested] = [0, 0];
  await fc.assert(
    fc.asyncProperty(
      randomPeople,
      fc.array(randomDefinition, { minLength: 24, maxLength: 24 }),
      async (people, definitions) => {
        for (const definition of definitions) schema.parse(definition);
        const ids = await storePeople(database.db, people);
        const parts = { db: database.db, profiles };
        const facts = await readFacts(parts, { workspaceId: WORKSPACE, profileIds: ids }, needsOf(definitions, NOON));
        expect(facts.size).toBe(ids.length);
        for (const definition of definitions) {
          const inMemory = ids.filter((id) => matches(definition, facts.get(id)!, NOON).in);
          const said = JSON.stringify(definition);
          expect([said, ...(await asked(definition, ids))]).toEqual([said, ...inMemory]);
          met += inMemory.length;
          tested += ids.length;
        }
      },
    ),
    { numRuns: RUNS, endOnFailure: true },
  );
  // Otherwise they agree about nothing.
  expect(met / tested).toBeGreaterThan(0.15);
  expect(met / tested).toBeLessThan(0.85);
}, 120_000);

async function asked(definition: Definition, ids: readonly string[]): Promise<readonly string[]> {
  const question = await questionOf({ db: database.db, profiles }, { workspaceId: WORKSPACE, definition, now: NOON });
  const found = new Set(await whoOf(question, await peopleOf(question, [...ids, 'prf_other', 'prf_none'])));
  expect(found.has('prf_other')).toBe(false);
  return ids.filter((id) => found.has(id));
}
