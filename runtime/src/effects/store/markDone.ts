import type { EffectCollection } from '../model';

/** The end of applying a real row that is not a send: proposed → done. A crash before it means applying it again, which changes nothing. */
export async function markDone(effects: EffectCollection, rowIds: readonly string[]): Promise<number> {
  if (rowIds.length === 0) return 0;
  const { modifiedCount } = await effects.updateMany(
    { _id: { $in: [...rowIds] }, status: 'proposed' },
    { $set: { status: 'done' } },
  );
  return modifiedCount;
}
