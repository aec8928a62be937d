import type { Filter } from 'mongodb';

import type { EnrolmentCollection, EnrolmentDocument } from '../model';
import { historyWith, NEXT_SEQ } from './stages';

/** People inside a journey; of all versions but one by `exceptVersionId`, at some steps only by `at`. */
export interface Scope {
  readonly workspaceId: string;
  readonly journeyId: string;
  readonly exceptVersionId?: string;
  readonly at?: readonly string[];
}

const BATCH = 1000;

const QUEUES: EnrolmentDocument['queue'][] = ['local', 'external', 'dead'];

const inScope = ({ workspaceId, journeyId, exceptVersionId, at }: Scope) => ({
  workspaceId,
  journeyId,
  active: true,
  ...(exceptVersionId !== undefined && { versionId: { $ne: exceptVersionId } }),
  ...(at && { stepKey: { $in: [...at] } }),
});

/** Up to a batch of ids in a scope. */
export async function idsInside(
  enrolments: EnrolmentCollection,
  scope: Scope,
  queues: EnrolmentDocument['queue'][] = [...QUEUES, 'parked'],
): Promise<string[]> {
  const found = await enrolments
    .find({ ...inScope(scope), queue: { $in: queues } }, { projection: { _id: 1 } })
    .limit(BATCH)
    .toArray();
  return found.map((one) => one._id);
}

/** Pause, one batch: outside of the index that workers read; everybody else goes on writing `due`. Gives back how many. */
export async function park(enrolments: EnrolmentCollection, scope: Scope): Promise<number> {
  const ids = await idsInside(enrolments, scope, QUEUES);
  return ids.length === 0 ? 0 : await parkThese(enrolments, { _id: { $in: ids } });
}

export async function parkThese(enrolments: EnrolmentCollection, which: Filter<EnrolmentDocument>): Promise<number> {
  const { modifiedCount } = await enrolments.updateMany({ ...which, active: true, queue: { $in: QUEUES } }, [
    {
      $set: {
        queue: 'parked',
        parked: { from: '$queue', at: '$$NOW' },
        seq: NEXT_SEQ,
        history: historyWith({ what: 'parked' }),
      },
    },
    { $unset: 'lease' },
  ]);
  return modifiedCount;
}

/**
 * Resume, one batch. When the time of those inside did not go on, what was still ahead at the pause is moved by its length;
 * what had become due, or was decided meanwhile, stays.
 */
export async function unpark(
  enrolments: EnrolmentCollection,
  scope: Scope,
  how: { readonly timeWentOn: boolean },
): Promise<number> {
  const ids = await idsInside(enrolments, scope, ['parked']);
  return ids.length === 0 ? 0 : await unparkThese(enrolments, { _id: { $in: ids } }, how);
}

export async function unparkThese(
  enrolments: EnrolmentCollection,
  which: Filter<EnrolmentDocument>,
  { timeWentOn }: { readonly timeWentOn: boolean },
): Promise<number> {
  const { modifiedCount } = await enrolments.updateMany({ ...which, active: true, queue: 'parked' }, [
    ...(timeWentOn ? [] : [{ $set: { due: shifted('$due'), 'hold.until': shifted('$hold.until') } }, DROP_EMPTY]),
    {
      $set: {
        queue: { $ifNull: ['$parked.from', 'local'] },
        seq: NEXT_SEQ,
        history: historyWith({ what: 'unparked' }),
      },
    },
    { $unset: ['lease', 'parked'] },
  ]);
  return modifiedCount;
}

/** Ahead of the pause (or of a restart during it) and undecided: later by what the pause took. A date stays what it is. */
function shifted(field: '$due' | '$hold.until') {
  const from = { $max: ['$parked.at', '$hold.restartedAt'] };
  const ahead = { $and: [{ $gt: [field, '$parked.at'] }, { $not: ['$hold.outcome'] }, { $ne: ['$hold.fixed', true] }] };
  const kept = { $ifNull: [field, '$$REMOVE'] };
  return { $cond: [ahead, { $add: [field, { $subtract: ['$$NOW', from] }] }, kept] };
}

/** `$set: {'hold.until'}` makes an empty hold of an absent one. */
const DROP_EMPTY = { $set: { hold: { $cond: [{ $ifNull: ['$hold.key', false] }, '$hold', '$$REMOVE'] } } };
