import type { EffectCollection } from '../model';

/**
 * Exit, 3: sends of enrolments that have just ended and are not yet being sent → void. Rows already `sending` were marked
 * first: their dispatcher reads the enrolment after its mark and decides. Erasure voids every kind (`everyKind`).
 * A crash before it leaves `cascade: true` on the root; the sweep repeats it.
 */
export async function voidSends(
  effects: EffectCollection,
  enrolmentIds: readonly string[],
  { everyKind = false } = {},
): Promise<number> {
  if (enrolmentIds.length === 0) return 0;
  const { modifiedCount } = await effects.updateMany(
    {
      enrolmentId: { $in: [...enrolmentIds] },
      status: { $in: ['proposed', 'pending'] },
      ...(everyKind ? {} : { kind: 'send' }),
    },
    { $set: { status: 'void' } },
  );
  return modifiedCount;
}
