import type { SendRow } from '../../engine/ports';
import { these } from '../../platform/placed';
import { isSend, type EffectCollection } from '../model';

/** Rows whose outcome the enrolment has not been told yet, oldest first. */
export async function findOwed(effects: EffectCollection, limit: number): Promise<SendRow[]> {
  const rows = await effects.find({ owed: true }).sort({ at: 1 }).limit(limit).toArray();
  return rows.filter(isSend);
}

/**
 * Send, 6: of these outcomes everybody has been told. What has another one by now (a late “sent” corrects an unknown) stays owed.
 * A crash before it tells them again, which changes nothing.
 */
export async function clearOwed(effects: EffectCollection, told: readonly SendRow[]): Promise<void> {
  if (told.length === 0) return;
  await effects.bulkWrite(
    [...Map.groupBy(told, ({ status }) => status)].map(([status, rows]) => ({
      updateMany: {
        filter: { ...these(rows), status, owed: true },
        update: { $unset: { owed: 1 as const } },
      },
    })),
    { ordered: false },
  );
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
