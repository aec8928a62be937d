import type { Db } from '../../platform/database';
import { bucketOf } from '../../platform/ids';
import { profilesOf, type ProfileDocument } from '../model';
import { FIELDS } from './carry';
import { mergesOf, type Before, type MergeDocument } from './model';

/** Keeps why these merged and what they are about to change in those they merged into. A repeat changes nothing. */
export async function keepHistory(
  db: Db,
  merged: readonly ProfileDocument[],
  survivors: ReadonlyMap<string, string>,
): Promise<void> {
  const told = merged.filter(({ merge, mergedInto }) => merge && mergedInto);
  if (told.length === 0) return;
  const homes = told.map(({ _id }) => survivors.get(_id) ?? _id);
  const held = await profilesOf(db)
    .find({ _id: { $in: homes } })
    .toArray();
  const byId = new Map(held.map((each) => [each._id, each]));
  const entries = told.flatMap((each) => entryOf(each, byId.get(survivors.get(each._id) ?? '')) ?? []);
  await mergesOf(db).bulkWrite(
    entries.map(({ _id, ...entry }) => ({
      updateOne: { filter: { _id }, update: { $setOnInsert: entry }, upsert: true },
    })),
    { ordered: false },
  );
}

function entryOf(merged: ProfileDocument, home: ProfileDocument | undefined): MergeDocument | undefined {
  const { _id: profileId, workspaceId, known, merge, mergedInto: into, mergedAt: at } = merged;
  if (!merge || into === undefined || !at) return undefined;
  return {
    ...{ _id: merge.id, workspaceId, profileId, bucket: bucketOf(profileId), into, at, known },
    ...{ cause: merge.cause, via: merge.via, before: home ? beforeOf(home, merged) : {} },
  };
}

/** Of what stays, only the values that the other one has too. */
function beforeOf(home: ProfileDocument, merged: ProfileDocument): Before {
  const names = Object.keys(merged.attributes);
  const fields = FIELDS.filter((field) => merged[field] !== undefined);
  return {
    createdAt: home.createdAt,
    consents: home.consents,
    fields: picked(home as unknown as Readonly<Record<string, string>>, fields),
    stamps: picked(home.stamps, fields),
    attributes: picked(home.attributes, names),
    attributeStamps: picked(home.attributeStamps, names),
  };
}

function picked<V>(from: Readonly<Record<string, V>>, names: readonly string[]): Record<string, V> {
  return Object.fromEntries(names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])));
}
