import type { Collection, Db } from '../platform/database';

/** Where a scan of events has come to; newest first. */
export interface ScanPosition {
  readonly occurredAt: Date;
  readonly id: string;
}

/**
 * People being let into a journey who matched its entry before: first all of them are noted, then they enter at a rate. The
 * documents of the people are the truth; everything can be repeated.
 */
export interface CatchUpDocument {
  readonly _id: string;
  readonly workspaceId: string;
  readonly journeyId: string;
  readonly by: string;
  readonly at: Date;
  readonly perMinute: number;
  /** Events that happened before it do not count. */
  readonly since: Date;
  readonly state: 'gathering' | 'entering' | 'done' | 'cancelled';
  /** While gathering or entering: at most one per journey. */
  readonly open?: true;
  /** While gathering: what was read. */
  readonly position?: ScanPosition;
  /** While entering: people up to this time have been let in. */
  readonly paidUntil?: Date;
  readonly lease?: { readonly token: string; readonly until: Date };
  readonly finishedAt?: Date;
  /** Why it was cancelled. */
  readonly reason?: string;
}

/** One person of a catch-up; `_id` is `<catchUpId>:<profileId>`. */
export interface CatchUpPersonDocument {
  readonly _id: string;
  readonly workspaceId: string;
  readonly catchUpId: string;
  readonly profileId: string;
  /** The newest that matches. */
  readonly eventId: string;
  readonly state: 'waiting' | 'entered' | 'refused';
  /** Why refused. */
  readonly code?: string;
  readonly at: Date;
}

export const catchUpsOf = (db: Db): Collection<CatchUpDocument> => db.collection<CatchUpDocument>('catchUps');
export const catchUpPeopleOf = (db: Db): Collection<CatchUpPersonDocument> =>
  db.collection<CatchUpPersonDocument>('catchUpPeople');
