import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';

import { orderMigrations } from '../../runtime/src/orders/migrations';
import { createOrders, type Orders, type OrderStatement } from '../../runtime/src/orders/service';
import { DatabaseClock } from '../../runtime/src/platform/clock';
import type { Database } from '../../runtime/src/platform/database';
import { newId } from '../../runtime/src/platform/ids';
import { createProfiles, profileMigrations, type Profiles } from '../../runtime/src/profiles/service';
import { openFreshDatabase } from '../support/database';

// Figures are kept by what each order adds; here they are compared with figures made anew from all orders.

let database: Database;
let clock: DatabaseClock;
let profiles: Profiles;
let orders: Orders;

beforeAll(async () => {
  database = await openFreshDatabase();
  for (const migration of [...profileMigrations, ...orderMigrations]) await migration.up(database.db);
  clock = await DatabaseClock.start(database.db);
  profiles = createProfiles({ db: database.db, clock });
  orders = createOrders({ db: database.db, clock, profiles });
  await orders.currencies.set('ws', [{ currency: 'EUR', day: '2025-06-01', rate: '1.1' }]);
});
afterAll(async () => {
  clock.stop();
  await database.close();
});

const DAY = 86_400_000;
const source = { workspaceId: 'ws', sourceId: 'src_1' };
const day = (n: number) => new Date(Date.UTC(2025, 0, 1) + n * DAY);

async function somebody(): Promise<string> {
  const made = await profiles.upsert('ws', { externalId: newId('prf') });
  return made._id;
}

const statement = (orderId: string, at: Date, more: Partial<OrderStatement>): OrderStatement => ({
  ...{ orderId, at, fields: {}, refunds: [], fulfilments: [] },
  ...more,
});

const placed = (orderId: string, n: number, more: Partial<OrderStatement['fields']> = {}) =>
  statement(orderId, day(n), {
    fields: {
      ...{ placedAt: day(n), total: { amount: 1_000 + n, currency: 'USD' } },
      lines: [{ quantity: 1, category: n % 3 === 0 ? 'Skin' : 'Hair' }],
      ...more,
    },
  });

const cancelled = (orderId: string, n: number) => statement(orderId, day(n), { fields: { cancelled: { at: day(n) } } });

const agrees = async (profileId: string) => {
  expect(await orders.recount({ workspaceId: 'ws', profileIds: [profileId] })).toEqual({
    differences: [],
    repaired: 0,
  });
};

const recountAll = async () => {
  await database.db.collection('orders').updateMany({ owed: true }, { $set: { changedAt: new Date(0) } });
  while ((await orders.sweepOwed()) > 0) await sleep(1);
};

const ordersOf = async (profileId: string) => (await profiles.view('ws', profileId))?.orders;

/** Ends like a process that is killed: before, or after the figures are written. */
class Killed extends Error {}

function killedAt(when: 'before' | 'after'): Orders {
  return createOrders({
    ...{ db: database.db, clock },
    profiles: {
      ...profiles,
      writeLedgers: async (writes) => {
        if (when === 'after') await profiles.writeLedgers(writes);
        throw new Killed();
      },
    },
  });
}

const aStatement = fc.oneof(
  fc
    .tuple(fc.nat(7), fc.nat(400), fc.constantFrom('USD', 'EUR', 'XTS'))
    .map(([id, n, currency]) => placed(String(id), n, { total: { amount: 100 * n, currency } })),
  fc.tuple(fc.nat(7), fc.nat(400)).map(([id, n]) => cancelled(String(id), n)),
  fc.tuple(fc.nat(7), fc.nat(400)).map(([id, n]) => statement(String(id), day(n), { fields: { cancelled: null } })),
  fc.tuple(fc.nat(7), fc.nat(3), fc.nat(9_000)).map(([id, refund, amount]) =>
    statement(String(id), day(refund), {
      refunds: [{ id: String(refund), at: day(refund), amount: { amount, currency: 'USD' } }],
    }),
  ),
);
const aBatch = fc.record({
  says: fc.array(aStatement, { minLength: 1, maxLength: 6 }),
  ends: fc.constantFrom('well', 'well', 'before', 'after', 'twice'),
});

test('whatever comes in whatever order, twice, at once or cut off: increments are what a recount gives', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aBatch, { maxLength: 8 }), async (batches) => {
      const profileId = await somebody();
      for (const { says, ends } of batches) {
        const noted = says.map((said) => ({
          profileId,
          statement: { ...said, orderId: `${profileId}-${said.orderId}` },
        }));
        if (ends === 'before' || ends === 'after')
          await killedAt(ends)
            .note(source, noted)
            .catch((error: unknown) => {
              if (!(error instanceof Killed)) throw error;
            });
        else if (ends === 'twice') await Promise.all([orders.note(source, noted), orders.note(source, noted)]);
        else await orders.note(source, noted);
      }
      await recountAll();
      await agrees(profileId);
    }),
    { numRuns: Number(process.env['ORDER_SEQUENCES'] ?? 12) },
  );
});

test('many at once lose nothing', async () => {
  const profileId = await somebody();
  await Promise.all(
    Array.from({ length: 8 }, (_, n) =>
      orders.note(source, [{ profileId, statement: placed(`${profileId}-${String(n)}`, n) }]),
    ),
  );
  expect(await ordersOf(profileId)).toMatchObject({ count: 8, spend: { amount: 8_028, currency: 'USD' } });
  await agrees(profileId);
});

test('of more than fifty orders the first and the newest can go, and older ones take their places', async () => {
  const profileId = await somebody();
  const id = (n: number) => `${profileId}-${String(n)}`;
  const note = (...statements: OrderStatement[]) =>
    orders.note(
      source,
      statements.map((said) => ({ profileId, statement: said })),
    );
  await note(...Array.from({ length: 60 }, (_, n) => placed(id(n), n * 2)));
  await note(placed(id(60), 200));
  await agrees(profileId);
  await note(cancelled(id(0), 300), cancelled(id(60), 300), cancelled(id(30), 300));
  await agrees(profileId);
  expect(await ordersOf(profileId)).toMatchObject({
    ...{ count: 58, firstAt: day(2).toISOString(), lastAt: day(118).toISOString(), medianIntervalDays: 2 },
  });
  const [{ orders: ledger } = { orders: { entries: [] } }] = await database.db
    .collection<{ _id: string; orders: { entries: unknown[] } }>('profiles')
    .find({ _id: profileId })
    .toArray();
  expect(ledger.entries.length).toBeLessThan(60);
});

test('figures that are wrong are found, and written anew when somebody wants it', async () => {
  const profileId = await somebody();
  await orders.note(source, [{ profileId, statement: placed(`${profileId}-1`, 1) }]);
  await database.db
    .collection<{ _id: string }>('profiles')
    .updateOne({ _id: profileId }, { $inc: { 'orders.count': 1 } });
  const people = { workspaceId: 'ws', profileIds: [profileId] };
  expect(await orders.recount(people)).toMatchObject({ differences: [{ profileId }], repaired: 0 });
  expect(await orders.recount(people, true)).toMatchObject({ repaired: 1 });
  await agrees(profileId);
  expect(await ordersOf(profileId)).toMatchObject({ count: 1 });
  // And goes on from there.
  await orders.note(source, [{ profileId, statement: cancelled(`${profileId}-1`, 2) }]);
  expect(await ordersOf(profileId)).toMatchObject({ count: 0 });
});
