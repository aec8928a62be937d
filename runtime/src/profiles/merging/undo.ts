import type { Document } from 'mongodb';

import type { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database';
import { notFound, PerennialError } from '../../platform/errors/error';
import { pipelineOf } from '../change';
import { consentsOf } from '../consentHistory';
import { carryOver } from '../merge';
import { aliasesOf, profilesOf, type ProfileDocument } from '../model';
import { aliasSets, idsBelow, survivorsOf } from '../survivor';
import { RETEST } from '../watch';
import { mergesOf, type MergeDocument } from './model';
import { readParts, type Parting } from './parting';
import { stripped } from './strip';

export interface UndoParts {
  readonly db: Db;
  readonly clock: Clock;
  /** What others have to put right for people who are two again; by all ids of both. Repeatable, throws when it is not done yet. */
  readonly separate: (workspaceId: string, profileIds: readonly string[]) => Promise<unknown>;
}

const MAX_ROUNDS = 10;
const SWEPT_AT_ONCE = 50;

/**
 * Takes a merge back. First the wish, in the history; then that the two are never merged again; then the merged one gets what was
 * said in its name since and lives on by itself, and the other one loses it: each may be repeated, so that whoever died is followed
 * by the sweep. Throws not_found, not_in_this_state.
 */
export async function undoMerge(
  parts: UndoParts,
  workspaceId: string,
  { mergeId, by }: { readonly mergeId: string; readonly by: string },
): Promise<MergeDocument> {
  const { db, clock } = parts;
  const entry = await mergesOf(db).findOne({ _id: mergeId, workspaceId });
  if (!entry) throw notFound('merge', mergeId);
  if (!entry.undo) {
    await refuseUnlessUndoable(db, entry);
    await mergesOf(db).updateOne(
      { _id: mergeId, workspaceId, undo: { $exists: false } },
      { $set: { undo: { at: clock.now(), by, done: false } } },
    );
  }
  if (entry.undo?.done !== true) await complete(parts, entry);
  return (await mergesOf(db).findOne({ _id: mergeId, workspaceId })) ?? entry;
}

async function refuseUnlessUndoable(db: Db, { _id, profileId, into }: MergeDocument): Promise<void> {
  const found = await profilesOf(db)
    .find({ _id: { $in: [profileId, into] } }, { projection: { mergedInto: 1, merge: 1 } })
    .toArray();
  const [merged, home] = [profileId, into].map((id) => found.find((each) => each._id === id));
  if (merged?.merge?.id !== _id || merged.mergedInto !== into)
    throw new PerennialError('not_in_this_state', `The merge "${_id}" does not hold any more.`);
  if (home?.mergedInto !== undefined)
    throw new PerennialError(
      'not_in_this_state',
      `"${into}" has itself merged into "${home.mergedInto}" since. Undo that merge first${home.merge ? `: "${home.merge.id}"` : ''}.`,
    );
}

/** Finishes undoings that somebody began and died. Returns how many; repeat while it is not 0. */
export async function sweepUndone(parts: UndoParts): Promise<number> {
  const open = await mergesOf(parts.db).find({ 'undo.done': false }).hint('undoing').limit(SWEPT_AT_ONCE).toArray();
  for (const entry of open) await complete(parts, entry);
  return open.length;
}

async function complete(parts: UndoParts, entry: MergeDocument): Promise<void> {
  const { db } = parts;
  const { _id, workspaceId, profileId, into } = entry;
  while ((await carryOver(db, { _id: profileId })) > 0);
  const home = (await survivorsOf(db, [into])).get(into) ?? into;
  await keepApart(db, entry, home);
  const below = await idsBelow(db, [profileId]);
  for (let round = 0; ; round++) {
    const parting = await readParts(db, { entry, home, below });
    if (!parting) break;
    await giveBack(db, entry, parting);
    await profilesOf(db).updateOne({ _id: profileId, 'merge.id': _id }, [
      { $unset: ['mergedInto', 'mergedAt', 'carried', 'announced', 'merge'] },
      { $set: { updatedAt: '$$NOW', retest: RETEST } },
    ]);
    if (await takeAway(db, parting)) break;
    if (round > MAX_ROUNDS)
      throw new PerennialError('conflict', `"${home}" changes all the time. Send it again.`, { retryAfter: 1 });
  }
  const aliases = (await aliasSets(db, [home])).get(home) ?? [home];
  await parts.separate(workspaceId, [...new Set([...aliases, ...below])]);
  await mergesOf(db).updateOne({ _id }, { $set: { 'undo.done': true } });
}

/** Before they are two: what comes in between must not make them one again. */
async function keepApart(db: Db, { workspaceId, profileId, into }: MergeDocument, home: string): Promise<void> {
  const apart = (ids: readonly string[], from: string) => ({
    updateMany: { filter: { _id: { $in: [...ids] }, workspaceId }, update: { $addToSet: { apart: from } } },
  });
  await profilesOf(db).bulkWrite([apart([profileId], into), apart([...new Set([into, home])], profileId)], {
    ordered: true,
  });
  // The note where to look for it stays: from there its history is found.
  await aliasesOf(db).updateOne({ _id: into }, { $setOnInsert: { workspaceId }, $addToSet: { from: profileId } }, { upsert: true }); // prettier-ignore
}

/** What was said in its name since, the latest stamp first; whoever it merged into meanwhile. */
async function giveBack(
  db: Db,
  { workspaceId, profileId }: MergeDocument,
  { given, applied, moved }: Parting,
): Promise<void> {
  const fences: Document = Object.fromEntries(
    Object.entries(applied).map(([id, seq]) => [`applied.${id}`, { $max: [`$applied.${id}`, seq] }]),
  );
  await profilesOf(db).updateOne({ _id: profileId, workspaceId }, [
    ...pipelineOf(given),
    ...(Object.keys(fences).length === 0 ? [] : [{ $set: fences }]),
  ]);
  // They stand with whom they are about now.
  if (moved.length > 0) await consentsOf(db).deleteMany({ _id: { $in: [...moved] } });
}

/** False when somebody has said something about a consent meanwhile: then it is read again. */
async function takeAway(db: Db, parting: Parting): Promise<boolean> {
  const { home } = parting;
  const filter = { _id: home._id, joined: parting.from, consents: home.consents } as const;
  const { matchedCount } = await profilesOf(db).updateOne(filter, stripped(parting));
  if (matchedCount > 0) return true;
  const left = await profilesOf(db).findOne<Pick<ProfileDocument, 'joined'>>(
    { _id: home._id },
    { projection: { joined: 1 } },
  );
  return left?.joined?.includes(parting.from) !== true;
}
