import type { Filter } from 'mongodb';

import type { EffectRow } from '../../engine/effect';
import type { LineRoom, SendRow } from '../../engine/ports';
import { these } from '../../platform/placed';
import { isSend, type EffectCollection } from '../model';
import { firstOfLines, pendingLines, type DueRow } from './lines';

export interface Taking {
  readonly limit: number;
  /** The dispatch token D: new for every call. */
  readonly token: string;
  /** Milliseconds until others may think that this dispatcher has died. */
  readonly lease: number;
  readonly now: Date;
}

/**
 * Send, 1: pending rows that are due become `sending` under this token; given back as they are after the mark.
 * A crash after it leaves them in sending past `until`: see `takeOver`.
 */
export async function takeSends(
  effects: EffectCollection,
  taking: Taking,
  room: LineRoom = () => taking.limit,
): Promise<SendRow[]> {
  const { limit, now } = taking;
  const due = (await pendingLines(effects, room)).filter((line) => line.due <= now);
  const rows = await firstOfLines(effects, due, { limit, now });
  return await mark(effects, taking, { rows, takeable: { status: 'pending', due: { $lte: now } } });
}

/**
 * Rows left in sending past `until` and not handed over become this token's: what their dispatcher still does no longer
 * matches, so nothing of them has left and nothing can.
 */
export async function takeOver(effects: EffectCollection, taking: Taking): Promise<SendRow[]> {
  const takeable = {
    status: 'sending',
    'dispatch.until': { $lt: taking.now },
    'dispatch.handed': { $exists: false },
  } as const;
  const left = await effects
    .find(takeable, { projection: { bucket: 1 } })
    .sort({ 'dispatch.until': 1 })
    .limit(taking.limit)
    .toArray();
  return await mark(effects, taking, { rows: left, takeable });
}

interface Takeable {
  readonly rows: readonly DueRow[];
  /** Checked again by the write: of two that take at once, one gets each row. */
  readonly takeable: Filter<EffectRow>;
}

async function mark(
  effects: EffectCollection,
  { token, lease }: Taking,
  { rows, takeable }: Takeable,
): Promise<SendRow[]> {
  if (rows.length === 0) return [];
  await effects.updateMany({ ...takeable, ...these(rows) }, [
    { $set: { status: 'sending', dispatch: { token, until: { $add: ['$$NOW', lease] } } } },
  ]);
  const taken = await effects.find({ ...these(rows), status: 'sending', 'dispatch.token': token }).toArray();
  return taken.filter(isSend);
}
