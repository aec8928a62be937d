import { MongoBulkWriteError } from 'mongodb';

import { isDuplicateKey, type Db } from '../platform/database';
import { exactly } from '../platform/placed';
import { eventsOf, type EventDocument } from './model';

export type NewEvent = Omit<EventDocument, 'receivedAt'>;

/**
 * `$$NOW` stands still during one bulkWrite, and an event can be read only when its turn came: in portions it is never stamped
 * more than a moment before others see it (docs/protocol.md, "Stamped, then seen").
 */
const PORTION = 100;
const LANES = 4;

/**
 * Stores events that are not there yet, stamped with the database's time. Large batches go in portions, those of different
 * people side by side, those of one person one after the other, so that nobody's events change places. Returns those that are new,
 * in the order given.
 */
export async function insertOnce<T extends NewEvent>(db: Db, documents: readonly T[]): Promise<readonly T[]> {
  const inserted = await Promise.all(
    lanesOf(documents).map(async (lane) => {
      const fresh: T[] = [];
      for (let from = 0; from < lane.length; from += PORTION)
        fresh.push(...(await insertPortion(db, lane.slice(from, from + PORTION))));
      return fresh;
    }),
  );
  const fresh = new Set(inserted.flat());
  return documents.filter((document) => fresh.has(document));
}

function lanesOf<T extends NewEvent>(documents: readonly T[]): readonly (readonly T[])[] {
  if (documents.length <= PORTION) return documents.length === 0 ? [] : [documents];
  return [...Map.groupBy(documents, ({ bucket }) => bucket % LANES).values()];
}

async function insertPortion<T extends NewEvent>(db: Db, documents: readonly T[]): Promise<readonly T[]> {
  const operations = documents.map((document) => ({
    updateOne: { filter: exactly(document), update: [stampedInsert(document)], upsert: true },
  }));
  const upserted = await eventsOf(db)
    .bulkWrite(operations, { ordered: false })
    .then(
      ({ upsertedIds }) => upsertedIds,
      (error: unknown) => upsertedDespite(error),
    );
  return Object.keys(upserted).flatMap((index) => documents[Number(index)] ?? []);
}

/** Two deliveries at once, or one whose profile has merged since: the `_id` collides, and the event is there. */
function upsertedDespite(error: unknown): Record<number, unknown> {
  if (!(error instanceof MongoBulkWriteError && isDuplicateKey(error))) throw error;
  return error.result.upsertedIds;
}

/** An existing event stays as it is; a new one takes the database's time. What users gave stands under `$literal`. */
function stampedInsert(document: object) {
  const missing = { $eq: [{ $type: '$receivedAt' }, 'missing'] };
  const inserted = { $mergeObjects: [{ $literal: document }, { receivedAt: '$$NOW' }] };
  return { $replaceWith: { $cond: [missing, inserted, '$$ROOT'] } };
}
