import type { Db } from '../../platform/database';
import { decodeCursor, encodeCursor, type PageQuery } from '../../platform/http/page';
import { bucketOf } from '../../platform/ids';
import { aliasesOf, profilesOf, type ProfileDocument } from '../model';
import { mergesOf, type MergeDocument } from './model';

export interface MergePage {
  readonly items: readonly MergeDocument[];
  readonly nextCursor?: string;
}

/** All merges these ids had a part in, newest first; those that were undone stay in it. */
export async function listMerges(
  db: Db,
  { workspaceId, profileIds }: { readonly workspaceId: string; readonly profileIds: readonly string[] },
  { limit, cursor }: PageQuery,
): Promise<MergePage> {
  const noted = await aliasesOf(db)
    .find({ _id: { $in: [...profileIds] }, workspaceId })
    .toArray();
  const ids = [...new Set([...profileIds, ...noted.flatMap(({ from }) => from)])];
  const [instant, id] = cursor === undefined ? [] : decodeCursor(cursor);
  const at = instant === undefined ? undefined : new Date(Number(instant));
  const found = await mergesOf(db)
    .find({
      bucket: { $in: [...new Set(ids.map(bucketOf))] },
      profileId: { $in: ids },
      workspaceId,
      ...(at && { $or: [{ at: { $lt: at } }, { at, _id: { $lt: String(id) } }] }),
    })
    .sort({ at: -1, _id: -1 })
    .limit(limit + 1)
    .toArray();
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, ...(found.length > limit && last && { nextCursor: encodeCursor([last.at.getTime(), last._id]) }) };
}

export interface MergePerson {
  readonly fields: Partial<Record<'email' | 'phone' | 'firstName' | 'lastName', string>>;
  readonly merged: boolean;
  readonly mergeId?: string | undefined;
}

/** Those whom merges are about, by their ids: merged ones as they were. */
export async function peopleOfMerges(
  db: Db,
  workspaceId: string,
  merges: readonly Pick<MergeDocument, 'profileId' | 'into'>[],
): Promise<ReadonlyMap<string, MergePerson>> {
  const ids = [...new Set(merges.flatMap(({ profileId, into }) => [profileId, into]))];
  const found = await profilesOf(db)
    .find({ _id: { $in: ids }, workspaceId })
    .project<ProfileDocument>({ email: 1, phone: 1, firstName: 1, lastName: 1, mergedInto: 1, merge: 1 })
    .toArray();
  return new Map(
    found.map(({ _id, email, phone, firstName, lastName, mergedInto, merge }) => [
      _id,
      { fields: present({ email, phone, firstName, lastName }), merged: mergedInto !== undefined, mergeId: merge?.id },
    ]),
  );
}

const present = (given: Readonly<Record<string, string | undefined>>): MergePerson['fields'] =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
