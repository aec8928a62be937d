import { randomUUID } from 'node:crypto';

import type { DeadBox } from '../enrolments/service';
import type { Db } from '../platform/database';
import type { Clock } from '../engine/ports';
import type { Logger } from '../platform/logging';
import { letterTasksOf, type LetterTask } from './model';

export interface RunnerParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'error'>;
  readonly dead: DeadBox;
}

/** Works off what people have decided, one process at a time for each task. */
export interface LetterRunner {
  /** Everything that is open; for a sweep every few seconds. */
  tick(): Promise<void>;
  /** One of them, in the background. */
  start(taskId: string): void;
  /** Stops after the batch in hand. */
  stop(): Promise<void>;
}

const BATCH = 200;
const LEASE_MS = 30_000;

export function createLetterRunner({ db, clock, logger, dead }: RunnerParts): LetterRunner {
  const tasks = letterTasksOf(db);
  const token = randomUUID();
  const running = new Map<string, Promise<void>>();
  let stopping = false;

  const start = (_id: string): void => {
    if (stopping || running.has(_id)) return;
    const work = whole(_id)
      .catch((error: unknown) => {
        logger.error({ err: error, taskId: _id }, 'A task about dead letters could not go on');
      })
      .finally(() => running.delete(_id));
    running.set(_id, work);
  };

  async function whole(_id: string): Promise<void> {
    for (let task = await lease(_id); task && !stopping; task = await lease(_id)) await batch(task);
    await tasks.updateOne({ _id, 'lease.token': token }, { $unset: { lease: '' } });
  }

  /** By the database's clock; a process that dies lets another one go on. */
  async function lease(_id: string): Promise<LetterTask | undefined> {
    const free = [
      { lease: { $exists: false } },
      { 'lease.token': token },
      { $expr: { $lt: ['$lease.until', '$$NOW'] } },
    ];
    const taken = await tasks.findOneAndUpdate(
      { _id, open: true, $or: free },
      [{ $set: { lease: { token, until: { $add: ['$$NOW', LEASE_MS] } } } }],
      { returnDocument: 'after' },
    );
    return taken ?? undefined;
  }

  async function batch(task: LetterTask): Promise<void> {
    const { _id, workspaceId, filter, action } = task;
    const mine = { _id, open: true as const, 'lease.token': token };
    const ids = task.batch ?? (await nextBatch(task));
    if (!ids) {
      await tasks.updateOne(mine, {
        $set: { state: 'done', finishedAt: clock.now() },
        $unset: { open: '', lease: '' },
      });
      return;
    }
    const changed = await dead.act(workspaceId, filter, { ids, action });
    await tasks.updateOne(mine, { $inc: { done: ids.length, changed }, $unset: { batch: '' } });
  }

  /** Noted before it is acted on. Undefined: there are no more. */
  async function nextBatch({ _id, workspaceId, filter, position }: LetterTask): Promise<readonly string[] | undefined> {
    const found = await dead.after(workspaceId, filter, { position, limit: BATCH });
    const last = found.at(-1);
    if (!last) return undefined;
    const ids = found.map(({ id }) => id);
    const noted = await tasks.updateOne(
      { _id, open: true, 'lease.token': token },
      { $set: { batch: ids, position: last } },
    );
    return noted.matchedCount === 1 ? ids : [];
  }

  return {
    start,
    tick: async () => {
      const open = await tasks
        .find({ open: true }, { projection: { _id: 1 } })
        .sort({ at: 1 })
        .limit(100)
        .toArray();
      for (const { _id } of open) start(_id);
      await Promise.all(running.values());
    },
    stop: async () => {
      stopping = true;
      await Promise.all(running.values());
    },
  };
}
