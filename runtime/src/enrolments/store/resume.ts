import type { AnyBulkWriteOperation } from 'mongodb';

import type { Resumption } from '../../effects/service';
import { exactly } from '../../platform/placed';
import type { EnrolmentCollection, EnrolmentDocument } from '../model';
import { announce, type AnnouncingParts } from './announce';
import { historyWith, literal, NEXT_SEQ, sinceHold } from './stages';

/**
 * Send, 5: the outcome of a send ends its hold; the next step counts from when it really went out (`at`), but
 * never from before the hold began.
 * An enrolment that stands elsewhere by now stays as it is. A crash before it leaves the row owed.
 */
export async function resume(
  parts: AnnouncingParts & { readonly enrolments: EnrolmentCollection },
  resumptions: readonly Resumption[],
): Promise<number> {
  if (resumptions.length === 0) return 0;
  await announce(parts, { members: resumptions.map(({ enrolment }) => enrolment) });
  const { modifiedCount } = await parts.enrolments.bulkWrite(resumptions.map(operation), { ordered: false });
  return modifiedCount;
}

function operation({ enrolment, holdKey, outcome }: Resumption): AnyBulkWriteOperation<EnrolmentDocument> {
  return {
    updateOne: {
      filter: { ...exactly(enrolment), active: true, 'hold.key': holdKey, 'hold.outcome': { $exists: false } },
      update: [
        {
          $set: {
            'hold.outcome': literal(outcome),
            due: '$$NOW',
            ...sinceHold(outcome.at),
            seq: NEXT_SEQ,
            history: historyWith({ what: 'resumed', output: outcome.output, detail: outcome.reason ?? outcome.kind }),
          },
        },
        { $unset: 'lease' },
      ],
    },
  };
}
