import { randomUUIDv7 } from 'node:crypto';

import type { Clock } from '../platform/clock';
import type { Db } from '../platform/database';
import { decodeCursor, encodeCursor } from '../platform/http/page';
import { deliveriesOf, type DeliveryDocument } from './model';

const MAX_RAW = 64_000;
const MAX_ERRORS = 20;

export type DeliveryNote = Omit<DeliveryDocument, '_id' | 'at'>;

export interface DeliveryPage {
  readonly items: readonly DeliveryDocument[];
  readonly nextCursor?: string;
}

export async function noteDelivery({ db, clock }: { db: Db; clock: Clock }, note: DeliveryNote): Promise<void> {
  await deliveriesOf(db).insertOne({
    _id: randomUUIDv7(),
    at: clock.now(),
    ...note,
    errors: note.errors.slice(0, MAX_ERRORS),
    ...(note.raw === undefined ? {} : { raw: note.raw.slice(0, MAX_RAW) }),
  });
}

/** Newest first. */
export async function listDeliveries(
  db: Db,
  query: {
    readonly workspaceId: string;
    readonly sourceId: string;
    readonly failed?: boolean | undefined;
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
): Promise<DeliveryPage> {
  const { workspaceId, sourceId, limit } = query;
  const [after] = query.cursor === undefined ? [] : decodeCursor(query.cursor);
  const found = await deliveriesOf(db)
    .find({
      workspaceId,
      sourceId,
      ...(query.failed ? { 'errors.0': { $exists: true } } : {}),
      ...(after === undefined ? {} : { _id: { $lt: String(after) } }),
    })
    .sort({ _id: -1 })
    .limit(limit + 1)
    .toArray();
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return found.length > limit && last ? { items, nextCursor: encodeCursor([last._id]) } : { items };
}
