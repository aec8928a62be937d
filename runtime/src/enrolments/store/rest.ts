import { these, type Placed } from '../../platform/placed';
import type { EnrolmentCollection } from '../model';

export interface Resting extends Placed {
  /** As committed. */
  readonly seq: number;
  readonly holdKey: string;
}

/**
 * The look-up found nothing: the listening hold gets its real due, also when that is over already. A crash before it leaves the
 * lease as due: it wakes, looks up again and rests then. Whoever is at this `seq` is at this hold, settled or not (a dead letter
 * that was retried comes back to a settled one).
 */
export async function rest(enrolments: EnrolmentCollection, resting: readonly Resting[]): Promise<number> {
  if (resting.length === 0) return 0;
  const groups = Map.groupBy(resting, ({ seq, holdKey }) => JSON.stringify([seq, holdKey]));
  const { modifiedCount } = await enrolments.bulkWrite(
    [...groups.values()].flatMap((group) => {
      const [{ seq, holdKey } = { seq: -1, holdKey: '' }] = group;
      return {
        updateMany: {
          filter: {
            ...these(group),
            seq,
            active: true,
            'hold.key': holdKey,
          },
          update: [{ $set: { 'hold.settled': true, due: '$hold.until' } }, { $unset: 'lease' }],
        },
      };
    }),
    { ordered: false },
  );
  return modifiedCount;
}
