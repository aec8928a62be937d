import type { EffectRow } from '../../engine/effect';
import { isDuplicateKey } from '../../platform/database';
import type { EffectCollection } from '../model';

/**
 * Wake-up, 5: the rows of an attempt, as `proposed`. A duplicate key is one's own repeat; nothing is ever replaced.
 * A crash after it leaves rows of an attempt that never commits: the sweep voids them.
 */
export async function insertProposed(effects: EffectCollection, rows: readonly EffectRow[]): Promise<void> {
  if (rows.length === 0) return;
  try {
    await effects.insertMany([...rows], { ordered: false });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}
