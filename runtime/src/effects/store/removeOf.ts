import type { EffectRow } from '../../engine/effect';
import type { EffectCollection } from '../model';

const UNDER_WAY: EffectRow['status'][] = ['proposed', 'pending', 'sending'];

/** Those of these enrolments of whom something is not at its end yet. */
export async function stillOpenOf(effects: EffectCollection, enrolmentIds: readonly string[]): Promise<string[]> {
  const of = { enrolmentId: { $in: [...enrolmentIds] } };
  return await effects.distinct('enrolmentId', { ...of, $or: [{ status: { $in: UNDER_WAY } }, { owed: true }] });
}

/** Retention: everything that enrolments which are to be removed have left behind. Repeatable. */
export async function removeOf(effects: EffectCollection, enrolmentIds: readonly string[]): Promise<number> {
  return (await effects.deleteMany({ enrolmentId: { $in: [...enrolmentIds] } })).deletedCount;
}
