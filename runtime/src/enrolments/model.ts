import type { Enrolment, Queue } from '../engine/enrolment';
import type { Collection, Db } from '../platform/database';

/** The enrolment of the engine with what only its writes need. */
export type EnrolmentDocument = Enrolment & {
  /** While parked: where it came from, and since when; `withRoot`: a child that began while its root was parked. */
  readonly parked?: { readonly from: Queue; readonly at: Date; readonly withRoot?: true };
  /** A child whose root has not been read yet: it stands still without `due`. */
  readonly unstarted?: true;
  /** `stepKey:visit` of the external step that was called last; an attempt that left it without a commit may have acted. */
  readonly calling?: string;
  /** Its `attempts` when it was run among suspects: whoever was run in the attempt that was cut off last may be to blame. */
  readonly tried?: number;
  /** Ended in the place of one whose entry was taken, and whose process died before it was inserted. */
  readonly neverBegan?: true;
};

/** Re-entry of one profile (and key) into one journey, across its versions. */
export interface EntryDocument {
  /** `journeyId:profileId[:entryKey]`, made by the engine. */
  readonly _id: string;
  readonly workspaceId: string;
  readonly journeyId: string;
  readonly profileId: string;
  /** Of the enrolment that took it last. */
  readonly enrolmentId: string;
  readonly triggerId: string;
  readonly lastEnteredAt: Date;
  readonly count: number;
  /** By the database. Absent: before this was noted. */
  readonly takenAt?: Date;
  /** Its enrolment has ended and was removed. It is over only while it is still the one that took the entry last. */
  readonly over?: string;
}

/** Of a journey that lets in so many people an hour; `_id` is the journey's. */
export interface EntrySlotDocument {
  readonly _id: string;
  readonly workspaceId: string;
  /** When the next may go on. */
  readonly next: Date;
}

/** Why a profile did not enter a journey; the latest per journey and reason. */
export interface RefusalDocument {
  readonly _id: string;
  readonly workspaceId: string;
  readonly journeyId: string;
  readonly versionId: string;
  readonly profileId: string;
  readonly eventId: string;
  readonly eventName: string;
  readonly code: string;
  readonly detail: string;
  readonly at: Date;
}

/** A step somebody went through, for counts: `_id` is `enrolmentId:index` in its whole history. */
export interface StepPassage {
  readonly _id: string;
  readonly workspaceId: string;
  readonly journeyId: string;
  readonly versionId: string;
  readonly stepKey: string;
  readonly what: string;
  readonly output?: number;
  readonly detail?: string;
  readonly at: Date;
}

/** Whose histories were about to grow, for counting: many enrolments of any workspaces in one document. */
export interface MovementDocument {
  readonly at: Date;
  readonly people: number;
  /** Where they stand; absent: before this was noted. */
  readonly buckets?: readonly number[];
  readonly ids?: readonly string[];
  readonly rootIds?: readonly string[];
}

/** What happened at a step in one slot of an hour. Enrolments, not people: branches of a fork count for themselves. */
export interface StepCounters {
  /** Reached the step. */
  readonly entered?: number;
  /** Went on, by output. */
  readonly left?: Readonly<Record<string, number>>;
  /** Ended there, by reason. */
  readonly ended?: Readonly<Record<string, number>>;
  /** Attempts that failed. */
  readonly failed?: number;
  /** Woken more than a minute after their time. */
  readonly late?: number;
  /** Messages whose outcome came, by what it was; an unknown one is in neither of the other two. */
  readonly sent?: number;
  readonly notSent?: number;
  readonly unclear?: number;
}

/** An hour at a step; `_id` is `journeyId/stepKey/hour`. The step `''` is the journey, with its families. */
export interface StepCountDocument {
  readonly _id: string;
  readonly workspaceId: string;
  readonly journeyId: string;
  readonly stepKey: string;
  readonly hour: Date;
  /** By the minute a slot begins at: `m05`. Each is written whole, so writing it again changes nothing. */
  readonly slots: Readonly<Record<string, StepCounters>>;
}

/**
 * `counts`: slots from here up to here were counted. `removed/<workspaceId>`: enrolments that had ended up to here were removed,
 * so older counts can not be counted again.
 */
export interface CountingDocument {
  readonly _id: string;
  readonly from?: Date;
  readonly until: Date;
}

export type EnrolmentCollection = Collection<EnrolmentDocument>;

export interface EnrolmentCollections {
  readonly enrolments: EnrolmentCollection;
  readonly entries: Collection<EntryDocument>;
  readonly entrySlots: Collection<EntrySlotDocument>;
  readonly refusals: Collection<RefusalDocument>;
  readonly passages: Collection<StepPassage>;
  readonly movements: Collection<MovementDocument>;
  readonly stepCounts: Collection<StepCountDocument>;
  readonly counting: Collection<CountingDocument>;
}

export const enrolmentCollections = (db: Db): EnrolmentCollections => ({
  enrolments: db.collection<EnrolmentDocument>('enrolments'),
  entries: db.collection<EntryDocument>('entries'),
  entrySlots: db.collection<EntrySlotDocument>('entrySlots'),
  refusals: db.collection<RefusalDocument>('refusals'),
  passages: db.collection<StepPassage>('stepPassages'),
  movements: db.collection<MovementDocument>('movements'),
  stepCounts: db.collection<StepCountDocument>('stepCounts'),
  counting: db.collection<CountingDocument>('counting'),
});

/** Days for which “why did X not enter?” can be answered. */
const REFUSAL_DAYS = 90;
export const REFUSAL_SECONDS = REFUSAL_DAYS * 86_400;

/** Longer than counting may be behind. */
export const MOVEMENT_SECONDS = 7 * 86_400;
/** How long step counts are kept: a year can be compared with the one before. */
export const COUNT_SECONDS = 800 * 86_400;
