import { derivedId } from '../../platform/ids';
import type { EnrolmentCollections, RefusalDocument } from '../model';

/**
 * Notes why somebody did not enter: one document per profile, journey and reason, the latest event in it, forgotten after
 * REFUSAL_DAYS. So a shop that updates a checkout a thousand times leaves one line.
 */
export async function noteRefusals(
  refusals: EnrolmentCollections['refusals'],
  refused: readonly Omit<RefusalDocument, '_id'>[],
): Promise<void> {
  if (refused.length === 0) return;
  await refusals.bulkWrite(
    refused.map((refusal) => ({
      updateOne: {
        filter: { _id: derivedId('refusal', refusal.workspaceId, refusal.journeyId, refusal.profileId, refusal.code) },
        update: { $set: refusal },
        upsert: true,
      },
    })),
    { ordered: true },
  );
}
