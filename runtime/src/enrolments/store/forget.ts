import { these } from '../../platform/placed';
import type { EnrolmentCollection, EnrolmentDocument } from '../model';

/** Whose `applied.<enrolment>` stands in a profile without need. */
export type Forgettable = Pick<EnrolmentDocument, '_id' | 'bucket' | 'profileId'>;

/** Sweep: enrolments that have changed their profile and ended before this, the oldest first; a partial index holds only these. */
export async function findForgettable(
  enrolments: EnrolmentCollection,
  before: Date,
  limit: number,
): Promise<Forgettable[]> {
  return await enrolments
    .find({ wroteProfile: true, 'ended.at': { $lt: before } }, { projection: { bucket: 1, profileId: 1 } })
    .hint('wroteProfile')
    .sort({ 'ended.at': 1 })
    .limit(limit)
    .toArray();
}

/** Their profiles hold nothing of them any more. A crash before it forgets them again, which changes nothing. */
export async function noteForgotten(enrolments: EnrolmentCollection, over: readonly Forgettable[]): Promise<void> {
  if (over.length === 0) return;
  await enrolments.updateMany(these(over), { $unset: { wroteProfile: 1 } });
}
