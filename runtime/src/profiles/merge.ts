import type { Document } from 'mongodb';

import type { Clock } from '../platform/clock';
import { isDuplicateKey, type Db } from '../platform/database';
import { derivedId } from '../platform/ids';
import { carryPipeline } from './merging/carry';
import { keepHistory } from './merging/history';
import { aliasesOf, profilesOf } from './model';
import { placedStage } from './placedStage';
import type { Merge } from './plan';
import { idsBelow, survivorsOf } from './survivor';

const CARRY_AT_ONCE = 200;

/**
 * Merges profiles into the ones that were shown to be the same person. First a note at the survivor where to look for them, then
 * the mark with its reason, which freezes the document (every writer asks that it is absent), then what it held is kept in the
 * history and carried over, then `carried`: repeatable at any point. A mark that fails (the profile became known, went elsewhere,
 * or was taken apart from the other) does nothing: the plan is made again anyway.
 */
export async function mergeProfiles(
  { db, clock }: { db: Db; clock: Clock },
  workspaceId: string,
  merges: readonly Merge[],
): Promise<void> {
  const at = clock.now();
  await noteAliases(db, workspaceId, merges);
  try {
    await profilesOf(db).bulkWrite(
      merges.map((merge) => ({ updateOne: mark(workspaceId, merge, at) })),
      { ordered: false },
    );
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  await carryOver(db, { _id: { $in: merges.map(({ from }) => from) } });
}

/** A note whose mark never comes says nothing: the mark is asked for. */
async function noteAliases(db: Db, workspaceId: string, merges: readonly Merge[]): Promise<void> {
  await aliasesOf(db).bulkWrite(
    [...Map.groupBy(merges, ({ into }) => into)].map(([_id, own]) => ({
      updateOne: {
        filter: { _id },
        update: { $setOnInsert: { workspaceId }, $addToSet: { from: { $each: own.map(({ from }) => from) } } },
        upsert: true,
      },
    })),
    { ordered: true },
  );
}

/**
 * Who was read as anonymous merges only while it is: known ones merge into older known ones, so nobody goes in a circle, whenever
 * what they know was read.
 */
function mark(workspaceId: string, { from, into, stored, known, cause, via }: Merge, at: Date) {
  const merged = { mergedInto: into, mergedAt: at };
  if (stored)
    return {
      filter: { _id: from, workspaceId, known, mergedInto: { $exists: false }, apart: { $ne: into } },
      update: {
        $set: {
          ...{ ...merged, carried: false, announced: false },
          merge: { id: derivedId(from, into, at.getTime()), cause, via },
        },
      },
    };
  const empty = { workspaceId, known: false, slots: [], createdAt: at, updatedAt: at, carried: true };
  return { filter: { _id: from }, update: { $setOnInsert: { ...empty, ...merged } }, upsert: true };
}

/** Carries over what merged profiles held and nobody has carried yet. Returns how many. */
export async function carryOver(db: Db, which: Document = {}): Promise<number> {
  const profiles = profilesOf(db);
  const waiting = await profiles
    .find({ ...which, carried: false })
    .limit(CARRY_AT_ONCE)
    .toArray();
  if (waiting.length === 0) return 0;
  const survivors = await survivorsOf(
    db,
    waiting.map(({ _id }) => _id),
  );
  await keepHistory(db, waiting, survivors);
  const operations = waiting.map((merged) => {
    const _id = survivors.get(merged._id) ?? merged._id;
    return {
      updateOne: {
        // Whoever was taken apart again meanwhile is not carried by somebody who was slow.
        filter: { _id, workspaceId: merged.workspaceId, mergedInto: { $exists: false }, apart: { $ne: merged._id } },
        update: [...carryPipeline(merged), placedStage(_id)],
        upsert: true,
      },
    };
  });
  try {
    await profiles.bulkWrite(operations, { ordered: false });
  } catch (error) {
    // A survivor that was itself merged meanwhile collides: the marks stay, the next round finds the new survivor.
    if (isDuplicateKey(error)) return 0;
    throw error;
  }
  await profiles.bulkWrite(
    waiting.map(({ _id, mergedAt }) => ({
      updateOne: {
        filter: { _id, carried: false, ...(mergedAt && { mergedAt }) },
        update: { $set: { carried: true } },
      },
    })),
    { ordered: false },
  );
  return waiting.length;
}

/**
 * Tells of merges nobody was told of, the oldest first, then notes it; with the merged one of all that had merged into it before.
 * Returns how many.
 */
export async function announceMerges(
  db: Db,
  tell: (workspaceId: string, profileIds: readonly string[]) => Promise<unknown>,
): Promise<number> {
  const merged = await profilesOf(db)
    .find({ announced: false }, { projection: { workspaceId: 1 } })
    .hint('unannounced')
    .sort({ mergedAt: 1 })
    .limit(CARRY_AT_ONCE)
    .toArray();
  for (const [workspaceId, own] of Map.groupBy(merged, (each) => each.workspaceId)) {
    const ids = own.map(({ _id }) => _id);
    await tell(workspaceId, await idsBelow(db, ids));
    await profilesOf(db).updateMany({ _id: { $in: ids } }, { $unset: { announced: 1 } });
  }
  return merged.length;
}
