import type { SendRow } from '../../engine/ports';
import { isSend, type EffectCollection } from '../model';

/** Rows whose outcome the enrolment has not been told yet, oldest first. */
export async function findOwed(effects: EffectCollection, limit: number): Promise<SendRow[]> {
  const rows = await effects.find({ owed: true }).sort({ at: 1 }).limit(limit).toArray();
  return rows.filter(isSend);
}

/** Send, 6: the enrolment has been told. A crash before it tells it again, which changes nothing. */
export async function clearOwed(effects: EffectCollection, rowId: string): Promise<void> {
  await effects.updateOne({ _id: rowId, owed: true }, { $unset: { owed: 1 } });
}

/** Rows left in sending past their lease: their dispatcher has died, or its answer was lost. */
export async function findAbandoned(effects: EffectCollection, now: Date, limit: number): Promise<SendRow[]> {
  const rows = await effects
    .find({ status: 'sending', 'dispatch.until': { $lt: now } })
    .sort({ 'dispatch.until': 1 })
    .limit(limit)
    .toArray();
  return rows.filter(isSend);
}
