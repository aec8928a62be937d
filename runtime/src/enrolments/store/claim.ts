import { randomUUID } from 'node:crypto';
import { MongoNetworkError, type AnyBulkWriteOperation } from 'mongodb';

import { these } from '../../platform/placed';
import type { EnrolmentCollection, EnrolmentDocument } from '../model';

export type StepPlace = Pick<EnrolmentDocument, 'versionId' | 'stepKey'>;

export interface ClaimQuery {
  readonly queue: 'local' | 'external';
  /** At most MAX_BUCKETS: above it the plan turns into a blocking sort. */
  readonly buckets: readonly number[];
  readonly limit: number;
  readonly now: Date;
  /** Milliseconds until the work of a worker that died becomes due again. */
  readonly lease: number;
  /** Latest due first: every few turns, so that a backlog of one brand delays another by little. */
  readonly newestFirst?: boolean;
  /** Who stands there is passed over. */
  readonly except?: readonly StepPlace[];
  /** Of those due before this at most so many are taken, the oldest first. */
  readonly overdue?: { readonly before: Date; readonly most: number } | undefined;
}

export interface Claim {
  /** The attempt's name. */
  readonly token: string;
  /** As claimed, without their history. */
  readonly enrolments: readonly EnrolmentDocument[];
  /** With `overdue` in the query: how many of them were, and whether some had to wait. */
  readonly overdue?: { readonly taken: number; readonly heldBack: boolean };
}

export const MAX_BUCKETS = 200;
const REPEATS = 3;

/**
 * Wake-up, 1: reads what is due, then takes each under `(seq, attempts)` as read, so that a copy that went stale in
 * between is not taken. After a network error it repeats with the same token; on any shortfall it reads back by token.
 * A crash after it leaves a lease, which runs out.
 */
export async function claim(enrolments: EnrolmentCollection, query: ClaimQuery): Promise<Claim> {
  const token = randomUUID();
  const { read, overdue } = await findDue(enrolments, query);
  if (read.length === 0) return { token, enrolments: [], ...(overdue && { overdue }) };
  const operations = claimOperations(read, query, token);
  const taken = await repeated(async () => (await enrolments.bulkWrite(operations, { ordered: false })).modifiedCount);
  if (taken === read.length)
    return {
      ...{ token, ...(overdue && { overdue }) },
      enrolments: read.map((one) => ({ ...one, attempts: one.attempts + 1, lease: { token } })),
    };
  const own = await enrolments.find({ ...these(read), 'lease.token': token }, { projection: { history: 0 } }).toArray();
  return { token, enrolments: own.map((one) => ({ ...one, history: [] })), ...(overdue && { overdue }) };
}

/** The hot query: index ranges of `{queue, bucket, due}` merged in order of `due`. */
export function dueCursor(
  enrolments: EnrolmentCollection,
  query: Omit<ClaimQuery, 'lease'> & { readonly after?: Date },
) {
  const { queue, buckets, limit, now, newestFirst = false, except = [], after } = query;
  const passedOver = except.length > 0 ? { $nor: [...except] } : {};
  if (buckets.length > MAX_BUCKETS)
    throw new RangeError(`A claim reads at most ${String(MAX_BUCKETS)} buckets, got ${String(buckets.length)}`);
  const due = { $lte: now, ...(after && { $gte: after }) };
  return enrolments
    .find({ queue, bucket: { $in: [...buckets] }, due, ...passedOver }, { projection: { history: 0 } })
    .sort({ due: newestFirst ? -1 : 1 })
    .limit(limit)
    .batchSize(limit + 1);
}

interface Due {
  readonly read: readonly EnrolmentDocument[];
  readonly overdue?: NonNullable<Claim['overdue']>;
}

/** One query; a second one only when more is overdue than may be taken: what is due now does not wait for it. */
async function findDue(enrolments: EnrolmentCollection, query: ClaimQuery): Promise<Due> {
  const found = await dueCursor(enrolments, query).toArray();
  const { overdue, limit, newestFirst } = query;
  if (!overdue) return { read: withoutHistory(found) };
  const isOverdue = ({ due }: EnrolmentDocument) => due !== undefined && due < overdue.before;
  const late = found.filter(isOverdue).sort((a, b) => (a.due?.getTime() ?? 0) - (b.due?.getTime() ?? 0));
  const fresh = found.filter((one) => !isOverdue(one));
  // The latest first says nothing about who is the oldest: those wait for the next turn.
  const taken = newestFirst && found.length >= limit ? [] : late.slice(0, overdue.most);
  const heldBack = late.length > taken.length;
  const others =
    heldBack && found.length >= limit
      ? await dueCursor(enrolments, { ...query, after: overdue.before, limit: limit - taken.length }).toArray()
      : fresh;
  return { read: withoutHistory([...taken, ...others]), overdue: { taken: taken.length, heldBack } };
}

const withoutHistory = (found: readonly EnrolmentDocument[]) => found.map((one) => ({ ...one, history: [] }));

function claimOperations(
  read: readonly EnrolmentDocument[],
  { queue, now, lease }: ClaimQuery,
  token: string,
): AnyBulkWriteOperation<EnrolmentDocument>[] {
  // Plain, and by the time the search was made with: a pipeline that adds the lease to $$NOW costs the database a quarter more.
  const take = { $set: { due: new Date(now.getTime() + lease), lease: { token } }, $inc: { attempts: 1 } };
  const groups = Map.groupBy(read, (one) => `${String(one.seq)}/${String(one.attempts)}`);
  return [...groups.values()].flatMap((group) => {
    const [{ seq, attempts } = { seq: -1, attempts: -1 }] = group;
    const filter = { ...these(group), queue, seq, attempts, due: { $lte: now } };
    return { updateMany: { filter, update: take, hint: { _id: 1 } } };
  });
}

async function repeated(write: () => Promise<number>): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write();
    } catch (error) {
      if (!(error instanceof MongoNetworkError) || attempt === REPEATS) throw error;
    }
  }
}

/** While an external step runs: the lease again from now, as long as this attempt still holds it. */
export async function renewLease(
  enrolments: EnrolmentCollection,
  { token, enrolments: claimed }: Claim,
  lease: number,
): Promise<number> {
  const { modifiedCount } = await enrolments.updateMany({ ...these(claimed), 'lease.token': token }, [
    { $set: { due: { $add: ['$$NOW', lease] } } },
  ]);
  return modifiedCount;
}

/** After a turn that failed as a whole: its leases run out after `delay` milliseconds instead of the rest of the lease. */
export async function shortenLease(
  enrolments: EnrolmentCollection,
  { token, enrolments: claimed }: Claim,
  delay: number,
): Promise<void> {
  await renewLease(enrolments, { token, enrolments: claimed }, delay);
}
