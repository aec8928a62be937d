import type { Document } from 'mongodb';

import type { Clock } from '../platform/clock';
import { isDuplicateKey, type Db } from '../platform/database';
import { pipelineOf, type Field, type ProfileChange, type Stamped } from './change';
import { RESTRICTIVENESS } from './consent';
import { attributeValue, type AttributeValue } from './fields';
import { aliasesOf, profilesOf, type ProfileDocument } from './model';
import { placedStage } from './placedStage';
import type { Merge } from './plan';
import { survivorsOf } from './survivor';
import { RETEST } from './watch';

const CARRY_AT_ONCE = 200;

/**
 * Merges anonymous profiles into the ones an event showed them to be. First a note at the survivor where to look for them, then
 * the mark, which freezes the document (every writer asks that it is absent), then what it held is carried over, then `carried`:
 * repeatable at any point. A mark that
 * fails (the profile became known, or went elsewhere) does nothing: the plan is made again anyway.
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

function mark(workspaceId: string, { from, into, stored }: Merge, at: Date) {
  const merged = { mergedInto: into, mergedAt: at };
  if (stored)
    return {
      filter: { _id: from, workspaceId, known: false, mergedInto: { $exists: false } },
      update: { $set: { ...merged, carried: false, announced: false } },
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
  const operations = waiting.map((merged) => {
    const _id = survivors.get(merged._id) ?? merged._id;
    return {
      updateOne: {
        filter: { _id, workspaceId: merged.workspaceId, mergedInto: { $exists: false } },
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
  await profiles.updateMany({ _id: { $in: waiting.map(({ _id }) => _id) } }, { $set: { carried: true } });
  return waiting.length;
}

/** Tells of merges nobody was told of, the oldest first, then notes it. Returns how many. */
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
    await tell(workspaceId, ids);
    await profilesOf(db).updateMany({ _id: { $in: ids } }, { $unset: { announced: 1 } });
  }
  return merged.length;
}

/** What a merged profile held, as a change of the one it merged into: later values win, the stricter consent, the higher `applied`. */
function carryPipeline(merged: ProfileDocument): Document[] {
  const set: Document = { createdAt: { $min: ['$createdAt', merged.createdAt] } };
  for (const [enrolmentId, seq] of Object.entries(merged.applied))
    set[`applied.${enrolmentId}`] = { $max: [`$applied.${enrolmentId}`, seq] };
  for (const [channel, { marketing }] of Object.entries(merged.consents)) {
    const path = `$consents.${channel}.marketing`;
    const stricter = { $gt: [RESTRICTIVENESS[marketing.state], rankExpression(`${path}.state`)] };
    set[`consents.${channel}.marketing`] = { $cond: [stricter, { $literal: marketing }, path] };
  }
  // Who waited for the one now waits for both, and this was a change.
  if (merged.watched !== undefined) set['watched'] = { $literal: merged.watched };
  const changed = merged.watched === undefined ? [] : [{ $set: { retest: RETEST } }];
  return [...pipelineOf(asChange(merged)), { $set: set }, ...changed];
}

function rankExpression(path: string): Document {
  const branches = Object.entries(RESTRICTIVENESS).map(([state, rank]) => ({
    case: { $eq: [path, state] },
    then: rank,
  }));
  return { $switch: { branches, default: -1 } };
}

const FIELDS: readonly Field[] = ['email', 'phone', 'firstName', 'lastName', 'language', 'country', 'timeZone'];

function asChange(merged: ProfileDocument): ProfileChange {
  const fields: Partial<Record<Field, Stamped<string>>> = {};
  for (const field of FIELDS) {
    const [value, at] = [merged[field], merged.stamps[field]];
    if (value !== undefined && at) fields[field] = { value, at };
  }
  const attributes: Record<string, Stamped<AttributeValue>> = {};
  for (const [name, held] of Object.entries(merged.attributes)) {
    const [value, at] = [attributeValue(held), merged.attributeStamps[name]];
    if (value !== undefined && at) attributes[name] = { value, at };
  }
  return { fields, attributes, slots: merged.slots, consents: [], addTags: merged.tags };
}
