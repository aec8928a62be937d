import { MongoBulkWriteError, type AnyBulkWriteOperation } from 'mongodb';

import type { Clock } from '../platform/clock';
import { isDuplicateKey, type Db } from '../platform/database';
import { PerennialError } from '../platform/errors/error';
import { ordersOf, type OrderDocument } from './model';
import { orderIdOf, recorded } from './record';
import type { OrderStatement } from './statement';

export interface NotedOrder {
  readonly profileId: string;
  readonly statement: OrderStatement;
}

export interface OrderSource {
  readonly workspaceId: string;
  readonly sourceId: string;
}

const MAX_ROUNDS = 30;

/**
 * Writes what a batch says of orders, each by compare-and-set on its revision: two commands when nobody interferes, one when
 * nothing is new. Gives back the orders that are not known to be counted.
 */
export async function noteOrders(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  source: OrderSource,
  noted: readonly NotedOrder[],
): Promise<readonly OrderDocument[]> {
  const sourceOf = ({ sourceId = source.sourceId }: OrderStatement): OrderSource => ({ ...source, sourceId });
  const byOrder = Map.groupBy(noted, ({ statement }) => orderIdOf(sourceOf(statement), statement.orderId));
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const found = await ordersOf(db)
      .find({ _id: { $in: [...byOrder.keys()] } })
      .toArray();
    const held = new Map(found.map((order) => [order._id, order]));
    const after = [...byOrder].map(([_id, own]) => {
      const before = held.get(_id);
      return { before, order: folded(before, own, { source, now: clock.now() }) };
    });
    if (
      await written(
        db,
        after.filter(({ before, order }) => order !== before),
      )
    )
      return after.flatMap(({ order }) => (order?.owed ? [order] : []));
  }
  throw new PerennialError('not_ready', 'Too many writers changed these orders at once. Send it again.', {
    retryAfter: 1,
  });
}

function folded(
  before: OrderDocument | undefined,
  noted: readonly NotedOrder[],
  { source, now }: { readonly source: OrderSource; readonly now: Date },
): OrderDocument | undefined {
  return noted.reduce((order, { profileId, statement }) => {
    const owner = { ...source, profileId, sourceId: statement.sourceId ?? source.sourceId };
    return recorded(order, statement, { owner, now }) ?? order;
  }, before);
}

/** False when one of them was changed by somebody else meanwhile; the others are written, and say nothing new next time. */
async function written(
  db: Db,
  changes: readonly { readonly before: OrderDocument | undefined; readonly order: OrderDocument | undefined }[],
): Promise<boolean> {
  const operations = changes.flatMap(({ before, order }) => (order ? [operationOf(before, order)] : []));
  if (operations.length === 0) return true;
  try {
    const { insertedCount, matchedCount } = await ordersOf(db).bulkWrite(operations, { ordered: false });
    return insertedCount + matchedCount === operations.length;
  } catch (error) {
    if (error instanceof MongoBulkWriteError && isDuplicateKey(error)) return false;
    throw error;
  }
}

/** What was counted of it is left alone: that is written without a new revision. */
function operationOf(before: OrderDocument | undefined, order: OrderDocument): AnyBulkWriteOperation<OrderDocument> {
  if (!before) return { insertOne: { document: order } };
  const { _id, fields, stamps, refunds, fulfilments, names, placedAt, revision, changedAt } = order;
  const changed = { fields, stamps, refunds, fulfilments, placedAt, revision, changedAt, owed: true as const };
  const called = names && { names };
  return { updateOne: { filter: { _id, revision: before.revision }, update: { $set: { ...changed, ...called } } } };
}
