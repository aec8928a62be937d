import type { Document } from 'mongodb';

import type { Collection } from '../platform/database';

/** Documents read at once: what an audit holds in memory. */
const BATCH = 1_000;

/** All documents of a collection that match, in portions by `_id`: nothing is held open on the server between two. */
export async function* portionsOf<T extends { _id: string } & Document>(
  collection: Collection<T>,
  filter: Document,
  projection: Document = {},
): AsyncGenerator<readonly T[]> {
  for (let last: string | undefined; ;) {
    const range = last === undefined ? {} : { _id: { $gt: last } };
    const found = (await collection
      .find({ $and: [filter, range] } as never, { projection })
      .sort({ _id: 1 })
      .limit(BATCH)
      .toArray()) as unknown as readonly T[];
    if (found.length === 0) return;
    yield found;
    last = found.at(-1)?._id;
  }
}

export function byId<T extends { readonly _id: string }>(documents: readonly T[]): ReadonlyMap<string, T> {
  return new Map(documents.map((one) => [one._id, one]));
}
