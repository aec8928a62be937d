import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { LIVE_TTL_MS } from './live';
import type { JourneyDocument, JourneyModels, JourneyTask } from './model';
import type { JourneyParts } from './parts';
import type { CompiledVersions } from './versions';

export interface JourneyTasks {
  /** Does the tasks of a journey in the background; what a crash or an error leaves is done by `finish`. */
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

export function createTasks(
  { journeys }: JourneyModels,
  parts: JourneyParts,
  versions: CompiledVersions,
): JourneyTasks {
  const running = new Map<string, Promise<void>>();
  const stopping = new AbortController();
  const { settledAfter = 2 * LIVE_TTL_MS } = parts;

  function start(journeyId: string): void {
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
    for (;;) {
      const journey = await journeys.findOne({ _id: journeyId }).lean<JourneyDocument>();
      const task = journey?.tasks[0];
      if (!journey || !task) return;
      await whole(journey, task);
      await journeys.updateOne({ _id: journeyId }, { $pull: { tasks: { id: task.id } } });
    }
  }

  /** To the end, and once more when nobody can have come in behind it any longer. */
  async function whole(journey: JourneyDocument, task: JourneyTask): Promise<void> {
    await batches(journey, task);
    const rest = task.at.getTime() + settledAfter - parts.clock.now().getTime();
    if (rest <= 0) return;
    await sleep(rest, undefined, { signal: stopping.signal });
    await batches(journey, task);
  }

  async function batches(journey: JourneyDocument, task: JourneyTask): Promise<void> {
    do stopping.signal.throwIfAborted();
    while ((await batch(journey, task)) > 0);
  }

  async function batch({ _id: journeyId, workspaceId }: JourneyDocument, task: JourneyTask): Promise<number> {
    const { people } = parts;
    const scope = { workspaceId, journeyId };
    switch (task.kind) {
      case 'park':
        return await people.park(scope);
      case 'unpark':
        return await people.unpark(scope, { timeWentOn: task.timeWentOn });
      case 'leave': {
        const { exceptVersionId } = task;
        return await people.leave({ ...scope, ...(exceptVersionId !== undefined && { exceptVersionId }) }, task.detail);
      }
      case 'move': {
        const { steps } = await versions.byId(task.versionId);
        const mapping = Object.fromEntries(task.mapping.map(({ from, to }) => [from, to]));
        const target = { versionId: task.versionId, mapping, stepKeys: [...steps.keys()] };
        return await people.moveTo({ ...scope, exceptVersionId: task.versionId }, target);
      }
    }
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
