import type { EventOrigin } from '../engine/event';
import type { Collection, Db } from '../platform/database';
import type { Changed } from './changed';

/**
 * Whom something has changed for, or is about to: what is made of events and people (counters, membership of segments) is made
 * anew for them, then the note goes. Inserted before what it is about is written.
 */
export interface ChangeNote {
  readonly _id: string;
  readonly workspaceId: string;
  readonly profileIds: readonly string[];
  readonly at: Date;
  /** Of the cause: only what a `live` one changes starts anything. */
  readonly origin: EventOrigin;
  readonly changed: Changed;
  /** When a sweep has done it; it is done once more later, in case its writer was only slow. */
  readonly swept?: Date;
}

export const notesOf = (db: Db): Collection<ChangeNote> => db.collection<ChangeNote>('changeNotes');
