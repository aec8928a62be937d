import type { Filter } from 'mongodb';

import type { Db } from '../platform/database';
import { decodeCursor, encodeCursor } from '../platform/http/page';
import { ordersOf, type OrderDocument } from './model';

export interface OrderQuery {
  readonly workspaceId: string;
  /** All ids of the person. */
  readonly profileIds?: readonly string[] | undefined;
  readonly sourceId?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface OrderPage {
  readonly items: readonly OrderDocument[];
  readonly nextCursor?: string;
}

/** The last placed first. */
export async function listOrders(db: Db, query: OrderQuery): Promise<OrderPage> {
  const { workspaceId, profileIds, sourceId, cursor, limit } = query;
  const found = await ordersOf(db)
    .find({
      workspaceId,
      ...(profileIds && { profileId: { $in: [...profileIds] } }),
      ...(sourceId !== undefined && { sourceId }),
      ...(cursor !== undefined && beyond(cursor)),
    })
    .hint(profileIds ? 'byProfile' : 'list')
    .sort({ placedAt: -1, _id: -1 })
    .limit(limit + 1)
    .toArray();
  const items = found.slice(0, limit);
  const last = items.at(-1);
  if (found.length <= limit || !last) return { items };
  return { items, nextCursor: encodeCursor([last.placedAt.getTime(), last._id]) };
}

function beyond(cursor: string): Filter<OrderDocument> {
  const [instant, id] = decodeCursor(cursor);
  const placedAt = new Date(Number(instant));
  return { $or: [{ placedAt: { $lt: placedAt } }, { placedAt, _id: { $lt: String(id) } }] };
}
