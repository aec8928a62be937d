import { derivedId } from '../platform/ids';
import { namesOf } from './called';
import type { OrderDocument } from './model';
import type { OrderFields, OrderFulfilment, OrderRefund, OrderStatement } from './statement';

export interface OrderOwner {
  readonly workspaceId: string;
  readonly sourceId: string;
  readonly profileId: string;
}

/** Of one order; a shop that says more is not believed further. */
const MOST_REFUNDS = 200;
const MOST_FULFILMENTS = 200;

export function orderIdOf({ workspaceId, sourceId }: Omit<OrderOwner, 'profileId'>, orderId: string): string {
  return derivedId(workspaceId, sourceId, orderId);
}

/**
 * An order after one more statement; undefined when it says nothing new. In whatever order statements come, each field has the
 * value with the latest stamp (of equal ones the later to come), and each refund and parcel is there once.
 */
export function recorded(
  before: OrderDocument | undefined,
  statement: OrderStatement,
  { owner, now }: { readonly owner: OrderOwner; readonly now: Date },
): OrderDocument | undefined {
  const order = before ?? emptyOrder(statement, { owner, now });
  const said = fieldsAfter(order, statement);
  const refunds = refundsAfter(order.refunds, statement.refunds);
  const fulfilments = fulfilmentsAfter(order.fulfilments, statement.fulfilments);
  if (before && !said && refunds === order.refunds && fulfilments === order.fulfilments) return undefined;
  const { fields, stamps } = said ?? order;
  const placedAt = fields.placedAt ?? earlier(order.placedAt, statement.at);
  return {
    ...{ ...order, fields, stamps, refunds, fulfilments, placedAt },
    names: namesOf({ orderId: order.orderId, fields, fulfilments }),
    ...{ revision: order.revision + 1, owed: true, changedAt: now },
  };
}

function emptyOrder(
  { orderId, at }: OrderStatement,
  { owner: { workspaceId, sourceId, profileId }, now }: { readonly owner: OrderOwner; readonly now: Date },
): OrderDocument {
  return {
    _id: orderIdOf({ workspaceId, sourceId }, orderId),
    ...{ workspaceId, sourceId, orderId, profileId },
    ...{ fields: {}, stamps: {}, refunds: [], fulfilments: [], placedAt: at, revision: 0, changedAt: now },
  };
}

/** Undefined: nothing of it is new. */
function fieldsAfter(
  { fields, stamps }: Pick<OrderDocument, 'fields' | 'stamps'>,
  { fields: said, at }: OrderStatement,
): Pick<OrderDocument, 'fields' | 'stamps'> | undefined {
  const newer = Object.entries(said).filter(([name, value]) => {
    const stamp = stamps[name];
    if (value === undefined) return false;
    if (stamp && at < stamp) return false;
    return !stamp || at > stamp || !same(fields[name as keyof OrderFields], value);
  });
  if (newer.length === 0) return undefined;
  return {
    fields: { ...fields, ...Object.fromEntries(newer) },
    stamps: { ...stamps, ...Object.fromEntries(newer.map(([name]) => [name, at])) },
  };
}

function refundsAfter(held: readonly OrderRefund[], said: readonly OrderRefund[]): readonly OrderRefund[] {
  const all = new Map(held.map((refund) => [refund.id, refund]));
  let changed = false;
  for (const refund of said) {
    const before = all.get(refund.id);
    if (before && (same(before, refund) || refund.at < before.at)) continue;
    if (!before && all.size >= MOST_REFUNDS) continue;
    all.set(refund.id, refund);
    changed = true;
  }
  return changed ? [...all.values()].toSorted(byTime) : held;
}

function fulfilmentsAfter(
  held: readonly OrderFulfilment[],
  said: readonly OrderFulfilment[],
): readonly OrderFulfilment[] {
  const all = new Map(held.map((fulfilment) => [fulfilment.id, fulfilment]));
  let changed = false;
  for (const { id, shop, parcel } of said) {
    const before = all.get(id);
    if (!before && all.size >= MOST_FULFILMENTS) continue;
    const [newShop, newParcel] = [newest(before?.shop, shop), newest(before?.parcel, parcel)];
    const after = { id, ...(newShop && { shop: newShop }), ...(newParcel && { parcel: newParcel }) };
    if (before && same(before, after)) continue;
    all.set(id, after);
    changed = true;
  }
  return changed ? [...all.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)) : held;
}

function newest<T extends { readonly at: Date }>(held: T | undefined, said: T | undefined): T | undefined {
  return held && (!said || said.at < held.at) ? held : said;
}

const earlier = (a: Date, b: Date): Date => (a < b ? a : b);
const byTime = (a: OrderRefund, b: OrderRefund): number => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1);
/** Values as they are stored: their keys always stand in one order, because one function makes them. */
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
