import type { Document } from 'mongodb';

import type { Collection } from './database';

const BATCH = 1_000;
/** In one run and workspace, so that a run ends; the next one goes on. */
const MOST = 100 * BATCH;

export interface OldestOf {
  readonly filter: Document;
  /** Whose order is that of their age. */
  readonly hint: string;
  readonly sort: Readonly<Record<string, 1>>;
  readonly isOver: (one: Document) => boolean;
}

/** Removes the oldest, batch by batch, until one is met whose time is not over. Repeatable. */
export async function removeOldest(
  collection: Collection<{ _id: string }>,
  { filter, hint, sort, isOver }: OldestOf,
  signal?: AbortSignal,
): Promise<number> {
  for (let removed = 0; ;) {
    signal?.throwIfAborted();
    const found = await collection
      .find(filter, { projection: { at: 1 } })
      .hint(hint)
      .sort({ ...sort })
      .limit(BATCH)
      .toArray();
    const over = found.filter(isOver).map(({ _id }) => _id);
    if (over.length > 0) removed += (await collection.deleteMany({ _id: { $in: over } })).deletedCount;
    if (over.length < BATCH || removed >= MOST) return removed;
  }
}
