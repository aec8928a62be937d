import { createEffects } from '../../runtime/src/effects/service';
import { effectMigrations } from '../../runtime/src/effects/migrations';
import type { EffectRow } from '../../runtime/src/engine/effect';
import type { HistoryQuestion } from '../../runtime/src/engine/ports';
import { historyFilter, HISTORY_HINT } from '../../runtime/src/enrolments/history';
import { enrolmentMigrations } from '../../runtime/src/enrolments/migrations';
import type { EnrolmentDocument } from '../../runtime/src/enrolments/model';
import { createEnrolments, type Enrolments } from '../../runtime/src/enrolments/service';
import { createEvents } from '../../runtime/src/events/service';
import { eventMigrations } from '../../runtime/src/events/migrations';
import { eventsOf, type EventDocument } from '../../runtime/src/events/model';
import { silent } from '../support/n8n-batch';
import type { Database } from '../../runtime/src/platform/database';
import { bucketOf } from '../../runtime/src/platform/ids';
import { createProfiles, profileMigrations } from '../../runtime/src/profiles/service';
import { aliasesOf, profilesOf } from '../../runtime/src/profiles/model';
import { anEnrolment } from '../support/enrolments';
import { openFreshDatabase } from '../support/database';
import { aJourney } from '../support/journeys';
import { KnownVersions, MovableClock } from '../support/stored-ports';

// What people have been through, and what came of a test: real documents, real indexes.

const share = (key: string, percent = 50) => ({ key, name: key.toUpperCase(), percent });
const aTest = (number: number, variant: object[], holdout: number) =>
  aJourney()
    .entry()
    .foreign('n8n-nodes-perennial.abTest', {
      name: 'Test',
      parameters: { stepKey: 'abtest', variants: { variant }, holdout, days: 7, valuePath: 'total' },
    })
    .compile({ id: `ver_${String(number)}`, workspaceId: 'brand', number });

const FIRST = aTest(1, [share('a'), share('b')], 10);
/** Variants in another order: an output means what it meant in its own version. */
const SECOND = aTest(2, [share('b'), share('a')], 10);

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let database: Database;
let enrolments: Enrolments;
const clock = new MovableClock();
const ago = (days: number) => new Date(clock.now().getTime() - days * DAY);

beforeAll(async () => {
  database = await openFreshDatabase();
  const { db } = database;
  for (const migration of [...enrolmentMigrations, ...effectMigrations, ...eventMigrations, ...profileMigrations])
    await migration.up(db);
  const profiles = createProfiles({ db, clock });
  const events = createEvents({ db, clock, log: silent, profiles });
  const versions = new KnownVersions(FIRST, SECOND);
  const doorbell = { ring: () => undefined };
  enrolments = createEnrolments({ db, effects: createEffects(db), versions, profiles, events, clock, doorbell });
});

afterAll(async () => {
  await database.close();
});

afterEach(async () => {
  for (const name of ['enrolments', 'effects', 'events', 'profiles']) await database.db.collection(name).deleteMany({});
});

const stored = () => database.db.collection<EnrolmentDocument>('enrolments');

async function passage(_id: string, profileId: string, more: Partial<EnrolmentDocument> = {}): Promise<void> {
  const bucket = bucketOf(profileId);
  await stored().insertOne({ ...anEnrolment(FIRST, { _id }), profileId, bucket, rootId: _id, active: false, ...more });
}

async function person(_id: string, mergedInto?: string): Promise<void> {
  await profilesOf(database.db).insertOne({ _id, workspaceId: 'brand', ...(mergedInto && { mergedInto }) } as never);
  if (mergedInto === undefined) return;
  await aliasesOf(database.db).updateOne({ _id: mergedInto }, { $addToSet: { from: _id } }, { upsert: true });
}

async function sent(profileId: string, at: Date, more: Partial<EffectRow> = {}, messageKey = 'letter'): Promise<void> {
  const row = {
    _id: `${profileId}/${String(at.getTime())}`,
    workspaceId: 'brand',
    kind: 'send',
    status: 'sent',
    profileId,
    bucket: bucketOf(profileId),
    at,
  };
  await database.db.collection<{ _id: string }>('effects').insertOne({ ...row, body: { messageKey }, ...more });
}

const asked = async (question: HistoryQuestion, ...people: (string | [string, string])[]) =>
  await enrolments.histories.wentThrough(
    'brand',
    question,
    people.map((one) => (typeof one === 'string' ? { profileId: one } : { profileId: one[0], enrolmentId: one[1] })),
  );

