import type { Resumption } from '../../effects/service';
import type { EnrolmentCollection } from '../model';
import { historyWith, literal, NEXT_SEQ } from './stages';

/**
 * Send, 5: the outcome of a send ends its hold; the next step counts from when it really went out (`at`).
 * False when the enrolment stands elsewhere by now. A crash before it leaves the row owed.
 */
export async function resume(
  enrolments: EnrolmentCollection,
  { enrolmentId, holdKey, outcome }: Resumption,
): Promise<boolean> {
  const { modifiedCount } = await enrolments.updateOne(
    { _id: enrolmentId, active: true, 'hold.key': holdKey, 'hold.outcome': { $exists: false } },
    [
      {
        $set: {
          'hold.outcome': literal(outcome),
          due: '$$NOW',
          since: outcome.at,
          seq: NEXT_SEQ,
          history: historyWith({ what: 'resumed', output: outcome.output, detail: outcome.reason ?? outcome.kind }),
        },
      },
      { $unset: ['lease', 'sinceEvent'] },
    ],
  );
  return modifiedCount > 0;
}
