import type { OwnEvent } from '../../runtime/src/engine/ports';
import { orderMigrations } from '../../runtime/src/orders/migrations';
import { createOrders, type Orders } from '../../runtime/src/orders/service';
import { DatabaseClock } from '../../runtime/src/platform/clock';
import type { Database, Db } from '../../runtime/src/platform/database';
import { createProfiles, profileMigrations, type Profiles } from '../../runtime/src/profiles/service';
import { createRfm, EVERYTHING, rfmMigrations, type Rfm } from '../../runtime/src/rfm/service';
import { openFreshDatabase } from '../support/database';
import { Life, mortal } from '../support/dying-database';

// The scores of whole shops of a few dozen people, compared with the definition as it is said, person by person.

const DAY = 86_400_000;
const NOW = new Date('2026-06-30T12:00:00Z');

let database: Database;
let clock: DatabaseClock;
let profiles: Profiles;
let orders: Orders;

beforeAll(async () => {
  database = await openFreshDatabase();
  for (const migration of [...profileMigrations, ...orderMigrations, ...rfmMigrations]) await migration.up(database.db);
  clock = await DatabaseClock.start(database.db);
  profiles = createProfiles({ db: database.db, clock });
  orders = createOrders({ db: database.db, clock, profiles });
});
afterAll(async () => {
  clock.stop();
  await database.close();
});

interface Told extends OwnEvent {
  readonly properties: { readonly from: string | null; readonly to: string | null };
}

/** A process that scores; what it tells is kept by its key, as the store of events does. */
function scorer({
  now = NOW,
  db = database.db,
  told = new Map<string, Told>(),
}: { now?: Date; db?: Db; told?: Map<string, Told> } = {}): Rfm {
  return createRfm({
    ...{ db, clock: { now: () => now } },
    orders: { buyers: (query) => orders.buyers(query), currency: (workspaceId) => orders.currencies.base(workspaceId) },
    workspaceIds: () => Promise.resolve([]),
    events: {
      record: (events) => {
        for (const event of events) if (!told.has(event.key)) told.set(event.key, event as Told);
        return Promise.resolve();
      },
    },
  });
}

interface Given {
  readonly daysAgo: number;
  readonly amount: number;
  readonly currency?: string;
  readonly refund?: number;
  readonly cancelled?: boolean;
}

let numbers = 0;

async function somebody(workspaceId: string, bought: readonly Given[]): Promise<string> {
  const person = await profiles.upsert(workspaceId, { externalId: `person-${String(++numbers)}` });
  const noted = bought.map(({ daysAgo, amount, currency = 'USD', refund, cancelled }) => {
    const at = new Date(NOW.getTime() - daysAgo * DAY);
    const orderId = String(++numbers);
    return {
      profileId: person._id,
      statement: {
        ...{ orderId, at, fulfilments: [] },
        fields: { placedAt: at, total: { amount, currency }, country: 'DE', ...(cancelled && { cancelled: { at } }) },
        refunds: refund === undefined ? [] : [{ id: `r${orderId}`, at, amount: { amount: refund, currency } }],
      },
    };
  });
  await orders.note({ workspaceId, sourceId: 'src_1' }, noted);
  return person._id;
}

/** Many equal values, as shops have them. */
const shop = (n: number): readonly Given[] =>
  Array.from({ length: 1 + (n % 4) }, (_, k) => ({
    daysAgo: (n * 7 + k * 40) % 300,
    amount: n % 9 === 0 ? 0 : 1_000 + (n % 5) * 700,
    ...(n % 3 === 0 && { currency: 'EUR' }),
    ...(n % 6 === 1 && k === 0 && { refund: 400 }),
    ...(n % 8 === 3 && k === 1 && { cancelled: true }),
  }));

/** PLAYBOOK's rule, once more and in another way: nothing of the product is used. */
function expected(people: ReadonlyMap<string, readonly Given[]>) {
  const figures = new Map(
    [...people].flatMap(([id, bought]) => {
      const counting = bought.filter(({ cancelled }) => !cancelled);
      const recent = counting.filter(({ daysAgo }) => daysAgo < 365);
      if (recent.length === 0) return [];
      const spend = recent.reduce((sum, { amount, refund = 0, currency }) => sum + (currency === 'EUR' ? Math.round((amount - refund) * 1.25) : amount - refund), 0); // prettier-ignore
      return [[id, [Math.min(...counting.map(({ daysAgo }) => daysAgo)), recent.length, spend] as const]];
    }),
  );
  const all = [...figures.values()];
  const fifth = (value: number, of: 0 | 1 | 2) =>
    1 + Math.floor((5 * all.filter((each) => each[of] < value).length) / all.length);
  return new Map([...figures].map(([id, [days, count, spend]]) => [id, `${String(6 - fifth(days, 0))}${String(fifth(count, 1))}${String(fifth(spend, 2))}`])); // prettier-ignore
}

