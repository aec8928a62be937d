import { randomUUID } from 'node:crypto';

import type { Clock } from '../platform/clock';
import { PerennialError } from '../platform/errors/error';
import type { Logger } from '../platform/logging';
import { fail, finish } from './ending';
import { importsOf, type ImportDocument } from './model';
import { goThrough, type PassParts } from './pass';

export interface RunnerParts extends PassParts {
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'error'>;
  /** How long nobody else takes over from a process that has stopped. */
  readonly leaseMs?: number | undefined;
}

/** Goes through files, one process at a time for each. */
export interface ImportRunner {
  /** Everything that is open; for a sweep every few seconds. */
  tick(): Promise<void>;
  /** One of them, in the background. */
  start(importId: string): void;
  /** Stops after the portion in hand. */
  stop(): Promise<void>;
}

const LEASE_MS = 30_000;
const AT_ONCE = 2;
const LOOKED_AT = 100;

export function createImportRunner(parts: RunnerParts): ImportRunner {
  const { db, clock, logger, leaseMs = LEASE_MS } = parts;
  const imports = importsOf(db);
  const token = randomUUID();
  const running = new Map<string, Promise<void>>();
  let stopping = false;

  const start = (_id: string): void => {
    if (stopping || running.has(_id) || running.size >= AT_ONCE) return;
    const work = whole(_id)
      .catch((error: unknown) => {
        if (!stopping) logger.error({ err: error, importId: _id }, 'An import could not go on');
      })
      .finally(() => running.delete(_id));
    running.set(_id, work);
  };

  async function whole(_id: string): Promise<void> {
    const document = await lease(_id);
    if (!document) return;
    const keep = async () => (stopping ? undefined : await lease(_id, document.pass));
    try {
      if (await goThrough(parts, document, { token, keep })) await finish({ db, clock, token }, document);
    } catch (error) {
      // What the file is to blame for does not get better by another attempt.
      if (!(error instanceof PerennialError) || error.code === 'not_ready') throw error;
      await fail({ db, clock, token }, document, error);
    } finally {
      await imports.updateOne({ _id, 'lease.token': token }, { $unset: { lease: '' } });
    }
  }

  /** By the database's clock; a process that dies lets another one go on. */
  async function lease(_id: string, pass?: number): Promise<ImportDocument | undefined> {
    const free = [
      { lease: { $exists: false } },
      { 'lease.token': token },
      { $expr: { $lt: ['$lease.until', '$$NOW'] } },
    ];
    const taken = await imports.findOneAndUpdate(
      { _id, open: true, ...(pass !== undefined && { pass }), $or: free },
      [{ $set: { lease: { token, until: { $add: ['$$NOW', leaseMs] } } } }],
      { returnDocument: 'after' },
    );
    return taken ?? undefined;
  }

  return {
    start,
    tick: async () => {
      const open = await imports
        .find({ open: true }, { projection: { _id: 1 } })
        .sort({ at: 1 })
        .limit(LOOKED_AT)
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
