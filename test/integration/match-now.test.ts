import { startBackground, type Background } from '../../runtime/src/background';
import { happenedFilter, HAPPENED_HINT } from '../../runtime/src/events/happened';
import { catchUpPeopleOf, catchUpsOf } from '../../runtime/src/matching/model';
import { createMatching } from '../../runtime/src/matching/service';
import { DatabaseClock } from '../../runtime/src/platform/clock';
import { createLogger } from '../../runtime/src/platform/logging';
import { ProcessDoorbell } from '../../runtime/src/worker/doorbell';
import { aWholeApp, type WholeApp } from '../support/app';
import { Brand, eventually } from '../support/brand';
import { aJourney, conditions, type EntryOptions } from '../support/journeys';

// "Also those who match now": nobody enters because history arrived; somebody asks for it, sees how many, and they come at a rate.

let app: WholeApp;
let brand: Brand;
let shop: string;

beforeAll(async () => {
  app = await aWholeApp();
  brand = new Brand(app.baseUrl, app.a.key);
  shop = await aSource('server');
});

afterAll(() => app.close());

const aSource = async (trust: string) =>
  (await brand.must<{ writeKey: string }>('POST', '/api/sources', { kind: 'segment', name: trust, trust })).writeKey;

const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000);
let made = 0;

interface Told {
  readonly at?: Date;
  readonly key?: string;
  readonly properties?: object;
}

