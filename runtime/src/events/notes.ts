import { randomUUID } from 'node:crypto';

import type { Clock } from '../platform/clock';
import type { Collection, Db } from '../platform/database';
import type { Placed } from '../platform/placed';

/**
 * Live events that a process is about to store, and then to react to. It is inserted before them and goes when they are through,
 * so that none of them has to be marked; a sweep repeats those a process has left (docs/protocol.md, "Event").
 */
export interface IntakeNote {
  readonly _id: string;
  readonly workspaceId: string;
  readonly at: Date;
  /** Left alone until then. */
  readonly again: Date;
  readonly events: readonly Placed[];
}

export const intakeNotesOf = (db: Db): Collection<IntakeNote> => db.collection<IntakeNote>('intakeNotes');

/** Whoever stored them does it itself within this time, or has died. */
export const SWEEP_AFTER_MS = 10_000;
/** Events of a note: those that are reacted to at once. */
export const NOTED_AT_ONCE = 200;
const DAY_MS = 86_400_000;
/** A process that stood still for so long does not store the events any more; its source repeats them, if anybody does. */
const GIVEN_UP_AFTER_MS = 7 * DAY_MS;
const LONGEST_PAUSE_MS = 3_600_000;

/** Before the events are stored. */
export async function noteIntake(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  workspaceId: string,
  events: readonly Placed[],
): Promise<readonly IntakeNote[]> {
  if (events.length === 0) return [];
  const at = clock.now();
  const again = new Date(at.getTime() + SWEEP_AFTER_MS);
  const notes = Array.from({ length: Math.ceil(events.length / NOTED_AT_ONCE) }, (_, index) => ({
    ...{ _id: randomUUID(), workspaceId, at, again },
    events: events
      .slice(index * NOTED_AT_ONCE, (index + 1) * NOTED_AT_ONCE)
      .map(({ _id, bucket, profileId }) => ({ _id, bucket, profileId })),
  }));
  await intakeNotesOf(db).insertMany(notes, { ordered: false });
  return notes;
}

/** Their events are through, or say themselves what is left to do. */
export async function removeNotes(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await intakeNotesOf(db).deleteMany({ _id: { $in: [...ids] } });
}

/** Those of these notes that nobody has done meanwhile. */
export async function standingNotes(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await intakeNotesOf(db)
    .find({ _id: { $in: [...ids] } }, { projection: { _id: 1 } })
    .toArray();
  return new Set(found.map(({ _id }) => _id));
}

export async function leftNotes(db: Db, now: Date, limit: number): Promise<readonly IntakeNote[]> {
  return await intakeNotesOf(db)
    .find({ again: { $lte: now } })
    .sort({ again: 1 })
    .limit(limit)
    .toArray();
}

/** Some of its events are not there: whoever wrote it may still store them. Looked at ever more seldom, for a week. */
export async function putOff(db: Db, { _id, at }: IntakeNote, now: Date): Promise<void> {
  const age = now.getTime() - at.getTime();
  if (age > GIVEN_UP_AFTER_MS) {
    await removeNotes(db, [_id]);
    return;
  }
  const again = new Date(now.getTime() + Math.min(Math.max(age, SWEEP_AFTER_MS), LONGEST_PAUSE_MS));
  await intakeNotesOf(db).updateOne({ _id }, { $set: { again } });
}

/** Which of these events a note still stands for. Only what is under way, and what a crash has left, has notes. */
export async function notedAmong(
  db: Db,
  workspaceId: string,
  eventIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (eventIds.length === 0) return new Set();
  const wanted = new Set(eventIds);
  const found = await intakeNotesOf(db)
    .find({ workspaceId, 'events._id': { $in: [...wanted] } }, { projection: { 'events._id': 1 } })
    .toArray();
  return new Set(found.flatMap(({ events }) => events.map(({ _id }) => _id)).filter((id) => wanted.has(id)));
}
