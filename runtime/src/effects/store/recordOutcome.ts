import type { AnyBulkWriteOperation } from 'mongodb';

import type { EffectRow } from '../../engine/effect';
import type { Outcome, PutBack, SendRow } from '../../engine/ports';
import { exactly, these } from '../../platform/placed';
import type { EffectCollection } from '../model';

/** What only the dispatcher that marked the row may change. */
const mine = (row: SendRow) => ({
  ...exactly(row),
  status: 'sending' as const,
  'dispatch.token': row.dispatch?.token ?? 'none',
});

export interface RowOutcome {
  readonly row: SendRow;
  readonly outcome: Outcome;
}

/**
 * Send, 4: outcomes, and `owed` until the enrolments have been told; answers row by row. False when somebody else had taken
 * over; a late “sent” still corrects an unknown. A crash after it leaves `owed`: the sweep resumes the enrolment.
 */
export async function recordOutcomes(
  effects: EffectCollection,
  outcomes: readonly RowOutcome[],
): Promise<readonly boolean[]> {
  const { modifiedCount } = await effects.bulkWrite(outcomes.map(recording), { ordered: false });
  if (modifiedCount === outcomes.length) return outcomes.map(() => true);
  await correctUnknown(effects, outcomes);
  // Of which rows it was: by whose outcome they have.
  const rows = await effects
    .find(these(outcomes.map(({ row }) => row)), { projection: { status: 1, 'dispatch.token': 1 } })
    .toArray();
  const stored = new Map(rows.map((row) => [row._id, row]));
  return outcomes.map(({ row, outcome: { status } }) => {
    const now = stored.get(row._id);
    return now?.status === status && now.dispatch?.token === row.dispatch?.token;
  });
}

function recording({ row, outcome }: RowOutcome): AnyBulkWriteOperation<EffectRow> {
  return {
    updateOne: {
      filter: mine(row),
      update: {
        $set: { ...noted(outcome), owed: true },
        ...(outcome.reason === undefined && { $unset: { reason: 1 } }),
        $currentDate: { at: true },
      },
    },
  };
}

const noted = ({ status, reason, detail }: Outcome) => ({
  status,
  ...(reason !== undefined && { reason }),
  ...(detail !== undefined && { detail }),
});

/** A dispatcher that was thought dead has its answer after all. The enrolment went on already; the row and its event are set right. */
async function correctUnknown(effects: EffectCollection, outcomes: readonly RowOutcome[]): Promise<void> {
  const sent = outcomes.filter(({ outcome }) => outcome.status === 'sent');
  for (const [token, own] of Map.groupBy(sent, ({ row }) => row.dispatch?.token ?? ''))
    await effects.updateMany(
      { ...these(own.map(({ row }) => row)), status: 'unknown' },
      { $set: { status: 'sent', 'dispatch.token': token, owed: true }, $unset: { reason: 1, detail: 1 } },
    );
}

/** Send, 2, not wanted: sending → void, by the dispatcher that marked it. */
export async function voidSending(effects: EffectCollection, row: SendRow): Promise<void> {
  await effects.updateOne(mine(row), { $set: { status: 'void' }, $unset: { dispatch: 1 } });
}

/** Send, 2, parked or deferred, and what is tried again: sending → pending. */
export async function putBackSend(
  effects: EffectCollection,
  row: SendRow,
  { due, reason, tries, mayBeOut = false }: PutBack,
): Promise<void> {
  await effects.updateOne(mine(row), {
    $set: {
      ...{ status: 'pending', due },
      ...(reason !== undefined && { reason }),
      ...(tries !== undefined && { tries }),
      ...(mayBeOut && { mayBeOut }),
    },
    $unset: { dispatch: 1 },
  });
}
