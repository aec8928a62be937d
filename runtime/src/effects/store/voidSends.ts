import { these, type Placed } from '../../platform/placed';
import type { EffectCollection } from '../model';

const otherwise = (out: unknown, never: unknown) => ({ $cond: [{ $eq: ['$mayBeOut', true] }, out, never] });

const ENDED = {
  status: otherwise('unknown', 'void'),
  reason: otherwise('unknown_outcome', { $ifNull: ['$reason', '$$REMOVE'] }),
  at: otherwise('$$NOW', '$at'),
};

/**
 * Exit, 3: sends of enrolments that have just ended and are not yet being sent → void. Rows already `sending` were marked
 * first: their dispatcher reads the enrolment after its mark and decides. What waits to be tried again and may be out is
 * unknown, not void. Erasure voids every kind (`everyKind`).
 * A crash before it leaves `cascade: true` on the root; the sweep repeats it.
 */
export async function voidSends(
  effects: EffectCollection,
  enrolments: readonly Placed[],
  { everyKind = false } = {},
): Promise<number> {
  if (enrolments.length === 0) return 0;
  const { _id: enrolmentId, bucket } = these(enrolments);
  const { modifiedCount } = await effects.updateMany(
    {
      enrolmentId,
      bucket,
      status: { $in: ['proposed', 'pending'] },
      ...(everyKind ? {} : { kind: 'send' }),
    },
    [{ $set: ENDED }],
  );
  return modifiedCount;
}
