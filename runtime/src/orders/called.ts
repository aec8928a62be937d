import type { Db } from '../platform/database';
import { ordersOf, type OrderDocument } from './model';

const MOST_NAMES = 400;
const MOST_FOUND = 1_000;

/** Carriers and shops write one number in several ways. */
export const trackingName = (number: string): string =>
  `tracking:${number.replaceAll(/[\s-]/g, '').toUpperCase().slice(0, 100)}`;

/** The shop's id, or what people call it, with and without the sign before it. */
export const orderName = (name: string): string => `order:${name.trim().replace(/^#/, '').toUpperCase().slice(0, 100)}`;

/** By which names an order is found by those who are not its shop. */
export function namesOf({
  orderId,
  fields: { name },
  fulfilments,
}: Pick<OrderDocument, 'orderId' | 'fields' | 'fulfilments'>): readonly string[] {
  const parcels = fulfilments.flatMap(({ shop }) => shop?.trackingNumber ?? []);
  const all = [orderName(orderId), ...(name === undefined ? [] : [orderName(name)]), ...parcels.map(trackingName)];
  return [...new Set(all)].slice(0, MOST_NAMES);
}

export async function calledOrders(
  db: Db,
  workspaceId: string,
  names: readonly string[],
): Promise<readonly OrderDocument[]> {
  if (names.length === 0) return [];
  return await ordersOf(db)
    .find({ workspaceId, names: { $in: [...new Set(names)] } })
    .hint('called')
    .limit(MOST_FOUND)
    .toArray();
}
