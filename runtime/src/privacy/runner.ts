import { hash, randomUUID } from 'node:crypto';

import type { Clock } from '../platform/clock';
import type { Db } from '../platform/database';
import type { Logger } from '../platform/logging';
import type { Erased } from './erased';
import { writeExport } from './exporting';
import { HOLDINGS } from './holdings';
import { requestsOf, type PrivacyRequest, type Subject } from './model';
import { countHolding, eraseHolding } from './steps';

export interface RunnerParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'error'>;
  readonly erased: Erased;
  /** Ends everything the person is in, and voids what was not sent. Repeatable. */
  readonly endPassages: (workspaceId: string, profileIds: readonly string[]) => Promise<unknown>;
  /** Until what was on its way when an erasure began has arrived. */
  readonly settleMs?: number;
}

/** Works off what was asked for, one process at a time for each request. */
export interface PrivacyRunner {
  /** Everything that is open and due; for a sweep every few seconds. */
  tick(signal?: AbortSignal): Promise<void>;
}

const LEASE_MS = 60_000;
const SETTLE_MS = 60_000;
const PASSES = 2;
const EXPORT_DAYS = 7;

export function createPrivacyRunner(parts: RunnerParts): PrivacyRunner {
  const { db, clock, log, settleMs = SETTLE_MS } = parts;
  const requests = requestsOf(db);
  const token = randomUUID();

  /** By the database's clock; a process that dies lets another one go on. */
  async function lease(_id: string): Promise<PrivacyRequest | undefined> {
    const free = [
      { lease: { $exists: false } },
      { 'lease.token': token },
      { $expr: { $lt: ['$lease.until', '$$NOW'] } },
    ];
    const taken = await requests.findOneAndUpdate(
      { _id, open: true, due: { $lte: clock.now() }, $or: free },
      [{ $set: { lease: { token, until: { $add: ['$$NOW', LEASE_MS] } } } }],
      { returnDocument: 'after' },
    );
    return taken ?? undefined;
  }

  /** One step; the mark that it is done comes behind it, so a crash repeats it. */
  async function step(request: PrivacyRequest, subject: Subject): Promise<void> {
    const { _id, workspaceId, kind, step: at, pass } = request;
    const mine = { _id, open: true as const, 'lease.token': token, step: at, pass };
    const holding = HOLDINGS[at];
    if (!holding) {
      await requests.updateOne(mine, endOfPass(request));
      return;
    }
    const whose = { ...subject, workspaceId };
    const counted = `counts.${String(pass)}/${holding.collection}`;
    if (kind === 'export') {
      const count = holding.internal ? 0 : await writeExport(db, { request, holding, whose, expiresAt: expiry() });
      await requests.updateOne(mine, { $set: { step: at + 1, [counted]: count } });
      return;
    }
    if (at === 0) {
      await parts.erased.add(workspaceId, subject.identifiers);
      await parts.endPassages(workspaceId, subject.profileIds);
    }
    // Noted before anything goes, and only once: a repeat would find less.
    const count = await countHolding(db, holding, whose);
    await requests.updateOne({ ...mine, [counted]: { $exists: false } }, { $set: { [counted]: count } });
    await eraseHolding(db, holding, whose);
    await requests.updateOne(mine, { $set: { step: at + 1 } });
  }

  const expiry = () => new Date(clock.now().getTime() + EXPORT_DAYS * 86_400_000);

  function endOfPass({ kind, pass, ...request }: PrivacyRequest) {
    const now = clock.now();
    if (kind === 'export')
      return { $set: { state: 'done' as const, finishedAt: now, expiresAt: expiry() }, $unset: { open: '', lease: '', subject: '' } } as const; // prettier-ignore
    if (pass + 1 < PASSES)
      return { $set: { pass: pass + 1, step: 0, due: new Date(now.getTime() + settleMs) }, $unset: { lease: '' } } as const; // prettier-ignore
    const proof = proofOf({ ...request, kind, finishedAt: now });
    return { $set: { state: 'done' as const, finishedAt: now, proof }, $unset: { open: '', lease: '', subject: '', profileId: '' } } as const; // prettier-ignore
  }

  async function whole(_id: string, signal?: AbortSignal): Promise<void> {
    for (let request = await lease(_id); request?.subject && !signal?.aborted; request = await lease(_id))
      await step(request, request.subject);
    await requests.updateOne({ _id, 'lease.token': token }, { $unset: { lease: '' } });
  }

  return {
    async tick(signal) {
      const open = await requests
        .find({ open: true }, { projection: { _id: 1 } })
        .hint('open')
        .sort({ open: 1, at: 1 })
        .limit(100)
        .toArray();
      for (const { _id } of open)
        try {
          await whole(_id, signal);
        } catch (error) {
          log.error({ err: error, requestId: _id }, 'A request about personal data could not go on; it is tried again');
        }
    },
  };
}

/** Anybody who has the request's own figures can make it again: it was not changed since. */
export function proofOf(
  request: Pick<PrivacyRequest, '_id' | 'workspaceId' | 'by' | 'at' | 'counts' | 'kind'> & {
    readonly finishedAt: Date;
  },
): string {
  const { _id, workspaceId, kind, by, at, finishedAt, counts } = request;
  const sorted = Object.entries(counts).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return hash('sha256', JSON.stringify([_id, workspaceId, kind, by, at, finishedAt, sorted]));
}