describe('what people have been through', () => {
  const journeyId = FIRST.journeyId;

  test('a journey counts from its entry within the days, and not the passage in hand with its branches', async () => {
    await passage('enr_1', 'prf_1', { startedAt: ago(5) });
    await passage('enr_2', 'prf_2', { startedAt: ago(40) });
    await passage('enr_3', 'prf_3', { startedAt: ago(1), active: true });
    await passage('enr_3b', 'prf_3', { startedAt: ago(1), active: true, rootId: 'enr_3' });
    await passage('enr_4', 'prf_4', { startedAt: ago(1), journeyId: 'jrn_other' });
    const within = { kind: 'journey', journeyId, days: 30 } as const;
    expect(await asked(within, 'prf_1', 'prf_2', ['prf_3', 'enr_3b'], 'prf_4', 'prf_0')).toEqual([true, false, false, false, false]); // prettier-ignore
    expect(await asked({ ...within, days: 0 }, 'prf_2', ['prf_1', 'enr_1'])).toEqual([true, false]);
    expect(await asked(within, 'prf_3')).toEqual([true]);
  });

  test('a message counts when it really went out, within the days', async () => {
    await sent('prf_1', ago(3));
    await sent('prf_2', ago(3), { status: 'skipped' });
    await sent('prf_3', ago(50));
    await sent('prf_4', ago(3), {}, 'another');
    await sent('prf_5', ago(3), { workspaceId: 'another-brand' });
    const question = { kind: 'message', messageKey: 'letter', days: 30 } as const;
    expect(await asked(question, 'prf_1', 'prf_2', 'prf_3', 'prf_4', 'prf_5')).toEqual([true, false, false, false, false]); // prettier-ignore
    expect(await asked({ ...question, days: 0 }, 'prf_3')).toEqual([true]);
  });

  test('a step counts when it was reached within the days; ever, also when its line is trimmed', async () => {
    const line = { stepKey: 'letter1', visit: 1, at: ago(3), what: 'held' as const };
    await passage('enr_1', 'prf_1', { startedAt: ago(100), history: [line], visits: { letter1: 1 } });
    await passage('enr_2', 'prf_2', {
      startedAt: ago(100),
      history: [{ ...line, at: ago(60) }],
      visits: { letter1: 1 },
    });
    await passage('enr_3', 'prf_3', { history: [{ ...line, what: 'failed' }] });
    await passage('enr_4', 'prf_4', { history: [], visits: { letter1: 2 } });
    const question = { kind: 'step', journeyId, stepKey: 'letter1', days: 30 } as const;
    expect(await asked(question, 'prf_1', 'prf_2', 'prf_3', 'prf_4')).toEqual([true, false, false, false]);
    expect(await asked({ ...question, days: 0 }, 'prf_1', 'prf_2', 'prf_3', 'prf_4')).toEqual([
      true,
      true,
      false,
      true,
    ]);
    expect(await asked({ ...question, stepKey: '$where' }, 'prf_1')).toEqual([false]);
  });

  test('what happened under another id of the same person counts', async () => {
    await person('prf_home');
    await person('prf_merged', 'prf_home');
    await passage('enr_1', 'prf_merged', { startedAt: ago(2) });
    expect(await asked({ kind: 'journey', journeyId, days: 30 }, 'prf_home', 'prf_merged')).toEqual([true, true]);
  });

  test('of 100,000 enrolments those of the people in hand are read, and no others', async () => {
    const documents = Array.from({ length: 100_000 }, (_, i) => ({
      _id: `enr_${String(i)}`,
      ...{
        workspaceId: 'brand',
        profileId: `prf_${String(i)}`,
        bucket: bucketOf(`prf_${String(i)}`),
        journeyId,
        startedAt: ago(i % 20),
        rootId: `enr_${String(i)}`,
      },
    }));
    await stored().insertMany(documents as never, { ordered: false });
    const profileIds = Array.from({ length: 500 }, (_, i) => `prf_${String(i * 200)}`);
    const scope = { workspaceId: 'brand', profileIds, since: ago(30) };
    const filter = historyFilter({ kind: 'journey', journeyId, days: 30 }, scope);
    const { executionStats } = await stored().find(filter).hint(HISTORY_HINT).explain('executionStats') as { executionStats: { nReturned: number; totalDocsExamined: number } }; // prettier-ignore
    expect(executionStats.nReturned).toBe(500);
    expect(executionStats.totalDocsExamined).toBeLessThanOrEqual(600);
  });
});

