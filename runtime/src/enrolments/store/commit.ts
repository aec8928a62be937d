import { MongoNetworkError, type AnyBulkWriteOperation } from 'mongodb';

import type { Commit } from '../../engine/passage';
import { these } from '../../platform/placed';
import type { EnrolmentCollection, EnrolmentDocument } from '../model';
import { commitOperations } from './commitOperations';

export interface CommitRequest {
  /** As claimed, with the mark of an external call if there is one. */
  readonly enrolment: EnrolmentDocument;
  readonly commit: Commit;
}

const REPEATS = 3;

/**
 * Wake-up, 6: one unordered bulkWrite; enrolments that end up alike share one updateMany, fenced by `_id, seq, lease.token`.
 * Gives back the winners. After an unclear answer `last.token` says whose the commit was; who did not win does nothing more.
 * A crash after it leaves real rows proposed and holds unsettled: the next wake-up or the sweep goes on.
 */
export async function commit(
  enrolments: EnrolmentCollection,
  requests: readonly CommitRequest[],
  token: string,
): Promise<ReadonlySet<string>> {
  if (requests.length === 0) return new Set();
  const operations = commitOperations(requests, token);
  const those = these(requests.map(({ enrolment }) => enrolment));
  const committed = await tryCommit(enrolments, operations);
  if (committed === requests.length) return new Set(those._id.$in);
  const won = await enrolments.find({ ...those, 'last.token': token }, { projection: { _id: 1 } }).toArray();
  return new Set(won.map((one) => one._id));
}

/** Undefined when the answer is unclear or some document was refused. Repeating is safe: `seq` moves with the commit. */
async function tryCommit(
  enrolments: EnrolmentCollection,
  operations: AnyBulkWriteOperation<EnrolmentDocument>[],
): Promise<number | undefined> {
  for (let attempt = 1; attempt <= REPEATS; attempt++) {
    try {
      const { modifiedCount } = await enrolments.bulkWrite(operations, { ordered: false });
      return attempt === 1 ? modifiedCount : undefined;
    } catch (error) {
      // A document that cannot be stored (too large) must not take the others with it: their groups are written.
      if (!(error instanceof MongoNetworkError)) return undefined;
    }
  }
  return undefined;
}
