import type { Document } from 'mongodb';

import type { Db } from '../platform/database';
import type { Holding } from './holdings';
import type { Subject } from './model';

const AT_ONCE = 500;
/** A value shorter than this is in too many texts to name anybody. */
const SHORTEST_VALUE = 4;

export type Whose = Subject & { readonly workspaceId: string };

/** The documents of a holding in portions; of those that only text connects, the ones that name the person. */
export async function* documentsOf(db: Db, holding: Holding, whose: Whose): AsyncGenerator<readonly Document[]> {
  const filter = holding.of(whose);
  if (!filter) return;
  const names = naming(whose);
  let portion: Document[] = [];
  for await (const document of db.collection(holding.collection).find(filter)) {
    if (holding.naming && !names(document)) continue;
    portion.push(document);
    if (portion.length >= AT_ONCE) {
      yield portion;
      portion = [];
    }
  }
  if (portion.length > 0) yield portion;
}

/** Whether a document names the person anywhere in it, files included. */
function naming({ values, profileIds }: Whose): (document: Document) => boolean {
  const wanted = [...values, ...profileIds]
    .filter(({ length }) => length >= SHORTEST_VALUE)
    .map((text) => text.toLowerCase());
  return (document) => {
    const text = textOf(document).toLowerCase();
    return wanted.some((value) => text.includes(value));
  };
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8');
  if (typeof value !== 'object' || value === null) return String(value);
  if ('buffer' in value && value.buffer instanceof Uint8Array) return Buffer.from(value.buffer).toString('utf8');
  return Object.values(value).map(textOf).join('\n');
}

/** Takes away what is held of the person in one collection. Repeatable. */
export async function eraseHolding(db: Db, holding: Holding, whose: Whose): Promise<void> {
  const collection = db.collection(holding.collection);
  for await (const portion of documentsOf(db, holding, whose)) {
    const filter = { _id: { $in: portion.map(({ _id }) => _id as never) }, ...placeOf(portion) };
    if (holding.strip) await collection.updateMany(filter, holding.strip);
    else await collection.deleteMany(filter);
  }
}

/** So that only the shards are asked which have them. */
function placeOf(portion: readonly Document[]): Document {
  const buckets = new Set(portion.map(({ bucket }) => bucket as unknown));
  return buckets.has(undefined) ? {} : { bucket: { $in: [...buckets] } };
}

export async function countHolding(db: Db, holding: Holding, whose: Whose): Promise<number> {
  let count = 0;
  for await (const portion of documentsOf(db, holding, whose)) count += portion.length;
  return count;
}
