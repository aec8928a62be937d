import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { LIVE_TTL_MS } from './live';
import type { JourneyDocument, JourneyModels, JourneyTask } from './model';
import type { JourneyParts } from './parts';
import { batchOf } from './taskBatch';
import { createTaskLease, TakenOver } from './taskLease';
import type { CompiledVersions } from './versions';

/** Works off what changes of journeys left to do, one process at a time for each journey. */
export interface JourneyTasks {
  /** Does the tasks of a journey in the background; what a crash, an error or another process leaves is done by `finish`. */
  start(journeyId: string): void;
  /** Does what is left everywhere; for a sweep. Gives back how many journeys had something left. */
  finish(): Promise<number>;
  /** When everything that was started in this process is done. */
  idle(): Promise<void>;
  /** Stops after the batches that are running. */
  stop(): Promise<void>;
}

/** What all tasks have: who ordered it, and when by the database's time. */
export function newTask(by: string, at: Date): Pick<JourneyTask, 'id' | 'by' | 'at'> {
  return { id: randomUUID(), by, at };
}

export function createTasks(models: JourneyModels, parts: JourneyParts, compiled: CompiledVersions): JourneyTasks {
  const { journeys } = models;
  const lease = createTaskLease(models);
  const running = new Map<string, Promise<void>>();
  const stopping = new AbortController();
  const { settledAfter = 2 * LIVE_TTL_MS } = parts;

  function start(journeyId: string): void {
    if (stopping.signal.aborted) return;
    const before = running.get(journeyId) ?? Promise.resolve();
    const work = before
      .then(() => all(journeyId))
      .catch((error: unknown) => {
        if (!stopping.signal.aborted) parts.logger.error({ err: error, journeyId }, 'A task of a journey failed');
      })
      .finally(() => {
        if (running.get(journeyId) === work) running.delete(journeyId);
      });
    running.set(journeyId, work);
  }

  async function all(journeyId: string): Promise<void> {
    try {
      for (let journey = await lease.take(journeyId); journey; journey = await lease.take(journeyId)) {
        const [task] = journey.tasks;
        if (!task) return;
        await whole(journey, task);
        await lease.done(journeyId, task);
      }
    } catch (error) {
      if (!(error instanceof TakenOver)) throw error;
    } finally {
      await lease.release(journeyId);
    }
  }

  /** To the end, and once more when nobody can have come in behind it any longer. */
  async function whole(journey: JourneyDocument, task: JourneyTask): Promise<void> {
    const batch = await batchOf({ models, people: parts.people, compiled }, journey, {
      task,
      still: async () => {
        await lease.keep(journey._id, task);
      },
    });
    await batches(batch);
    const rest = task.at.getTime() + settledAfter - parts.clock.now().getTime();
    if (rest <= 0) return;
    await sleep(Math.min(rest, settledAfter), undefined, { signal: stopping.signal });
    await batches(batch);
  }

  /** Done when a batch has found nobody: one that has changed nobody may have lost to workers, or to another process. */
  async function batches(batch: () => Promise<number>): Promise<void> {
    do stopping.signal.throwIfAborted();
    while ((await batch()) > 0);
  }

  async function idle(): Promise<void> {
    while (running.size > 0) await Promise.all(running.values());
  }

  return {
    start,
    idle,
    finish: async () => {
      const left = await journeys.find({ 'tasks.at': { $exists: true } }, { _id: 1 }).lean<{ _id: string }[]>();
      for (const { _id } of left) if (!running.has(_id)) start(_id);
      await idle();
      return left.length;
    },
    stop: async () => {
      stopping.abort();
      await idle();
    },
  };
}
