import type { EnrolmentCollection } from '../model';

/**
 * Before an external step is called: the visit on the enrolment, fenced like a commit. An attempt that finds the mark of
 * its own visit knows that an earlier one may have acted (outcome unknown). Gives back those that are still ours.
 */
export async function markCalling(
  enrolments: EnrolmentCollection,
  calls: readonly { readonly _id: string; readonly seq: number; readonly calling: string }[],
  token: string,
): Promise<ReadonlySet<string>> {
  if (calls.length === 0) return new Set();
  const { modifiedCount } = await enrolments.bulkWrite(
    calls.map(({ _id, seq, calling }) => ({
      updateOne: { filter: { _id, seq, 'lease.token': token }, update: { $set: { calling } } },
    })),
    { ordered: false },
  );
  const ids = calls.map((call) => call._id);
  if (modifiedCount === calls.length) return new Set(ids);
  const own = await enrolments.find({ _id: { $in: ids }, 'lease.token': token }, { projection: { _id: 1 } }).toArray();
  return new Set(own.map((one) => one._id));
}
