import type { Filter } from 'mongodb';

import type { EffectRow } from '../../engine/effect';
import type { SendRow } from '../../engine/ports';
import { these } from '../../platform/placed';
import type { EffectCollection } from '../model';

/**
 * Send, 3: the mark between check and content, for many rows of any dispatch tokens; answers row by row whether it matched.
 * Repeatable. A crash before it leaves rows of which nothing has left: see `takeOver`. A crash after it leaves rows that
 * may have arrived: see `findAbandoned`.
 */
export async function handOver(effects: EffectCollection, rows: readonly SendRow[]): Promise<readonly boolean[]> {
  const ours = new Set<string>();
  for (const [token, own] of Map.groupBy(rows, (row) => row.dispatch?.token ?? '')) {
    const ids = own.map((row) => row._id);
    const mine = { ...these(own), status: 'sending' as const, 'dispatch.token': token };
    const { matchedCount } = await effects.updateMany(mine, { $set: { 'dispatch.handed': true } });
    const marked = matchedCount === ids.length ? ids : await markedAmong(effects, mine);
    for (const id of marked) ours.add(id);
  }
  return rows.map((row) => ours.has(row._id));
}

async function markedAmong(effects: EffectCollection, mine: Filter<EffectRow>): Promise<string[]> {
  const rows = await effects.find({ ...mine, 'dispatch.handed': true }, { projection: { _id: 1 } }).toArray();
  return rows.map((row) => row._id);
}
