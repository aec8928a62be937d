import type { Document } from 'mongodb';

import { HISTORY_LIMIT } from '../../engine/commitOf';
import type { HeardEvent } from '../../engine/enrolment';
import type { EnrolmentDocument } from '../model';

/**
 * Parts of update pipelines. Everything that came from outside goes through `literal`: in a pipeline a text that
 * begins with `$` would be read as a field.
 */
export const literal = (value: unknown): Document => ({ $literal: value });

/** What every write by an exit, event, outcome or person does: a new `seq`, so that attempts that read before it lose. */
export const NEXT_SEQ: Document = { $add: ['$seq', 1] };

/** A hold ended at `at`. `since` only moves forward: the clock of the database may have stepped back. */
export const sinceHold = (at: Date): Document => ({ since: { $max: ['$since', at] } });

/** More events than that have ended holds of one enrolment only in loops. */
const HEARD_LIMIT = 20;
const HEARD = { $ifNull: ['$heard', []] };

/** An event has ended a hold and ends no other. Of more than can be remembered the oldest goes, and what came until it counts no more. */
export const remembering = ({ id, at }: HeardEvent): Document => ({
  heard: { $slice: [{ $concatArrays: [HEARD, [{ id: literal(id), at }]] }, -HEARD_LIMIT] },
  heardUpTo: {
    $cond: [
      { $lt: [{ $size: HEARD }, HEARD_LIMIT] },
      { $ifNull: ['$heardUpTo', '$$REMOVE'] },
      { $max: ['$heardUpTo', { $first: '$heard.at' }] },
    ],
  },
});

/** `visits[stepKey]` of the document itself; MongoDB 6 cannot read a field by a computed name. */
const VISIT: Document = {
  $ifNull: [
    {
      $first: {
        $map: {
          input: {
            $filter: { input: { $objectToArray: '$visits' }, as: 'visit', cond: { $eq: ['$$visit.k', '$stepKey'] } },
          },
          as: 'visit',
          in: '$$visit.v',
        },
      },
    },
    0,
  ],
};

type HistoryLine = Pick<EnrolmentDocument['history'][number], 'what' | 'detail' | 'output'>;

/** What may come any number of times without a commit in between: an event a second for days must not grow the document. */
const REPEATED: readonly HistoryLine['what'][] = ['restarted', 'parked', 'unparked'];
/** Where they end. What ends, moves or resumes is never left out: counts and way tell of it, and a commit comes between. */
const REPEATED_LIMIT = 2 * HISTORY_LIMIT;

/** The history with one more line about where the enrolment stands, stamped by the database. */
export function historyWith({ what, detail, output }: HistoryLine): Document {
  const line = {
    stepKey: '$stepKey',
    visit: VISIT,
    at: '$$NOW',
    what: literal(what),
    ...(detail !== undefined && { detail: literal(detail) }),
    ...(output !== undefined && { output }),
  };
  const longer = { $concatArrays: ['$history', [line]] };
  if (!REPEATED.includes(what)) return longer;
  return { $cond: [{ $lt: [{ $size: '$history' }, REPEATED_LIMIT] }, longer, '$history'] };
}
