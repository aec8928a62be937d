import { MongoBulkWriteError } from 'mongodb';

import type { EffectRow } from '../../engine/effect';
import type { EffectCollection } from '../model';

const DUPLICATE_KEY = 11_000;

/**
 * Wake-up, 5: the rows of an attempt, as `proposed`. A duplicate key is one's own repeat; nothing is ever replaced.
 * A crash after it leaves rows of an attempt that never commits: the sweep voids them.
 */
export async function insertProposed(effects: EffectCollection, rows: readonly EffectRow[]): Promise<void> {
  if (rows.length === 0) return;
  try {
    await effects.insertMany([...rows], { ordered: false });
  } catch (error) {
    if (!onlyDuplicates(error)) throw error;
  }
}

function onlyDuplicates(error: unknown): boolean {
  if (!(error instanceof MongoBulkWriteError)) return false;
  const problems = [error.writeErrors].flat();
  return problems.length > 0 && problems.every((problem) => problem.code === DUPLICATE_KEY);
}
