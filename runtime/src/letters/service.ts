import { randomUUID } from 'node:crypto';

import { isDuplicateKey } from '../platform/database';
import { notFound, PerennialError } from '../platform/errors/error';
import { decodeCursor, encodeCursor, type PageQuery } from '../platform/http/page';
import { derivedId } from '../platform/ids';
import type { LetterTaskView, NewLetterTask } from './contract';
import { letterTasksOf, type LetterTask } from './model';
import { createLetterRunner, type LetterRunner, type RunnerParts } from './runner';

/** What people decide about many dead letters at once. */
export interface Letters {
  /** A repeat with the same key begins no second one. */
  begin(
    order: NewLetterTask & { readonly workspaceId: string; readonly by: string; readonly key?: string | undefined },
  ): Promise<LetterTaskView>;
  list(workspaceId: string, page: PageQuery): Promise<{ items: LetterTaskView[]; nextCursor?: string }>;
  /** Throws not_found. */
  get(workspaceId: string, taskId: string): Promise<LetterTaskView>;
  /** What is done stays done. Throws not_found; not_in_this_state for one that is over. */
  stop(workspaceId: string, taskId: string): Promise<LetterTaskView>;
  readonly runner: LetterRunner;
}

export function createLetters(parts: RunnerParts): Letters {
  const { db, clock, dead } = parts;
  const tasks = letterTasksOf(db);
  const runner = createLetterRunner(parts);
  const find = async (workspaceId: string, _id: string): Promise<LetterTask> => {
    const found = await tasks.findOne({ _id, workspaceId });
    if (!found) throw notFound('dead letter task', _id);
    return found;
  };
  return {
    runner,
    begin: async ({ workspaceId, by, action, filter: asked, key = randomUUID() }) => {
      const at = clock.now();
      const to = [at.toISOString(), asked.to ?? at.toISOString()].toSorted()[0] ?? at.toISOString();
      const filter = { ...asked, to };
      const _id = derivedId('deadLetterTask', workspaceId, key);
      const total = await dead.count(workspaceId, filter);
      const task: LetterTask = {
        ...{ _id, workspaceId, action, filter, by, at, total },
        ...{ state: 'running', open: true, done: 0, changed: 0 },
      };
      try {
        await tasks.insertOne(task);
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
      runner.start(_id);
      return viewOf(await find(workspaceId, _id));
    },
    list: async (workspaceId, { limit, cursor }) => {
      const found = await tasks
        .find({ workspaceId, ...beyond(cursor) })
        .sort({ at: -1, _id: -1 })
        .limit(limit + 1)
        .toArray();
      const items = found.slice(0, limit);
      const last = items.at(-1);
      return {
        items: items.map(viewOf),
        ...(found.length > limit && last && { nextCursor: encodeCursor([last.at.getTime(), last._id]) }),
      };
    },
    get: async (workspaceId, taskId) => viewOf(await find(workspaceId, taskId)),
    stop: async (workspaceId, taskId) => {
      await find(workspaceId, taskId);
      const stopped = await tasks.findOneAndUpdate(
        { _id: taskId, workspaceId, open: true },
        { $set: { state: 'stopped', finishedAt: clock.now() }, $unset: { open: '', lease: '' } },
        { returnDocument: 'after' },
      );
      if (!stopped) throw new PerennialError('not_in_this_state', 'This task is over; there is nothing to stop.');
      return viewOf(stopped);
    },
  };
}

function beyond(cursor: string | undefined) {
  if (cursor === undefined) return {};
  const [time, id] = decodeCursor(cursor);
  const at = new Date(Number(time));
  return { $or: [{ at: { $lt: at } }, { at, _id: { $lt: String(id) } }] };
}

function viewOf({ _id, action, filter, state, at, total, done, changed, finishedAt }: LetterTask): LetterTaskView {
  return {
    id: _id,
    ...{ action, filter, state, total, done, changed },
    at: at.toISOString(),
    ...(finishedAt && { finishedAt: finishedAt.toISOString() }),
  };
}
