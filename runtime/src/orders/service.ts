import type { Changes } from '../changes/service';
import type { Clock } from '../platform/clock';
import type { Db } from '../platform/database';
import { notFound } from '../platform/errors/error';
import type { Products } from '../products/service';
import type { Profiles } from '../profiles/service';
import { withCategories } from './catalogue';
import { countAnew } from './anew';
import { buyersOf, type Buyer, type BuyersQuery } from './buyers';
import { countOrders } from './counting';
import { calledOrders } from './called';
import { listOrders, type OrderPage, type OrderQuery } from './list';
import { ordersOf, type OrderDocument } from './model';
import { noteOrders, type NotedOrder, type OrderSource } from './note';
import { markForRecount } from './owed';
import { orderIdOf } from './record';
import { recountFigures, type Recounted } from './recount';
import { createCurrencies, type Currencies } from './rates/service';

export { namesOf, orderName, trackingName } from './called';
export type { Buyer, BuyersQuery } from './buyers';
export { ordersOf, type OrderDocument } from './model';
export type { NotedOrder, OrderSource } from './note';
export {
  bounded,
  said,
  shortened,
  type OrderAmounts,
  type OrderFields,
  type OrderFulfilment,
  type OrderLine,
  type OrderRefund,
  type OrderStatement,
} from './statement';

export interface Orders {
  /**
   * Keeps what a batch of one source says of orders, and counts them for their people. To be called before the events are stored:
   * whatever cuts it off, the next delivery repeats it, and a repeat changes nothing.
   */
  note(source: OrderSource, noted: readonly NotedOrder[]): Promise<void>;
  /** Counts what a crash, a new rate or a merge has left uncounted. Returns how many; repeat while it is not 0. */
  sweepOwed(): Promise<number>;
  /** These ids of a workspace are somebody else's now: their orders count there. Repeatable. */
  rehome(workspaceId: string, profileIds: readonly string[]): Promise<void>;
  /** Which of these orders of one source are known; one query. */
  known(source: OrderSource, orderIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** These ids were one person's and are two people's now. Throws not_ready; repeatable. */
  separate(workspaceId: string, profileIds: readonly string[]): Promise<void>;
  list(query: OrderQuery): Promise<OrderPage>;
  /** Orders with one of these names (`tracking:…` in upper case, `order:…`, the shop's id or what people call it). Indexed. */
  called(workspaceId: string, refs: readonly string[]): Promise<readonly OrderDocument[]>;
  /** Everybody who ever bought, each once, in no order; one pass over the orders. */
  buyers(query: BuyersQuery): AsyncIterable<Buyer>;
  /** Throws not_found. */
  find(workspaceId: string, orderId: string): Promise<OrderDocument>;
  /** Makes figures anew from all orders of these people, says whose differ, and writes them when told to. */
  recount(
    people: { readonly workspaceId: string; readonly profileIds: readonly string[] },
    repair?: boolean,
  ): Promise<Recounted>;
  readonly currencies: Currencies;
}

export interface OrdersParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly profiles: Pick<Profiles, 'ledgers' | 'writeLedgers' | 'aliases'>;
  /** Says of which kind lines are that do not say it. */
  readonly products?: Pick<Products, 'categories'> | undefined;
  /** Is told whose figures change beside what an event says of their orders. */
  readonly changes?: Pick<Changes, 'around'> | undefined;
}

/** Whoever has just noted an order counts it: this is for those who died doing so. */
const SWEEP_AFTER_MS = 10_000;
const AT_ONCE = 200;

export function createOrders(parts: OrdersParts): Orders {
  const { db, clock } = parts;
  return {
    currencies: createCurrencies(parts),
    list: (query) => listOrders(db, query),
    buyers: (query) => buyersOf(db, query),
    called: (workspaceId, refs) => calledOrders(db, workspaceId, refs),
    recount: (people, repair) => recountFigures(parts, people, repair),
    separate: (workspaceId, profileIds) => countAnew(parts, workspaceId, profileIds),
    rehome: (workspaceId, profileIds) => markForRecount(parts, { workspaceId, profileIds }),

    async note(source, noted) {
      if (noted.length === 0) return;
      const told = await withCategories(parts.products, source, noted);
      await countOrders(parts, await noteOrders(parts, source, told));
    },

    async sweepOwed() {
      const left = await ordersOf(db)
        .find({ owed: true, changedAt: { $lte: new Date(clock.now().getTime() - SWEEP_AFTER_MS) } })
        .hint('owed')
        .sort({ changedAt: 1 })
        .limit(AT_ONCE)
        .toArray();
      for (const [workspaceId, own] of Map.groupBy(left, (order) => order.workspaceId))
        await noted(parts, { workspaceId, profileIds: own.map(({ profileId }) => profileId) }, () =>
          countOrders(parts, own),
        );
      return left.length;
    },

    async known(source, orderIds) {
      const ids = orderIds.map((orderId) => orderIdOf(source, orderId));
      const found = await ordersOf(db)
        .find({ _id: { $in: ids } }, { projection: { orderId: 1 } })
        .toArray();
      return new Set(found.map(({ orderId }) => orderId));
    },

    async find(workspaceId, orderId) {
      const found = await ordersOf(db).findOne({ _id: orderId, workspaceId });
      if (!found) throw notFound('order', orderId);
      return found;
    },
  };
}

/** A new rate, a merge, or a crash: none of them is anything that people did. */
async function noted(
  { changes }: OrdersParts,
  people: Parameters<Changes['around']>[0],
  count: () => Promise<void>,
): Promise<void> {
  if (!changes) await count();
  else await changes.around(people, { origin: 'recompute', changed: ['orders'] }, count);
}
