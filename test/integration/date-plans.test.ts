import { daysMeant, type DateRule } from '../../runtime/src/engine/occasions';
import type { Database } from '../../runtime/src/platform/database';
import { audienceCursor, dayKey, zoneKeysOf, type AudienceQuery } from '../../runtime/src/profiles/days';
import { profileMigrations } from '../../runtime/src/profiles/migrations';
import { createProfiles } from '../../runtime/src/profiles/service';
import { openFreshDatabase } from '../support/database';

// Whose day it is, among a hundred thousand: nobody else is read.

const PEOPLE = 100_000;
const ZONES = ['Europe/Berlin', 'Asia/Tokyo', 'America/New_York', '@FR', '@'];
/** Seeks: one for each clock and day that is merged, and one at the end of each. */
const FEW = 2 * 2 * ZONES.length;

let database: Database;

beforeAll(async () => {
  database = await openFreshDatabase();
  const birthday = (n: number) =>
    new Date(Date.UTC(1970 + (n % 40), 0, 1 + (Math.floor(n / 40) % 365))).toISOString().slice(0, 10);
  for (let from = 0; from < PEOPLE; from += 20_000)
    await database.db.collection<{ _id: string }>('profiles').insertMany(
      Array.from({ length: 20_000 }, (_, index) => {
        const [n, zone = ''] = [from + index, ZONES[(from + index) % ZONES.length]];
        const place = zone.startsWith('@') ? { country: zone.slice(1) || undefined } : { timeZone: zone };
        const attributes = n % 2 === 0 ? { birthday: birthday(n), city: 'Berlin' } : { city: 'Berlin' };
        return { _id: `prf_${String(n).padStart(6, '0')}`, workspaceId: `brand${String(n % 3)}`, ...place, attributes };
      }),
      { ordered: false, ignoreUndefined: true },
    );
  // People who were there before the fields were: the migration gives them theirs.
  for (const migration of profileMigrations) await migration.up(database.db);
});

afterAll(async () => {
  await database.db.dropDatabase();
  await database.close();
});

const RULE: DateRule = {
  kind: 'date',
  attribute: 'birthday',
  yearly: 'feb28',
  days: 0,
  time: '09:00',
  zoneOf: 'profile',
};
const on = (date: string): string[] => daysMeant(RULE, date).map((day) => dayKey('birthday', day));

async function explained(query: AudienceQuery) {
  const { executionStats } = (await audienceCursor(database.db, query).explain('executionStats')) as {
    executionStats: { nReturned: number; totalKeysExamined: number; totalDocsExamined: number };
  };
  return executionStats;
}

test.each(['2027-11-24', '2027-02-28'])(
  'those whose day is %s are read, by the clocks they live by, and nobody else',
  async (date) => {
    const { nReturned, totalKeysExamined, totalDocsExamined } = await explained({
      ...{ workspaceId: 'brand1', days: on(date), zoneKeys: ZONES, limit: 500 },
    });
    expect(nReturned).toBeGreaterThan(30);
    expect(totalDocsExamined).toBe(nReturned);
    expect(totalKeysExamined).toBeLessThanOrEqual(nReturned * 1.2 + FEW);
  },
);

test('people by their clocks are read page by page in the order of their ids', async () => {
  const query = { workspaceId: 'brand1', zoneKeys: ['Asia/Tokyo', '@FR'], limit: 500, after: 'prf_050000' };
  const { nReturned, totalKeysExamined, totalDocsExamined } = await explained(query);
  expect([nReturned, totalDocsExamined]).toEqual([500, 500]);
  expect(totalKeysExamined).toBeLessThanOrEqual(500 * 1.2);
});

test('the clocks of a workspace are found without reading its people', async () => {
  const { db } = database;
  await db.command({ profile: 2 });
  const found = await zoneKeysOf(db, 'brand1');
  await db.command({ profile: 0 });
  expect([...found]).toEqual(expect.arrayContaining([['Asia/Tokyo', 'Asia/Tokyo'], ['@FR', 'Europe/Paris'], ['@', undefined]])); // prettier-ignore
  const [seen] = await db.collection('system.profile').find({ 'command.aggregate': 'profiles' }).toArray();
  expect(seen).toMatchObject({ docsExamined: 0 });
  expect(seen!['keysExamined']).toBeLessThan(20);
});

test('whoever gives, corrects and removes a day is found by it, corrected, and not any more', async () => {
  const profiles = createProfiles({ db: database.db, clock: { now: () => new Date() } });
  const found = async (day: string, zoneKeys: readonly string[] = ['Europe/Rome']) => {
    const query = { workspaceId: 'italy', days: [dayKey('birthday', day)], zoneKeys, limit: 10 };
    return (await profiles.audience(query)).people.map(({ id }) => id);
  };
  const { _id } = await profiles.upsert('italy', {
    externalId: 'x',
    country: 'IT',
    attributes: { birthday: '1990-11-24' },
  });
  expect(await found('11-24', ['@IT'])).toEqual([_id]);
  await profiles.patch('italy', _id, { timeZone: 'Europe/Rome', attributes: { birthday: '--11-25' } });
  expect([await found('11-24'), await found('11-25'), await found('11-25', ['@IT'])]).toEqual([[], [_id], []]);
  await profiles.patch('italy', _id, { attributes: { birthday: 'soon' } });
  expect(await found('11-25')).toEqual([]);
  expect(await database.db.collection<{ _id: string }>('profiles').findOne({ _id })).not.toHaveProperty('days');
});
