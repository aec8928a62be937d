import type { Collection, Db } from '../platform/database';
import type { DeadLetterAction, DeadLettersFilter } from '../enrolments/contract';

/**
 * What a person has decided about all dead letters that fit. Worked off batch by batch: a batch is noted before it is acted on,
 * and counted behind it, so that a crash repeats at most the batch in hand, which changes nothing.
 */
export interface LetterTask {
  readonly _id: string;
  readonly workspaceId: string;
  readonly action: DeadLetterAction;
  /** `to` is never later than `at`: who fails again is not meant any more. */
  readonly filter: DeadLettersFilter & { readonly to: string };
  readonly by: string;
  readonly at: Date;
  readonly state: 'running' | 'done' | 'stopped';
  /** While running. */
  readonly open?: true;
  /** How many there were when it was ordered, up to 100,000. */
  readonly total: number;
  /** How many have been gone through. */
  readonly done: number;
  /** Of those: how many were still dead letters, and are not any more. After a crash a batch may be missing. */
  readonly changed: number;
  readonly position?: { readonly at: Date; readonly id: string };
  /** The batch in hand. */
  readonly batch?: readonly string[];
  readonly lease?: { readonly token: string; readonly until: Date };
  readonly finishedAt?: Date;
}

export const letterTasksOf = (db: Db): Collection<LetterTask> => db.collection<LetterTask>('deadLetterTasks');