describe('what came of an A/B test', () => {
  async function assigned(profileId: string, output: number, at: Date, version = FIRST): Promise<void> {
    const history = [{ stepKey: 'abtest', visit: 1, at, what: 'passed' as const, output }];
    await passage(`enr_${profileId}_${String(at.getTime())}`, profileId, {
      versionId: version.id,
      startedAt: at,
      history,
    });
  }

  async function buys(
    profileId: string,
    receivedAt: Date,
    amount = 1_000,
    more: Partial<EventDocument> = {},
  ): Promise<void> {
    await eventsOf(database.db).insertOne({
      ...{
        _id: `evt_${profileId}_${String(receivedAt.getTime())}`,
        workspaceId: 'brand',
        name: 'Order Completed',
        profileId,
        bucket: bucketOf(profileId),
      },
      ...{
        keys: [],
        origin: 'live',
        receivedAt,
        occurredAt: receivedAt,
        properties: { total: { amount, currency: 'EUR' } },
      },
      ...more,
    } as never);
  }

  const result = async () => (await enrolments.abTests('brand', SECOND.id, 90)).items[0]!;
  const figures = async () =>
    new Map((await result()).variants.map(({ key, entered, converted, worth }) => [key, [entered, converted, worth]]));

  test('variants are told apart by what their output meant in the version that was passed', async () => {
    await assigned('prf_1', 0, ago(3), FIRST);
    await assigned('prf_2', 1, ago(3), SECOND);
    await assigned('prf_3', 0, ago(3), SECOND);
    await assigned('prf_4', 2, ago(3), SECOND);
    expect([...(await figures())].map(([key, [entered]]) => [key, entered])).toEqual([['b', 1], ['a', 2], ['holdout', 1]]); // prettier-ignore
  });

  test('a conversion counts once per person, after the assignment and within its days; every order adds to the worth', async () => {
    const at = ago(20);
    for (const id of ['prf_1', 'prf_2', 'prf_3', 'prf_4']) await assigned(id, 0, at, FIRST);
    await buys('prf_1', new Date(at.getTime() + HOUR), 1_000);
    await buys('prf_1', new Date(at.getTime() + 2 * DAY), 500);
    await buys('prf_2', new Date(at.getTime() - HOUR));
    await buys('prf_3', new Date(at.getTime() + 8 * DAY));
    await buys('prf_4', new Date(at.getTime() + HOUR), 1_000, { origin: 'backfill' });
    expect((await figures()).get('a')).toEqual([4, 1, [{ amount: 1_500, currency: 'EUR' }]]);
  });

  test('who comes back, or comes under another id, counts once, by what they got first', async () => {
    await person('prf_home');
    await person('prf_merged', 'prf_home');
    await assigned('prf_home', 0, ago(9), FIRST);
    await assigned('prf_home', 0, ago(2), FIRST);
    await assigned('prf_merged', 1, ago(4), FIRST);
    await buys('prf_merged', ago(8));
    expect([...(await figures()).values()].map(([entered, converted]) => [entered, converted])).toEqual([[0, 0], [1, 1], [0, 0]]); // prettier-ignore
  });

  test('the others are compared with those who are held out, and a few people prove nothing', async () => {
    const at = ago(10);
    for (let i = 0; i < 400; i += 1) {
      await assigned(`prf_a${String(i)}`, 0, at, FIRST);
      await assigned(`prf_h${String(i)}`, 2, at, FIRST);
    }
    for (let i = 0; i < 120; i += 1) await buys(`prf_a${String(i)}`, ago(9));
    for (let i = 0; i < 60; i += 1) await buys(`prf_h${String(i)}`, ago(9));
    const { control, variants } = await result();
    expect(control).toBe('holdout');
    const of = (key: string) => variants.find((variant) => variant.key === key);
    expect(of('a')).toMatchObject({ rate: 0.3, comparison: { verdict: 'better', difference: expect.closeTo(0.15, 6) as number } }); // prettier-ignore
    expect(of('b')).toMatchObject({ entered: 0, rate: null, comparison: { verdict: 'notEnough' } });
    expect(of('holdout')).not.toHaveProperty('comparison');
  });
});