async function cellsOf(rfm: Rfm, workspaceId: string, ids: Iterable<string>): Promise<Map<string, string>> {
  const cells = new Map<string, string>();
  for (const id of ids) {
    const [standing] = await rfm.person(workspaceId, [id]);
    if (standing) cells.set(id, 'cell' in standing.now ? standing.now.cell : String(standing.now.simple));
  }
  return cells;
}

const rates = async (workspaceId: string) => {
  await orders.currencies.set(workspaceId, [{ currency: 'EUR', day: '2020-01-01', rate: '1.25' }]);
};

test('a shop with ties, refunds, two currencies, orders of nothing and cancelled ones is scored as the definition says', async () => {
  const workspaceId = 'ws-shop';
  await rates(workspaceId);
  const people = new Map<string, readonly Given[]>();
  const ids = await Promise.all(Array.from({ length: 40 }, (_, n) => somebody(workspaceId, shop(n))));
  for (const [n, id] of ids.entries()) people.set(id, shop(n));
  const long = await somebody(workspaceId, [{ daysAgo: 400, amount: 90_000 }]);
  const never = await somebody(workspaceId, [{ daysAgo: 10, amount: 5_000, cancelled: true }]);
  const rfm = scorer();
  const [generation] = await rfm.run(workspaceId, { live: false });
  expect(generation).toMatchObject({ buyers: 40, lapsed: 1, fixed: false });
  const cells = await cellsOf(rfm, workspaceId, [...people.keys(), long, never]);
  const said = expected(people);
  said.set(long, 'lapsed');
  expect(cells).toEqual(said);
  // Everybody is found where they stand, and the cells add up.
  for (const { cell, buyers } of generation!.cells) {
    const { profileIds } = await rfm.people({
      workspaceId,
      scope: EVERYTHING,
      at: { by: 'cell', value: cell },
      limit: 100,
    });
    expect([cell, profileIds.length]).toEqual([cell, buyers]);
    expect(profileIds.every((id) => said.get(id) === cell)).toBe(true);
  }
  const spend = generation!.cells.reduce((sum, cell) => sum + cell.spend, 0);
  expect(spend).toBe([...people.values()].flat().filter(({ cancelled }) => !cancelled).reduce((sum, { amount, refund = 0, currency }) => sum + (currency ? Math.round((amount - refund) * 1.25) : amount - refund), 0)); // prettier-ignore
});

test('why somebody has a score is said with their own figures and where it begins', async () => {
  const workspaceId = 'ws-why';
  const bought = (n: number) => Array.from({ length: 1 + (n % 10) }, () => ({ daysAgo: n + 1, amount: 1_000 }));
  await Promise.all(Array.from({ length: 30 }, (_, n) => somebody(workspaceId, bought(n))));
  const who = await somebody(
    workspaceId,
    Array.from({ length: 6 }, () => ({ daysAgo: 0, amount: 1_500 })),
  );
  const rfm = scorer();
  await rfm.run(workspaceId, { live: false });
  const [standing] = await rfm.person(workspaceId, [who]);
  expect(standing!.figures).toEqual({ days: 0, orders: 6, spend: 9_000 });
  const { frequency, recency } = standing!.why!;
  expect(frequency).toMatchObject({ score: 3, value: 6 });
  expect(frequency.begins).toBeLessThanOrEqual(6);
  expect(frequency.next).toBeGreaterThan(6);
  expect(recency).toMatchObject({ score: 5, value: 0 });
  expect(recency.next).toBeUndefined();
});

test('fewer than 25 buyers are scored by the thresholds of the workspace', async () => {
  const workspaceId = 'ws-small';
  const rfm = scorer();
  await rfm.change(workspaceId, { thresholds: { days: [100, 50, 20, 5], orders: [2, 3, 4, 5], spend: [1_000, 2_000, 3_000, 4_000] } }); // prettier-ignore
  const who = await somebody(workspaceId, [{ daysAgo: 20, amount: 3_500 }, { daysAgo: 60, amount: 100 }]); // prettier-ignore
  const [generation] = await rfm.run(workspaceId, { live: false });
  expect(generation).toMatchObject({ buyers: 1, fixed: true });
  expect(await cellsOf(rfm, workspaceId, [who])).toEqual(new Map([[who, '424']]));
});

