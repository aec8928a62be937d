import { randomUUID } from 'node:crypto';

import type { Journeys } from '../journeys/service';
import { PerennialError } from '../platform/errors/error';
import type { Logger } from '../platform/logging';
import { enterBatch, gatherBatch, type CatchUpParts } from './catchUp';
import { catchUpsOf, type CatchUpDocument } from './model';

export interface RunnerParts extends CatchUpParts {
  readonly journeys: Pick<Journeys, 'read' | 'byId'>;
  readonly logger: Pick<Logger, 'error'>;
}

/** Does what catch-ups have to do, one process at a time for each. */
export interface CatchUpRunner {
  /** Everything that may be done now; for a sweep every few seconds. */
  tick(): Promise<void>;
  /** The same for one, in the background: what somebody has just begun starts at once. */
  start(catchUpId: string): void;
  stop(): Promise<void>;
}

const LEASE_MS = 30_000;

export function createRunner(parts: RunnerParts): CatchUpRunner {
  const { db, logger } = parts;
  const token = randomUUID();
  const stopping = new AbortController();
  const running = new Map<string, Promise<void>>();

  function start(_id: string): void {
    if (running.has(_id) || stopping.signal.aborted) return;
    const work = whole(_id)
      .catch((error: unknown) => {
        if (!stopping.signal.aborted) logger.error({ err: error, catchUpId: _id }, 'A catch-up could not go on');
      })
      .finally(() => running.delete(_id));
    running.set(_id, work);
  }

  async function whole(_id: string): Promise<void> {
    while (!stopping.signal.aborted) {
      const catchUp = await lease(_id);
      if (!catchUp || !(await step(catchUp))) break;
    }
    await catchUpsOf(db).updateOne({ _id, 'lease.token': token }, { $unset: { lease: '' } });
  }

  /** True: there is more to do at once. */
  async function step(catchUp: CatchUpDocument): Promise<boolean> {
    const { workspaceId, journeyId } = catchUp;
    const { journey } = await parts.journeys.read(workspaceId, journeyId);
    if (journey.status === 'archived') return await cancel(catchUp._id, 'The journey was archived.');
    // Paused: they wait until it goes on.
    if (journey.status !== 'live' || !journey.live) return false;
    const version = await parts.journeys.byId(journey.live.versionId);
    if (catchUp.state === 'entering') return await enterBatch(parts, version, catchUp);
    await gatherBatch(parts, version, catchUp);
    return true;
  }

  async function cancel(_id: string, reason: string): Promise<false> {
    await catchUpsOf(db).updateOne(
      { _id, open: true },
      { $set: { state: 'cancelled', reason, finishedAt: parts.clock.now() }, $unset: { open: '', lease: '' } },
    );
    return false;
  }

  /** By the database's clock; a process that dies lets another one go on. */
  async function lease(_id: string): Promise<CatchUpDocument | undefined> {
    const free = [
      { lease: { $exists: false } },
      { 'lease.token': token },
      { $expr: { $lt: ['$lease.until', '$$NOW'] } },
    ];
    const taken = await catchUpsOf(db).findOneAndUpdate(
      { _id, open: true, $or: free },
      [{ $set: { lease: { token, until: { $add: ['$$NOW', LEASE_MS] } } } }],
      { returnDocument: 'after' },
    );
    return taken ?? undefined;
  }

  return {
    start,
    tick: async () => {
      const open = await catchUpsOf(db)
        .find({ open: true }, { projection: { _id: 1 }, hint: 'open' })
        .toArray();
      for (const { _id } of open) start(_id);
      await Promise.all(running.values());
    },
    stop: async () => {
      stopping.abort(new PerennialError('not_ready', 'The process stops.'));
      await Promise.all(running.values());
    },
  };
}
