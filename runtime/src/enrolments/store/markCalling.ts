import { exactly, these, type Placed } from '../../platform/placed';
import type { EnrolmentCollection } from '../model';

export interface Call {
  /** As claimed. */
  readonly enrolment: Placed & { readonly seq: number };
  readonly calling: string;
}

/**
 * Before an external step is called: the visit on the enrolment, fenced like a commit. An attempt that finds the mark of
 * its own visit knows that an earlier one may have acted (outcome unknown). Gives back those that are still ours.
 */
export async function markCalling(
  enrolments: EnrolmentCollection,
  calls: readonly Call[],
  token: string,
): Promise<ReadonlySet<string>> {
  if (calls.length === 0) return new Set();
  const { modifiedCount } = await enrolments.bulkWrite(
    calls.map(({ enrolment, calling }) => ({
      updateOne: {
        filter: { ...exactly(enrolment), seq: enrolment.seq, 'lease.token': token },
        update: { $set: { calling } },
      },
    })),
    { ordered: false },
  );
  const those = these(calls.map(({ enrolment }) => enrolment));
  if (modifiedCount === calls.length) return new Set(those._id.$in);
  const own = await enrolments.find({ ...those, 'lease.token': token }, { projection: { _id: 1 } }).toArray();
  return new Set(own.map((one) => one._id));
}