test('a change of tier is told once; live only when it came by itself and by the same rules', async () => {
  const workspaceId = 'ws-told';
  const told = new Map<string, Told>();
  const who = await somebody(workspaceId, [{ daysAgo: 1, amount: 1_000 }]);
  const asOf = (days: number) => scorer({ told, now: new Date(NOW.getTime() + days * DAY) });
  await asOf(0).run(workspaceId, { live: true });
  expect([...told.values()]).toMatchObject([{ profileId: who, origin: 'recompute', properties: { from: null, to: 'new', scope: 'all' } }]); // prettier-ignore
  await asOf(1).run(workspaceId, { live: true });
  expect(told.size).toBe(1);
  await asOf(200).run(workspaceId, { live: true });
  expect([...told.values()][1]).toMatchObject({ name: 'RFM Tier Changed', origin: 'live', properties: { from: 'new', to: 'dormant' } }); // prettier-ignore
  const lapsing = asOf(400);
  await lapsing.change(workspaceId, { windowDays: 300 });
  await lapsing.run(workspaceId, { live: true });
  expect([...told.values()][2]).toMatchObject({ origin: 'recompute', properties: { from: 'dormant', to: 'lapsed' } });
  const [standing] = await lapsing.person(workspaceId, [who]);
  expect(standing!.earlier.map(({ simple }) => simple)).toEqual(['dormant', 'new']);
});

test('a run that dies at any write leaves the generation of before whole, and the next one completes and tells each change once', async () => {
  const workspaceId = 'ws-killed';
  const people = await Promise.all(Array.from({ length: 30 }, (_, n) => somebody(workspaceId, shop(n))));
  const told = new Map<string, Told>();
  await scorer({ told }).run(workspaceId, { live: true });
  const later = new Date(NOW.getTime() + 90 * DAY);
  // What an undisturbed run comes to, in a scope of its own: the same orders.
  const twin = scorer({ now: later, told: new Map() });
  const before = await cellsOf(scorer({ told }), workspaceId, people);
  const firstTold = told.size;

  const whole = new Life();
  await orders.note({ workspaceId, sourceId: 'src_1' }, [{ profileId: people[0]!, statement: { orderId: 'late', at: later, fields: { placedAt: new Date(later.getTime() - DAY), total: { amount: 50_000, currency: 'USD' } }, refunds: [], fulfilments: [] } }]); // prettier-ignore
  for (let last = 1; last < 40; last++) {
    const life = new Life(last);
    const dying = scorer({ now: later, db: mortal(database.db, life), told });
    const ended = await dying.run(workspaceId, { live: true }).then(
      () => true,
      () => false,
    );
    if (ended) break;
    whole.writes.push(...life.writes.slice(-1));
    const now = await cellsOf(twin, workspaceId, people);
    const state = await twin.current(workspaceId, EVERYTHING);
    if (state!.at < later) expect(now).toEqual(before);
    else expect(now.size).toBe(before.size);
    // Its lease runs out.
    await database.db.collection('rfmStates').updateMany({ workspaceId }, { $set: { 'run.until': new Date(0) } });
  }
  expect(whole.writes).toEqual(expect.arrayContaining(['rfmStates.findOneAndUpdate', 'rfmScores.bulkWrite', 'rfmGenerations.insertOne'])); // prettier-ignore
  await twin.run(workspaceId, { live: true });
  const after = await cellsOf(twin, workspaceId, people);
  expect(after).not.toEqual(before);
  const current = await twin.current(workspaceId, EVERYTHING);
  expect(current!.cells.reduce((sum, { buyers }) => sum + buyers, 0) + current!.lapsed).toBe(people.length);
  await twin.tick();
  const changes = [...told.values()].slice(firstTold);
  const simpleOf = async (id: string) => (await twin.person(workspaceId, [id]))[0]!.now.simple;
  for (const [id, own] of Map.groupBy(changes, ({ profileId }) => profileId)) {
    expect(own.at(-1)!.properties.to).toBe(await simpleOf(id));
    // Each begins where the one before has ended: nothing is told twice, nothing left out.
    for (const [k, { properties }] of own.entries()) if (k > 0) expect(properties.from).toBe(own[k - 1]!.properties.to);
  }
});

test('two processes do not compute one scope at once', async () => {
  const workspaceId = 'ws-two';
  await somebody(workspaceId, [{ daysAgo: 3, amount: 1_000 }]);
  const [a, b] = await Promise.all([
    scorer().run(workspaceId, { live: false }),
    scorer().run(workspaceId, { live: false }),
  ]);
  expect(a.length + b.length).toBeGreaterThanOrEqual(1);
  expect(new Set([...a, ...b].map(({ generation }) => generation)).size).toBe(a.length + b.length);
});
