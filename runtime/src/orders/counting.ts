import type { Db } from '../platform/database';
import type { Counted, HeldLedger, Profiles } from '../profiles/service';
import { ordersOf, type OrderDocument } from './model';
import { netOf } from './net';
import { planOf } from './plan';
import { tableFor } from './rates/table';

export interface CountingParts {
  readonly db: Db;
  readonly profiles: Pick<Profiles, 'ledgers' | 'writeLedgers' | 'aliases'>;
}

/** Each lost round means that somebody else counted something for the same person. */
const MAX_ROUNDS = 20;

/**
 * Brings people's figures up to these orders; a constant number of commands for a batch when nobody interferes. The figures are
 * read before the orders: what they do not hold any more of an order, its document then says. So an order is counted once, in
 * whatever place a process died, and whoever comes late loses the compare-and-set. What is left after many rounds stays owed.
 */
export async function countOrders(
  parts: CountingParts,
  orders: readonly Pick<OrderDocument, '_id' | 'profileId' | 'workspaceId'>[],
): Promise<void> {
  for (const [workspaceId, own] of Map.groupBy(orders, (order) => order.workspaceId)) {
    let open = own;
    for (let round = 0; open.length > 0 && round < MAX_ROUNDS; round++)
      open = await countOnce(parts, workspaceId, open);
  }
}

/** Gives back the orders of those who were changed by somebody else meanwhile. */
async function countOnce<T extends Pick<OrderDocument, '_id' | 'profileId'>>(
  parts: CountingParts,
  workspaceId: string,
  orders: readonly T[],
): Promise<T[]> {
  const held = await parts.profiles.ledgers([...new Set(orders.map(({ profileId }) => profileId))]);
  const documents = await readOrders(parts.db, orders, held);
  const homeOf = ({ profileId }: Pick<OrderDocument, 'profileId'>) => held.get(profileId)?.home;
  const mine = orders.flatMap(({ _id }) => documents.get(_id) ?? []);
  const table = await tableFor(parts.db, workspaceId, mine.flatMap(amountOf));
  const ledgers = new Map([...held.values()].map((each) => [each.home, each]));
  const plans = await Promise.all(
    [...Map.groupBy(mine, homeOf)].flatMap(([home, own]) => {
      const ledger = home === undefined ? undefined : ledgers.get(home);
      return ledger ? [planOf(parts, ledger, { workspaceId, own, documents, table })] : [];
    }),
  );
  const written = await parts.profiles.writeLedgers(plans.flatMap(({ write }) => write ?? []));
  const lost = new Set(plans.flatMap(({ home, write }) => (write && !written.has(home) ? [home] : [])));
  await markCounted(parts.db, [
    ...plans.flatMap(({ home, counted }) => (lost.has(home) ? [] : counted)),
    // Nobody's any more: there is nothing to count them for.
    ...mine.filter((order) => homeOf(order) === undefined).map((order) => ({ order })),
  ]);
  return orders.filter((order) => lost.has(homeOf(order) ?? ''));
}

/** These, and those of which their people's figures do not know whether they say what was counted. */
async function readOrders(
  db: Db,
  orders: readonly Pick<OrderDocument, '_id'>[],
  held: ReadonlyMap<string, HeldLedger>,
): Promise<ReadonlyMap<string, OrderDocument>> {
  const unsure = [...held.values()].flatMap(({ ledger }) =>
    (ledger?.entries ?? []).flatMap(({ order, sure }) => (sure ? [] : [order])),
  );
  const ids = [...new Set([...orders.map(({ _id }) => _id), ...unsure])];
  const found = await ordersOf(db)
    .find({ _id: { $in: ids } })
    .toArray();
  return new Map(found.map((order) => [order._id, order]));
}

const amountOf = (order: OrderDocument) => {
  const money = netOf(order);
  return money ? [{ money, at: order.placedAt }] : [];
};

/** Only the revision that was counted: a later one is still owed. */
export async function markCounted(
  db: Db,
  orders: readonly { readonly order: OrderDocument; readonly counted?: Counted }[],
): Promise<void> {
  if (orders.length === 0) return;
  await ordersOf(db).bulkWrite(
    orders.map(({ order: { _id, revision }, counted }) => ({
      updateOne: {
        filter: { _id, revision },
        update: { $unset: { owed: '' as const }, ...(counted && { $set: { counted } }) },
      },
    })),
    { ordered: false },
  );
}
