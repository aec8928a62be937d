import type { Db } from '../platform/database';
import { aliasesOf, profilesOf, type ProfileDocument } from './model';

/** Merges lead to an older profile or to a known one, so chains end; this is only a guard. */
const MAX_CHAIN = 12;

/** What each profile merged into in the end; itself when it did not. Ids that do not exist are left as they are. */
export async function survivorsOf(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const next = new Map<string, string>();
  let wanted = [...new Set(ids)];
  for (let level = 0; wanted.length > 0 && level < MAX_CHAIN; level++) {
    const merged = await profilesOf(db)
      .find({ _id: { $in: wanted }, mergedInto: { $exists: true } }, { projection: { mergedInto: 1 } })
      .toArray();
    wanted = merged.flatMap(({ _id, mergedInto = _id }) => {
      next.set(_id, mergedInto);
      return next.has(mergedInto) ? [] : [mergedInto];
    });
  }
  return new Map(ids.map((id) => [id, follow(id, next)]));
}

/** Follows `mergedInto` through what was read. */
export function follow(id: string, next: ReadonlyMap<string, string>): string {
  let survivor = id;
  for (let level = 0; level < MAX_CHAIN; level++) {
    const further = next.get(survivor);
    if (further === undefined) break;
    survivor = further;
  }
  return survivor;
}

/**
 * Documents by id, those they merged into included: one query, and one more for each level of merges among them. `without` are
 * fields that nobody reads of them.
 */
export async function readThrough(
  db: Db,
  ids: readonly string[],
  without: readonly (keyof ProfileDocument | 'orders.entries')[] = [],
): Promise<Map<string, ProfileDocument>> {
  const projection = Object.fromEntries(without.map((field) => [field, 0]));
  const documents = new Map<string, ProfileDocument>();
  let wanted = [...new Set(ids)];
  for (let level = 0; wanted.length > 0 && level < MAX_CHAIN; level++) {
    const found = await profilesOf(db)
      .find({ _id: { $in: wanted } }, { projection, batchSize: wanted.length + 1 })
      .toArray();
    for (const document of found) documents.set(document._id, document);
    wanted = found.flatMap(({ mergedInto }) => (mergedInto && !documents.has(mergedInto) ? [mergedInto] : []));
  }
  return documents;
}

/** Directly: first who may have, then which of them bear the mark. The second query is only for people who have any. */
async function mergedInto(db: Db, ids: readonly string[]): Promise<Pick<ProfileDocument, '_id' | 'mergedInto'>[]> {
  const noted = await aliasesOf(db)
    .find({ _id: { $in: [...ids] } }, { projection: { from: 1 } })
    .toArray();
  const from = noted.flatMap((each) => each.from);
  if (from.length === 0) return [];
  return await profilesOf(db)
    .find({ _id: { $in: from }, mergedInto: { $in: [...ids] } }, { projection: { mergedInto: 1 } })
    .toArray();
}

/** Every id that means the same person, by each id asked for. */
export async function aliasSets(db: Db, ids: readonly string[]): Promise<Map<string, readonly string[]>> {
  const survivors = await survivorsOf(db, ids);
  const rootOf = new Map([...new Set(survivors.values())].map((root) => [root, root]));
  let level = [...rootOf.keys()];
  for (let depth = 0; level.length > 0 && depth < MAX_CHAIN; depth++) {
    const merged = await mergedInto(db, level);
    level = merged.flatMap(({ _id, mergedInto = _id }) => {
      if (rootOf.has(_id)) return [];
      rootOf.set(_id, rootOf.get(mergedInto) ?? mergedInto);
      return [_id];
    });
  }
  const sets = Map.groupBy(rootOf.keys(), (id) => rootOf.get(id) ?? id);
  return new Map(ids.map((id) => [id, sets.get(survivors.get(id) ?? id) ?? [id]]));
}

/** These and all that have merged into them, directly or not. */
export async function idsBelow(db: Db, ids: readonly string[]): Promise<readonly string[]> {
  const below = new Set(ids);
  let level = [...below];
  for (let depth = 0; level.length > 0 && depth < MAX_CHAIN; depth++) {
    const merged = await mergedInto(db, level);
    level = merged.map(({ _id }) => _id).filter((id) => !below.has(id));
    for (const id of level) below.add(id);
  }
  return [...below];
}
