import type { Occurring } from '../../journeys/service';
import type { Collection, Db } from '../../platform/database';

/** How far a journey that lets people in without events has been planned; `_id` is the journey's. */
export interface EntryPlanDocument {
  readonly _id: string;
  readonly workspaceId: string;
  /** That was live when it was planned last. */
  readonly versionId: string;
  /** When the journey began to let people in like this. What was due before lets nobody in. */
  readonly startedAt: Date;
  /** What was due up to then has its occurrence. */
  readonly doneUntil: Date;
  /** What lets people in; absent of plans from before there was more than one. */
  readonly kind?: Occurring;
  /** Of a schedule that comes once: its local time, and when a version with it was first published. */
  readonly once?: { readonly wall: string; readonly from: Date };
}

/**
 * One local time of a journey coming to everybody whose clocks show it at the same instant. Its id is made of these three, so
 * that planning again plans nothing twice; people are walked through in pages, and `position` says how far.
 */
export interface OccurrenceDocument {
  readonly _id: string;
  readonly workspaceId: string;
  readonly journeyId: string;
  /** What planned it; absent: a date. */
  readonly kind?: Occurring;
  /** `YYYY-MM-DDTHH:MM`. */
  readonly wall: string;
  readonly at: Date;
  /** Whose clocks these are, as profiles are found by them. */
  readonly zoneKeys: readonly string[];
  readonly state: 'open' | 'done' | 'skipped' | 'cancelled';
  readonly open?: true;
  /** It came while the journey was paused: nobody enters, and it is noted for whom it would have been. */
  readonly whilePaused?: true;
  /** It was over for these people when it was published, and its author leaves them out. */
  readonly passed?: true;
  readonly position: WalkPosition;
  /** Counts the pages that were noted. */
  readonly pages: number;
  readonly entered: number;
  readonly refused: number;
  readonly plannedAt: Date;
  readonly finishedAt?: Date;
  /** Why it was skipped or cancelled. */
  readonly reason?: string;
  readonly forgetAt: Date;
}

export interface WalkPosition {
  /** How many of the groups of clocks are done. */
  readonly groups: number;
  /** The person who was last, in the present one. */
  readonly after?: string;
}

export const entryPlansOf = (db: Db): Collection<EntryPlanDocument> => db.collection<EntryPlanDocument>('entryPlans');
export const occurrencesOf = (db: Db): Collection<OccurrenceDocument> =>
  db.collection<OccurrenceDocument>('occurrences');
