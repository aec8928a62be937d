import type { Filter } from 'mongodb';

import type { EffectRow } from '../../engine/effect';
import type { SendRow } from '../../engine/ports';
import { isSend, type EffectCollection } from '../model';

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
export async function takeSends(effects: EffectCollection, taking: Taking): Promise<SendRow[]> {
  return await take(effects, taking, {
    takeable: { status: 'pending', due: { $lte: taking.now } },
    oldest: { due: 1 },
  });
}

/**
 * Rows left in sending past `until` and not handed over become this token's: what their dispatcher still does no longer
 * matches, so nothing of them has left and nothing can.
 */
export async function takeOver(effects: EffectCollection, taking: Taking): Promise<SendRow[]> {
  return await take(effects, taking, {
    takeable: {
      status: 'sending',
      'dispatch.until': { $lt: taking.now },
      'dispatch.handed': { $exists: false },
    },
    oldest: { 'dispatch.until': 1 },
  });
}

interface Takeable {
  /** Checked again by the write: of two that take at once, one gets each row. */
  readonly takeable: Filter<EffectRow>;
  readonly oldest: Readonly<Record<string, 1>>;
}

async function take(
  effects: EffectCollection,
  { limit, token, lease }: Taking,
  { takeable, oldest }: Takeable,
): Promise<SendRow[]> {
  const found = await effects
    .find(takeable, { projection: { _id: 1 } })
    .sort(oldest)
    .limit(limit)
    .toArray();
  if (found.length === 0) return [];
  const _id = { $in: found.map((row) => row._id) };
  await effects.updateMany({ ...takeable, _id }, [
    { $set: { status: 'sending', dispatch: { token, until: { $add: ['$$NOW', lease] } } } },
  ]);
  const taken = await effects.find({ _id, status: 'sending', 'dispatch.token': token }).toArray();
  return taken.filter(isSend);
}
