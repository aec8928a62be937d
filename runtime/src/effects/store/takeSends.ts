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
 * A crash after it leaves them in sending past `until`: see `findAbandoned`.
 */
export async function takeSends(effects: EffectCollection, { limit, token, lease, now }: Taking): Promise<SendRow[]> {
  const due = await effects
    .find({ status: 'pending', due: { $lte: now } }, { projection: { _id: 1 } })
    .sort({ due: 1 })
    .limit(limit)
    .toArray();
  if (due.length === 0) return [];
  const ids = due.map((row) => row._id);
  await effects.updateMany({ _id: { $in: ids }, status: 'pending' }, [
    { $set: { status: 'sending', dispatch: { token, until: { $add: ['$$NOW', lease] } } } },
  ]);
  const taken = await effects.find({ _id: { $in: ids }, status: 'sending', 'dispatch.token': token }).toArray();
  return taken.filter(isSend);
}
