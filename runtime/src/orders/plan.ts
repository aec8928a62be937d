import {
  countedOf,
  ledgerAfter,
  type Counted,
  type HeldLedger,
  type LedgerChange,
  type LedgerEntry,
  type LedgerWrite,
} from '../profiles/service';
import { categoriesOf } from './categories';
import type { CountingParts } from './counting';
import type { OrderDocument } from './model';
import { isCounted, netOf } from './net';
import { olderOf } from './older';
import type { Table } from './rates/table';

export interface Planning {
  readonly workspaceId: string;
  /** The person's orders to be counted. */
  readonly own: readonly OrderDocument[];
  readonly documents: ReadonlyMap<string, OrderDocument>;
  readonly table: Table;
}

export interface Plan {
  readonly home: string;
  /** Absent: the figures hold all of it. */
  readonly write?: LedgerWrite;
  /** What is noted at the orders once the figures are written. */
  readonly counted: readonly { readonly order: OrderDocument; readonly counted?: Counted }[];
}

/** What counting some orders does to one person's figures. Queries only when orders further back than the last fifty are needed. */
export async function planOf(
  parts: CountingParts,
  { home, ledger }: HeldLedger,
  { workspaceId, own, documents, table }: Planning,
): Promise<Plan> {
  const changes = own.map((order): LedgerChange => ({
    order: order._id,
    now: addedBy(order, { home, table }),
    before: order.counted?.home === home ? order.counted : undefined,
  }));
  const sure = new Set(
    (ledger?.entries ?? []).filter((entry) => says(documents.get(entry.order), home, entry)).map(({ order }) => order),
  );
  let after = ledgerAfter(ledger, changes, { sure });
  if (after.short) {
    const older = await olderOf(parts, { workspaceId, home, beside: own.length });
    after = ledgerAfter(ledger, changes, { sure, older });
  }
  const entries = new Map(after.ledger.entries.map((entry) => [entry.order, entry]));
  return {
    home,
    ...(after.changed && { write: { home, seq: ledger?.seq ?? 0, ledger: { ...after.ledger, base: table.base } } }),
    counted: own.map((order) => {
      const entry = entries.get(order._id);
      return { order, ...(entry && { counted: countedOf(entry, home) }) };
    }),
  };
}

/** What an order adds to its person's figures, as it is now. */
export function addedBy(
  order: OrderDocument,
  { home, table: { base, inBase } }: { readonly home: string; readonly table: Table },
): Counted {
  const { revision, placedAt: at } = order;
  const money = netOf(order);
  const amount = money && inBase(money, at);
  return {
    ...{ home, revision, at, counts: isCounted(order), categories: categoriesOf(order.fields.lines) },
    ...(money &&
      (amount === undefined
        ? { amount: money.amount, currency: money.currency, aside: true as const }
        : { amount, currency: base })),
  };
}

/** Whether the order's document holds what the entry holds of it. */
const says = (order: OrderDocument | undefined, home: string, { revision }: LedgerEntry): boolean =>
  order?.counted?.home === home && order.counted.revision >= revision;
