import type { EffectCollection } from '../model';

/** Sweep: rows of attempts that will never commit (the confirm rule): proposed → void. Final, so it may come late. */
export async function voidDead(effects: EffectCollection, rowIds: readonly string[]): Promise<number> {
  if (rowIds.length === 0) return 0;
  const { modifiedCount } = await effects.updateMany(
    { _id: { $in: [...rowIds] }, status: 'proposed' },
    { $set: { status: 'void' } },
  );
  return modifiedCount;
}