/** Somebody does something, as a shop tells it: its time is its own. */
async function does(writeKey: string, userId: string, event: string, { at = ago(1), key, properties = {} }: Told = {}) {
  const answer = await fetch(`${app.baseUrl}/v1/batch`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}` },
    body: JSON.stringify({
      batch: [
        {
          ...{ type: 'track', event, userId, messageId: `m${String((made += 1))}`, timestamp: at.toISOString() },
          properties: { ...(key !== undefined && { checkout_id: key }), ...properties },
        },
      ],
    }),
  });
  expect(answer.status).toBe(200);
  await app.subjects.events.idle();
}

/** Names of events and people that no other test uses. */
function aScene() {
  const mark = String((made += 1));
  return { begun: `Begun ${mark}`, bought: `Bought ${mark}`, who: (name: string) => `${name}-${mark}` };
}

async function aDraft(entry: EntryOptions): Promise<string> {
  const workflow = aJourney().entry(entry).wait({ amount: 1, unit: 'days' }).workflow();
  return (await brand.must<{ id: string }>('POST', '/api/journeys', { workflow })).id;
}

interface Preview {
  readonly matching?: { readonly count: number; readonly capped: boolean };
}
interface CatchUp {
  readonly id: string;
  readonly state: string;
  readonly waiting: number;
  readonly entered: number;
  readonly refused: readonly { readonly code: string; readonly people: number }[];
}

const preview = async (id: string) => await brand.must<Preview>('GET', `/api/journeys/${id}/publish/preview`);
const publish = async (id: string, body: object = {}) => await brand.must('POST', `/api/journeys/${id}/publish`, body);
const enrolments = async (id: string) =>
  await brand.list<{ id: string; profileId: string; entryKey?: string; state: string }>(
    `/api/enrolments?journeyId=${id}&limit=200`,
  );
const begin = async (id: string, body: object = { perMinute: 10_000 }) =>
  await brand.must<CatchUp>('POST', `/api/journeys/${id}/catch-ups`, body);
const look = async (id: string, catchUp: string) =>
  await brand.must<CatchUp>('GET', `/api/journeys/${id}/catch-ups/${catchUp}`);

async function finished(id: string, catchUp: CatchUp): Promise<CatchUp> {
  return await eventually('the end of the catch-up', async () => {
    await app.subjects.matching.runner.tick();
    const now = await look(id, catchUp.id);
    return now.state === 'done' ? now : undefined;
  });
}

test('who matches is counted before publishing: the newest event of each person, not those who bought since', async () => {
  const { begun, bought, who } = aScene();
  const history = await aSource('import');
  await does(shop, who('ada'), begun, { key: who('a1') });
  await does(shop, who('ada'), begun, { key: who('a2'), at: ago(2) });
  await does(history, who('imported'), begun, { key: who('i1') });
  await does(shop, who('buyer'), begun, { key: who('b1') });
  await does(shop, who('buyer'), bought, { key: who('b1'), at: ago(0.5) });
  await does(history, who('old-buyer'), begun, { key: who('o1') });
  await does(history, who('old-buyer'), bought, { key: who('o1'), at: ago(0.5) });
  await does(shop, who('before'), bought, { at: ago(3) });
  await does(shop, who('before'), begun, { key: who('c1') });
  await does(shop, who('too-old'), begun, { key: who('d1'), at: ago(30) });

  const id = await aDraft({ events: [begun], key: 'checkout', exits: [{ event: bought, by: 'entryKey' }] });
  expect((await preview(id)).matching).toEqual({ count: 3, capped: false });
  const counted = await brand.must('GET', `/api/journeys/${id}/matching?hours=48`);
  expect(counted).toEqual({ people: 4, capped: false, hours: 48 });

  await publish(id);
  expect(await enrolments(id)).toEqual([]);
  const done = await finished(id, await begin(id));
  expect(done).toMatchObject({ entered: 3, waiting: 0, refused: [{ code: 'already_done', people: 2 }] });
  const orders = await brand.list<{ profileId: string }>(`/api/events?name=${encodeURIComponent(bought)}&limit=200`);
  const kept = await Promise.all(
    orders.map(({ profileId }) =>
      brand.list<{ journeyId: string; code: string }>(`/api/profiles/${profileId}/refusals`),
    ),
  );
  const ofThis = kept.flat().filter(({ journeyId }) => journeyId === id);
  expect(ofThis.map(({ code }) => code)).toEqual(['already_done', 'already_done']);
  expect((await enrolments(id)).map(({ entryKey }) => entryKey).sort()).toEqual(
    [who('a1'), who('i1'), who('c1')].map((key) => `checkout:${key}`).sort(),
  );
});

test('filter, consent and re-entry count; who is inside by whatever key is left alone', async () => {
  const { begun, who } = aScene();
  const filter = conditions('all', { path: 'total.amount', operator: 'greaterThan', value: '100' });
  const id = await aDraft({ events: [begun], key: 'checkout', filter, needsConsent: 'email' });
  await publish(id);
  const large = { properties: { total: { amount: 500, currency: 'EUR' } } };
  const agrees = async (name: string) => {
    await brand.must('POST', '/api/profiles', { externalId: who(name), email: `${who(name)}@example.com` });
    const [profile] = await brand.list<{ id: string }>(`/api/profiles?search=${who(name)}`);
    await brand.must('POST', `/api/profiles/${profile!.id}/consents`, { channel: 'email', state: 'subscribed' });
  };
  for (const name of ['inside', 'fits', 'small']) await agrees(name);
  await does(shop, who('inside'), begun, { key: who('k1'), ...large, at: ago(0) });
  expect(await enrolments(id)).toHaveLength(1);

  await does(shop, who('inside'), begun, { key: who('k2'), ...large, at: ago(30) });
  await does(shop, who('fits'), begun, { key: who('k3'), ...large, at: ago(30) });
  await does(shop, who('small'), begun, { key: who('k4'), at: ago(30) });
  await does(shop, who('silent'), begun, { key: who('k5'), ...large, at: ago(30) });
  expect(await brand.must('GET', `/api/journeys/${id}/matching?hours=40`)).toMatchObject({ people: 1 });
  const done = await finished(id, await begin(id, { hours: 40, perMinute: 10_000 }));
  expect(done.entered).toBe(1);
  expect(done.refused).toEqual(
    expect.arrayContaining([
      { code: 'no_consent', people: 1 },
      { code: 'already_entered', people: 1 },
    ]),
  );
  expect(await enrolments(id)).toHaveLength(2);
});

test('who went through by this very event does not again, also in a second catch-up; the live rule goes on as ever', async () => {
  const { begun, who } = aScene();
  const id = await aDraft({ events: [begun] });
  await does(shop, who('ada'), begun, { at: ago(5) });
  await publish(id);
  expect((await finished(id, await begin(id))).entered).toBe(1);
  const [first] = await enrolments(id);
  await brand.must('POST', `/api/enrolments/${first!.id}/exit`);

  expect(await finished(id, await begin(id))).toMatchObject({
    entered: 0,
    refused: [{ code: 'already_entered', people: 1 }],
  });
  await does(await aSource('import'), who('nobody'), begun);
  expect(await enrolments(id)).toHaveLength(1);
  await does(shop, who('ada'), begun, { at: ago(0) });
  expect(await enrolments(id)).toHaveLength(2);
});

test('they enter at a rate, and it can be stopped; who is in stays in', async () => {
  const { begun, who } = aScene();
  const id = await aDraft({ events: [begun] });
  for (let n = 0; n < 6; n++) await does(shop, who(`p${String(n)}`), begun);
  await publish(id);
  const { id: catchUp } = await begin(id, { perMinute: 1 });
  await eventually('the first', async () => {
    await app.subjects.matching.runner.tick();
    return (await look(id, catchUp)).entered > 0 ? true : undefined;
  });
  await app.subjects.matching.runner.tick();
  expect(await look(id, catchUp)).toMatchObject({ state: 'entering', entered: 1, waiting: 5 });

  const second = await brand.call('POST', `/api/journeys/${id}/catch-ups`, {});
  expect(second).toMatchObject({ status: 409, body: { code: 'not_in_this_state' } });
  expect(await brand.must('POST', `/api/journeys/${id}/catch-ups/${catchUp}/cancel`)).toMatchObject({
    state: 'cancelled',
    entered: 1,
  });
  await app.subjects.matching.runner.tick();
  expect(await enrolments(id)).toHaveLength(1);
  expect((await brand.call('POST', `/api/journeys/${id}/catch-ups/${catchUp}/cancel`)).status).toBe(409);
  expect((await finished(id, await begin(id))).entered).toBe(5);
  const all = await brand.list<CatchUp>(`/api/journeys/${id}/catch-ups`);
  expect(all.map(({ state }) => state)).toEqual(['done', 'cancelled']);
});

test('while the journey is paused they wait; an archived one lets nobody in any more', async () => {
  const { begun, who } = aScene();
  const id = await aDraft({ events: [begun] });
  await does(shop, who('ada'), begun);
  await publish(id);
  await brand.must('POST', `/api/journeys/${id}/pause`, { what: 'entryOnly' });
  const catchUp = await begin(id);
  await app.subjects.matching.runner.tick();
  expect(await enrolments(id)).toEqual([]);
  await brand.must('POST', `/api/journeys/${id}/archive`, { people: 'finish' });
  await app.subjects.matching.runner.tick();
  expect(await look(id, catchUp.id)).toMatchObject({ state: 'cancelled', reason: 'The journey was archived.' });
  expect((await brand.call('POST', `/api/journeys/${id}/catch-ups`, {})).status).toBe(409);
});

test('publishing with it lets them in at once; a repeat of the request begins nothing twice', async () => {
  const { begun, who } = aScene();
  const id = await aDraft({ events: [begun] });
  await does(shop, who('ada'), begun);
  await publish(id, { enrolMatching: { perMinute: 600 } });
  await eventually('the enrolment', async () => {
    await app.subjects.matching.runner.tick();
    return (await enrolments(id)).length > 0 ? true : undefined;
  });
  const [open] = await brand.list<CatchUp>(`/api/journeys/${id}/catch-ups`);
  await finished(id, open!);
  const key = { workspaceId: app.a.id, journeyId: id, by: 'usr_1', perMinute: 60, key: 'once' };
  const first = await app.subjects.matching.begin(key);
  expect((await app.subjects.matching.begin(key)).document._id).toBe(first.document._id);
});

test('a draft with problems, and a look further back than events are kept, are refused in words', async () => {
  const broken = await aDraft({ events: [] });
  expect((await preview(broken)).matching).toBeUndefined();
  expect(await brand.call('GET', `/api/journeys/${broken}/matching`)).toMatchObject({
    status: 422,
    body: { code: 'journey_has_problems' },
  });
  const id = await aDraft({ events: ['Anything'] });
  const far = await brand.call('GET', `/api/journeys/${id}/matching?hours=20000`);
  expect(far).toMatchObject({ status: 400, body: { detail: expect.stringContaining('9600 hours') as unknown } });
});

describe('killed half way', () => {
  test.each([
    ['after people entered and before they were marked', 'bulkWrite of people'],
    ['while people are noted', 'position'],
  ])('%s: another process comes to the same end, and nobody enters twice', async (_when, where) => {
    const { begun, who } = aScene();
    const id = await aDraft({ events: [begun] });
    for (let n = 0; n < 5; n++) await does(shop, who(`p${String(n)}`), begun);
    await publish(id);
    const { db } = app.database;
    const document = (
      await app.subjects.matching.begin({ workspaceId: app.a.id, journeyId: id, by: 'usr_1', perMinute: 10_000 })
    ).document;
    await eventually('what the first process did', async () => {
      await app.subjects.matching.runner.tick();
      return (await look(id, document._id)).entered === 5 ? true : undefined;
    });
    // What the kill leaves behind: less is noted than was done, and the lease of the dead process.
    const dead = { token: 'dead', until: new Date(Date.now() - 1_000) };
    const back =
      where === 'position' ? { state: 'gathering' as const } : { state: 'entering' as const, paidUntil: new Date(0) };
    await catchUpsOf(db).updateOne(
      { _id: document._id },
      { $set: { ...back, open: true, lease: dead }, $unset: { finishedAt: '' } },
    );
    if (where === 'position')
      await catchUpPeopleOf(db).deleteMany({ catchUpId: document._id, _id: { $regex: '[0-7]$' } });
    else await catchUpPeopleOf(db).updateMany({ catchUpId: document._id }, { $set: { state: 'waiting' } });

    const clock = await DatabaseClock.start(db);
    const {
      events,
      profiles,
      journeys,
      enrolments: { existing },
    } = app.subjects;
    const other = createMatching({ db, clock, logger: createLogger('silent'), events, profiles, journeys, existing });
    await eventually('the end', async () => {
      await other.runner.tick();
      return (await look(id, document._id)).state === 'done' ? true : undefined;
    });
    await other.runner.stop();
    clock.stop();
    expect(await enrolments(id)).toHaveLength(5);
  });
});

test('the question goes through an index, and reads no more than it needs of a large history', async () => {
  const { db } = app.database;
  const day = 86_400_000;
  const documents = Array.from({ length: 20_000 }, (_, n) => ({
    _id: `bulk-${String(n)}`,
    ...{
      workspaceId: 'bulk',
      profileId: `p${String(n)}`,
      keys: [],
      properties: {},
      trust: 'import',
      origin: 'backfill',
    },
    name: n % 2 === 0 ? 'Checkout Started' : 'Order Completed',
    occurredAt: new Date(Date.now() - (n / 20_000) * 700 * day),
    receivedAt: new Date(),
  }));
  await db.collection<{ _id: string }>('events').insertMany(documents);
  const query = {
    workspaceId: 'bulk',
    names: ['Checkout Started', 'Order Completed'],
    since: ago(24 * 300),
    limit: 500,
  };
  const before = { occurredAt: ago(24 * 7), id: 'bulk-100' };
  for (const asked of [query, { ...query, before }]) {
    const plan = (await db
      .collection('events')
      .find(happenedFilter(asked) as object, { hint: HAPPENED_HINT })
      .sort({ occurredAt: -1, _id: -1 })
      .limit(asked.limit)
      .explain('executionStats')) as unknown as {
      executionStats: { totalKeysExamined: number; totalDocsExamined: number; nReturned: number };
      queryPlanner: { winningPlan: object };
    };
    expect(plan.executionStats.nReturned).toBe(500);
    expect(plan.executionStats.totalKeysExamined).toBeLessThan(520);
    expect(plan.executionStats.totalDocsExamined).toBeLessThan(520);
    expect(JSON.stringify(plan.queryPlanner.winningPlan)).not.toContain('"stage":"SORT"');
  }
});

describe('with a worker', () => {
  let background: Background;
  let clock: DatabaseClock;

  beforeAll(async () => {
    clock = await DatabaseClock.start(app.database.db);
    const parts = { clock, log: createLogger('silent'), bell: new ProcessDoorbell() };
    background = await startBackground({ ...parts, database: app.database, subjects: app.subjects });
  });

  afterAll(async () => {
    await background.stop();
    clock.stop();
  });

  test('those who entered wait at the first step with the contents of their event, and an order ends it', async () => {
    const { begun, bought, who } = aScene();
    const id = await aDraft({ events: [begun], key: 'checkout', exits: [{ event: bought, by: 'entryKey' }] });
    await does(shop, who('ada'), begun, { key: who('k'), at: ago(20), properties: { total: { amount: 7 } } });
    const began = Date.now() - 1_000; // stamps are the database's
    await publish(id, { enrolMatching: true });
    const [inside] = await eventually('the wait', async () => {
      const all = await brand.list<{ id: string; stepKey: string; startedAt: string; due?: string }>(
        `/api/enrolments?journeyId=${id}`,
      );
      return all[0]?.stepKey.startsWith('wait') ? all : undefined;
    });
    // A day from when they were let in, not from when they did it.
    expect(new Date(inside!.startedAt).getTime()).toBeGreaterThanOrEqual(began);
    expect(new Date(inside!.due!).getTime()).toBeGreaterThanOrEqual(began + 24 * 3_600_000);
    const stored = await app.database.db.collection<{ _id: string }>('enrolments').findOne({ _id: inside!.id });
    expect(stored).toMatchObject({ event: { properties: { total: { amount: 7 } } } });
    await does(shop, who('ada'), bought, { key: who('k'), at: ago(0) });
    expect((await enrolments(id))[0]?.state).toBe('ended');
  });
});
