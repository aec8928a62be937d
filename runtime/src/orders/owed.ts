import type { Clock } from '../platform/clock';
import type { Db } from '../platform/database';
import { ordersOf } from './model';

/** Whose orders are to be counted once more, though nothing was said about them. */
export interface Recount {
  readonly workspaceId: string;
  /** Written with these ids. */
  readonly profileIds?: readonly string[];
  readonly currency?: string;
  /** Placed then or later. */
  readonly since?: Date;
}

/** A new revision of each: whoever is just counting the one before does not take the mark away with it. */
export async function markForRecount(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  { workspaceId, profileIds, currency, since }: Recount,
): Promise<void> {
  await ordersOf(db).updateMany(
    {
      workspaceId,
      ...(profileIds && { profileId: { $in: [...profileIds] } }),
      ...(currency !== undefined && { 'fields.total.currency': currency }),
      ...(since && { placedAt: { $gte: since } }),
    },
    { $inc: { revision: 1 }, $set: { owed: true as const, changedAt: clock.now() } },
  );
}
