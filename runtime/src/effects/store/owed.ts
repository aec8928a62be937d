import type { SendRow } from '../../engine/ports';
import { isSend, type EffectCollection } from '../model';

/** Rows whose outcome the enrolment has not been told yet, oldest first. */
export async function findOwed(effects: EffectCollection, limit: number): Promise<SendRow[]> {
  const rows = await effects.find({ owed: true }).sort({ at: 1 }).limit(limit).toArray();
  return rows.filter(isSend);
}

/** Send, 6: the enrolments have been told. A crash before it tells them again, which changes nothing. */
export async function clearOwed(effects: EffectCollection, rowIds: readonly string[]): Promise<void> {
  await effects.updateMany({ _id: { $in: [...rowIds] }, owed: true }, { $unset: { owed: 1 } });
}

/** Rows left in sending past their lease after they were handed over: their dispatcher has died, or its answer was lost. */
export async function findAbandoned(effects: EffectCollection, now: Date, limit: number): Promise<SendRow[]> {
  const rows = await effects
    .find({ status: 'sending', 'dispatch.until': { $lt: now }, 'dispatch.handed': true })
    .sort({ 'dispatch.until': 1 })
    .limit(limit)
    .toArray();
  return rows.filter(isSend);
}
