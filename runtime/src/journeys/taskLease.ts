import { randomUUID } from 'node:crypto';

import type { JourneyDocument, JourneyModels, JourneyTask } from './model';

/** Somebody else does this task by now, or has done it. */
export class TakenOver extends Error {}

/** Whose the tasks of a journey are: one process's at a time, by the database's clock. */
export interface TaskLease {
  /** Null: nothing is left, or another process is at it. */
  take(journeyId: string): Promise<JourneyDocument | null>;
  /** Throws TakenOver when this is not the task to be done any more, or another process is at it. */
  keep(journeyId: string, task: JourneyTask): Promise<void>;
  /** Takes it off the list, only by who owns it, and lets go. */
  done(journeyId: string, task: JourneyTask): Promise<void>;
  release(journeyId: string): Promise<void>;
}

const LEASE_MS = 30_000;

export function createTaskLease({ journeys }: JourneyModels): TaskLease {
  const token = randomUUID();

  async function lease(_id: string, which: Readonly<Record<string, unknown>>): Promise<JourneyDocument | null> {
    const free = [
      { lease: { $exists: false } },
      { 'lease.token': token },
      { $expr: { $lt: ['$lease.until', '$$NOW'] } },
    ];
    return await journeys
      .findOneAndUpdate(
        { _id, ...which, $or: free },
        [{ $set: { lease: { token, until: { $add: ['$$NOW', LEASE_MS] } } } }],
        { returnDocument: 'after', updatePipeline: true },
      )
      .lean<JourneyDocument>();
  }

  return {
    take: async (journeyId) => await lease(journeyId, { 'tasks.0': { $exists: true } }),
    keep: async (journeyId, { id }) => {
      if (!(await lease(journeyId, { 'tasks.0.id': id }))) throw new TakenOver(id);
    },
    done: async (journeyId, { id }) => {
      await journeys.updateOne(
        { _id: journeyId, 'lease.token': token },
        { $pull: { tasks: { id } }, $unset: { lease: '' } },
      );
    },
    release: async (journeyId) => {
      await journeys.updateOne({ _id: journeyId, 'lease.token': token }, { $unset: { lease: '' } });
    },
  };
}
