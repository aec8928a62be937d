import type { Db } from '../platform/database';
import { ordersOf } from './model';

/** What somebody has bought, as far as orders count and their amount is known. */
export interface Buyer {
  readonly profileId: string;
  /** Since `since`. */
  readonly orders: number;
  /** Since `since`, net of refunds, in minor units of `currency`. */
  readonly spend: number;
  /** Of all orders up to `until`. */
  readonly lastAt: Date;
}

export interface BuyersQuery {
  readonly workspaceId: string;
  /** The workspace's; amounts in others have no rate and are left out. */
  readonly currency: string;
  readonly since: Date;
  /** What comes later is not looked at. */
  readonly until: Date;
  /** Orders of one shop only. */
  readonly sourceId?: string;
  /** Orders to one country only, ISO 3166 alpha-2. */
  readonly country?: string;
  /** Of these people only: all their ids. */
  readonly profileIds?: readonly string[];
}

/** Many, because a shop may have a million of them. */
const AT_ONCE = 10_000;

/**
 * Everybody who ever bought, each once, in no order: one pass over the orders, grouped by the database. After a merge an order is
 * its survivor's as soon as it is counted there, which takes seconds.
 */
export async function* buyersOf(db: Db, query: BuyersQuery): AsyncGenerator<Buyer> {
  const { workspaceId, currency, since, until, sourceId, country, profileIds } = query;
  const recent = { $gt: ['$counted.at', since] };
  const known = { $and: [recent, { $eq: ['$counted.currency', currency] }, { $ne: ['$counted.aside', true] }] };
  const found = ordersOf(db).aggregate<Omit<Buyer, 'profileId'> & { readonly _id: string }>(
    [
      {
        $match: {
          ...{ workspaceId, placedAt: { $lte: until }, 'counted.counts': true, 'counted.at': { $lte: until } },
          ...(sourceId !== undefined && { sourceId }),
          ...(country !== undefined && { 'fields.country': country }),
          ...(profileIds && { profileId: { $in: [...profileIds] } }),
        },
      },
      {
        $group: {
          _id: '$counted.home',
          orders: { $sum: { $cond: [recent, 1, 0] } },
          spend: { $sum: { $cond: [known, '$counted.amount', 0] } },
          lastAt: { $max: '$counted.at' },
        },
      },
    ],
    { allowDiskUse: true, batchSize: AT_ONCE },
  );
  for await (const { _id: profileId, ...figures } of found) yield { profileId, ...figures };
}
