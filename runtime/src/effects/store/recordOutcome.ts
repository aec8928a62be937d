import type { Outcome, SendRow } from '../../engine/ports';
import type { EffectCollection } from '../model';

/** What only the dispatcher that marked the row may change. */
const mine = (row: SendRow) => ({
  _id: row._id,
  status: 'sending' as const,
  'dispatch.token': row.dispatch?.token ?? 'none',
});

/**
 * Send, 4: the outcome, and `owed` until the enrolment has been told. False when somebody else had taken over;
 * a late “sent” still corrects an unknown. A crash after it leaves `owed`: the sweep resumes the enrolment.
 */
export async function recordOutcome(effects: EffectCollection, row: SendRow, outcome: Outcome): Promise<boolean> {
  const { status, reason, detail } = outcome;
  const noted = { status, ...(reason !== undefined && { reason }), ...(detail !== undefined && { detail }) };
  const { modifiedCount } = await effects.updateOne(mine(row), {
    $set: { ...noted, owed: true },
    $unset: { dispatch: 1, ...(reason === undefined && { reason: 1 }) },
    $currentDate: { at: true },
  });
  if (modifiedCount > 0) return true;
  if (status === 'sent')
    await effects.updateOne({ _id: row._id, status: 'unknown' }, { $set: noted, $unset: { reason: 1 } });
  return false;
}

/** Send, 2, not wanted: sending → void, by the dispatcher that marked it. */
export async function voidSending(effects: EffectCollection, row: SendRow): Promise<void> {
  await effects.updateOne(mine(row), { $set: { status: 'void' }, $unset: { dispatch: 1 } });
}

export interface PutBack {
  /** Not taken again before this. */
  readonly due: Date;
  readonly reason?: string;
  /** Deliveries that failed for now. */
  readonly tries?: number;
}

/** Send, 2, parked or deferred: sending → pending again. */
export async function putBackSend(
  effects: EffectCollection,
  row: SendRow,
  { due, reason, tries }: PutBack,
): Promise<void> {
  await effects.updateOne(mine(row), {
    $set: { status: 'pending', due, ...(reason !== undefined && { reason }), ...(tries !== undefined && { tries }) },
    $unset: { dispatch: 1 },
  });
}
