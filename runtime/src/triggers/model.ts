import type { Collection, Db } from '../platform/database';

/**
 * One person who is to be let into a journey without an event of their own. Written before anybody is let in, so that a crash
 * in between leaves something to go on with; a repeat of what made it finds it again, with what became of it.
 */
export interface TriggerDocument {
  readonly _id: string;
  readonly workspaceId: string;
  readonly journeyId: string;
  readonly profileId: string;
  /** What the entry event is called. */
  readonly name: string;
  /** The entry key, as an event key. */
  readonly keys: readonly string[];
  readonly properties: Readonly<Record<string, unknown>>;
  readonly at: Date;
  readonly forgetAt: Date;
  /** Until it is known what became of it. */
  readonly open?: true;
  /** When a process last took it up. */
  readonly triedAt: Date;
  readonly enrolmentId?: string;
  /** Why refused. */
  readonly code?: string;
  readonly detail?: string;
}

export const triggersOf = (db: Db): Collection<TriggerDocument> => db.collection<TriggerDocument>('triggers');
