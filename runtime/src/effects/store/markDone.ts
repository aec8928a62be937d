import type { EffectRow } from '../../engine/effect';
import { these } from '../../platform/placed';
import type { EffectCollection } from '../model';

/** The end of applying a real row that is not a send: proposed → done. A crash before it means applying it again, which changes nothing. */
export async function markDone(effects: EffectCollection, rows: readonly EffectRow[]): Promise<number> {
  if (rows.length === 0) return 0;
  const { modifiedCount } = await effects.updateMany(
    { ...these(rows), status: 'proposed' },
    { $set: { status: 'done' } },
  );
  return modifiedCount;
}
