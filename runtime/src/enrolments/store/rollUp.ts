import { HISTORY_LIMIT, trimmable } from '../../engine/commitOf';
import { exactly } from '../../platform/placed';
import type { EnrolmentCollection, EnrolmentCollections, EnrolmentDocument, StepPassage } from '../model';

type Read = Pick<
  EnrolmentDocument,
  '_id' | 'bucket' | 'profileId' | 'workspaceId' | 'journeyId' | 'versionId' | 'history' | 'trimmed' | 'rolledUp'
>;

/** Enrolments whose history has grown beyond its limit; a partial index holds only these. */
export async function findLongHistories(enrolments: EnrolmentCollection, limit: number): Promise<Read[]> {
  return await enrolments
    .find({ [`history.${String(HISTORY_LIMIT)}`]: { $exists: true } })
    .hint('longHistory')
    .limit(limit)
    .toArray();
}

/**
 * Counts: copies the history from `rolledUp` on to documents named `enrolmentId:index`, then notes how far by `$max`, then
 * trims below that. Each step can be repeated: counting the documents never counts a line twice.
 */
export async function rollUp(
  { enrolments, passages }: Pick<EnrolmentCollections, 'enrolments' | 'passages'>,
  read: readonly Read[],
): Promise<void> {
  const copies = read.flatMap(passagesOf);
  if (copies.length > 0)
    await passages.bulkWrite(
      copies.map(({ _id, ...rest }) => ({
        updateOne: { filter: { _id }, update: { $setOnInsert: rest }, upsert: true },
      })),
      { ordered: false },
    );
  for (const one of read) {
    const known = one.trimmed + one.history.length;
    await enrolments.updateOne(exactly(one), { $max: { rolledUp: known } });
    await trim(enrolments, one);
  }
}

function passagesOf({ _id, workspaceId, journeyId, versionId, history, trimmed, rolledUp }: Read): StepPassage[] {
  return history.slice(Math.max(0, rolledUp - trimmed)).map(({ stepKey, what, at, output, detail }, index) => ({
    _id: `${_id}:${String(Math.max(rolledUp, trimmed) + index)}`,
    ...{ workspaceId, journeyId, versionId, stepKey, what, at },
    ...(output !== undefined && { output }),
    ...(detail !== undefined && { detail }),
  }));
}

/** Only lines that were copied go, and only if nobody trimmed meanwhile. */
async function trim(enrolments: EnrolmentCollection, read: Read): Promise<void> {
  const { trimmed, history } = read;
  const surplus = trimmable({ history, trimmed, rolledUp: trimmed + history.length });
  if (surplus <= 0) return;
  await enrolments.updateOne({ ...exactly(read), trimmed, rolledUp: { $gte: trimmed + surplus } }, [
    {
      $set: {
        history: { $slice: ['$history', { $subtract: [surplus, { $size: '$history' }] }] },
        trimmed: trimmed + surplus,
      },
    },
  ]);
}
