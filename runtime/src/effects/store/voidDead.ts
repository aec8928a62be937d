import type { EffectRow } from '../../engine/effect';
import { these } from '../../platform/placed';
import type { EffectCollection } from '../model';

/** Sweep: rows of attempts that will never commit (the confirm rule): proposed → void. Final, so it may come late. */
export async function voidDead(effects: EffectCollection, rows: readonly EffectRow[]): Promise<number> {
  if (rows.length === 0) return 0;
  const { modifiedCount } = await effects.updateMany(
    { ...these(rows), status: 'proposed' },
    { $set: { status: 'void' } },
  );
  return modifiedCount;
}
