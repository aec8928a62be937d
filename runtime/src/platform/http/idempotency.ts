import { hash } from 'node:crypto';
import type { Request } from 'express';

import type { Clock } from '../clock';
import { isDuplicateKey, type Collection, type Database } from '../database';
import { PerennialError } from '../errors/error';
import { derivedId, randomToken } from '../ids';
import type { Caller } from './caller';

const KEPT_MS = 24 * 3_600_000;
const RUN_ENDS_WITHIN_MS = 60_000;
const KEY = /^[\x21-\x7e]{1,255}$/;

/** One key of a workspace: what was asked under it, and the answer once there is one. */
interface KeyRecord {
  readonly _id: string;
  readonly workspaceId: string;
  readonly requestHash: string;
  /** Names the run that owns the record; a run that was taken over stores no answer. */
  readonly run: string;
  readonly runEnds: Date;
  /** The answer as JSON text, so that its keys are never field names. */
  readonly answer?: string;
  readonly expiresAt: Date;
}

export type Idempotency = (request: Request, caller: Caller, answer: () => Promise<unknown>) => Promise<unknown>;

/**
 * The first request under a key runs and its answer is kept for 24 hours; repeats get that answer, with `Idempotent-Replayed`.
 * A repeat while the first still runs is refused (still_running), another request under the same key too
 * (idempotency_key_reused). A refused or failed first leaves the key free; one that crashed frees it after a minute.
 */
export function createIdempotency({ db }: Database, clock: Clock): Idempotency {
  const records = db.collection<KeyRecord>('idempotencyKeys');
  return async (request, caller, answer) => {
    const key = request.get('idempotency-key');
    if (key === undefined) return await answer();
    if (!KEY.test(key))
      throw new PerennialError('invalid_input', 'Idempotency-Key must have 1 to 255 printable ASCII characters.');
    const mine = newRecord(request, caller, { key, now: clock.now() });
    const earlier = await claimed(records, mine, clock.now());
    if (earlier !== undefined) {
      request.res?.set('idempotent-replayed', 'true');
      return earlier;
    }
    return await run(records, mine, answer);
  };
}

function newRecord(request: Request, caller: Caller, { key, now }: { key: string; now: Date }): KeyRecord {
  const asked = [request.method, request.originalUrl, JSON.stringify(request.body ?? null)].join('\n');
  return {
    _id: derivedId(caller.workspaceId, key),
    workspaceId: caller.workspaceId,
    requestHash: hash('sha256', asked),
    run: randomToken(),
    runEnds: new Date(now.getTime() + RUN_ENDS_WITHIN_MS),
    expiresAt: new Date(now.getTime() + KEPT_MS),
  };
}

/** Undefined when this run now owns the key, else the answer of the run before. */
async function claimed(records: Collection<KeyRecord>, mine: KeyRecord, now: Date): Promise<unknown> {
  if (await inserted(records, mine)) return undefined;
  const earlier = await records.findOne({ _id: mine._id });
  if (earlier && earlier.requestHash !== mine.requestHash)
    throw new PerennialError('idempotency_key_reused', 'Use a new Idempotency-Key for another request.');
  if (earlier?.answer !== undefined) return JSON.parse(earlier.answer) as unknown;
  const taken = await records.replaceOne({ _id: mine._id, answer: { $exists: false }, runEnds: { $lte: now } }, mine);
  if (taken.modifiedCount === 1) return undefined;
  throw new PerennialError('still_running', 'Wait for the first request, or repeat this one in a second.', {
    retryAfter: 1,
  });
}

async function inserted(records: Collection<KeyRecord>, record: KeyRecord): Promise<boolean> {
  try {
    await records.insertOne(record);
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

async function run(
  records: Collection<KeyRecord>,
  { _id, run }: KeyRecord,
  answer: () => Promise<unknown>,
): Promise<unknown> {
  let result: unknown;
  try {
    result = await answer();
  } catch (error) {
    await records.deleteOne({ _id, run });
    throw error;
  }
  await records.updateOne({ _id, run }, { $set: { answer: JSON.stringify(result ?? null) } });
  return result;
}
