import { listCursor, listProfiles, type ProfileListQuery } from '../../runtime/src/profiles/list';
import { profileMigrations } from '../../runtime/src/profiles/service';
import type { Database } from '../../runtime/src/platform/database';
import { openFreshDatabase } from '../support/database';

const PEOPLE = 30_000;
const LANGUAGES = ['en', 'en-GB', 'en-US', 'zh-CN', 'ja', 'fr', 'fr-CA', undefined, 'de', 'de-AT'];
const STATES = ['subscribed', 'unsubscribed', 'never', undefined, 'subscribed', 'subscribed', 'subscribed'];

let database: Database;

beforeAll(async () => {
  database = await openFreshDatabase();
  for (const migration of profileMigrations) await migration.up(database.db);
  await database.db.collection('profiles').insertMany(Array.from({ length: PEOPLE }, (_, n) => person(n) as never));
});
afterAll(async () => {
  await database.close();
});

interface Person {
  readonly _id: string;
  readonly workspaceId: string;
  readonly language?: string;
  readonly consents?: { readonly email: { readonly marketing: { readonly state: string } } };
  readonly mergedInto?: string;
}

/** One of ten was merged into another; who agreed, and in which language, has nothing to do with when they came. */
function person(n: number): Person {
  // Pending consent is rare, and so is Danish: a list that walks over everybody would show here.
  const rare = n % 5_000 === 7;
  const language = rare ? 'da' : LANGUAGES[(n * 7) % 10];
  const state = rare ? 'pending' : STATES[(n * 3) % 7];
  return {
    _id: `prf_${String(n).padStart(8, '0')}`,
    workspaceId: n % 3 === 0 ? 'other' : 'brand',
    ...(language !== undefined && { language }),
    ...(state !== undefined && { consents: { email: { marketing: { state } } } }),
    ...(n % 10 === 4 && { mergedInto: 'prf_00000000' }),
  };
}

const query = (over: Partial<ProfileListQuery>): ProfileListQuery => ({ workspaceId: 'brand', limit: 50, ...over });

interface Plan {
  readonly executionStats: Record<'nReturned' | 'totalDocsExamined' | 'totalKeysExamined', number>;
  readonly queryPlanner: { readonly winningPlan: object };
}

test.each([
  [{}],
  [{ language: 'en' }],
  [{ language: 'de-AT' }],
  [{ language: 'da' }],
  [{ consent: 'subscribed' }],
  [{ consent: 'never' }],
  [{ consent: 'pending' }],
  [{ language: 'fr', consent: 'unsubscribed' }],
  [{ language: 'en', consent: 'never' }],
  [{ language: 'da', consent: 'subscribed' }],
] as const)('a page of %j reads hardly more than it shows', async (filters) => {
  const first = await listProfiles(database.db, query(filters));
  for (const cursor of [undefined, first.nextCursor]) {
    const plan = (await (
      await listCursor(database.db, query({ ...filters, cursor }))
    ).explain('executionStats')) as unknown as Plan;
    const { nReturned, totalDocsExamined, totalKeysExamined } = plan.executionStats;
    expect(totalDocsExamined).toBeLessThanOrEqual(1.2 * nReturned + 50);
    expect(totalKeysExamined).toBeLessThanOrEqual(1.2 * nReturned + 50);
    expect(JSON.stringify(plan.queryPlanner.winningPlan)).not.toContain('"stage":"SORT"');
  }
});

test('which languages there are is asked by a seek each', async () => {
  const plan = (await database.db
    .collection('profiles')
    .aggregate(
      [{ $match: { workspaceId: 'brand', language: { $gte: 'en', $lt: 'en.' } } }, { $group: { _id: '$language' } }],
      {
        hint: 'byLanguage',
      },
    )
    .explain('executionStats')) as object;
  expect(JSON.stringify(plan)).toContain('DISTINCT_SCAN');
});

test('all pages together are everybody that fits, newest first, regions included', async () => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listProfiles(database.db, query({ language: 'EN', consent: 'never', limit: 200, cursor }));
    seen.push(...page.items.map(({ _id }) => _id));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  const wanted = Array.from({ length: PEOPLE }, (_, n) => person(n))
    .filter(({ workspaceId, mergedInto }) => workspaceId === 'brand' && mergedInto === undefined)
    .filter(
      ({ language = '', consents }) =>
        /^en(-|$)/.test(language) && (consents?.email.marketing.state ?? 'never') === 'never',
    )
    .map(({ _id }) => _id);
  expect(wanted.length).toBeGreaterThan(500);
  expect(seen).toEqual(wanted.toReversed());
});
