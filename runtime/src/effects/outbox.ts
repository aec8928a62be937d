import type { Clock, Doorbell, Outbox, SendRow } from '../engine/ports';
import type { EffectCollection } from './model';
import { isOutcome, type EnrolmentStandings } from './standing';
import { clearOwed, findAbandoned, findOwed } from './store/owed';
import { putBackSend, recordOutcome, voidSending } from './store/recordOutcome';
import { takeSends } from './store/takeSends';
import { verdictOn } from './verdict';

export interface OutboxParts {
  readonly effects: EffectCollection;
  readonly enrolments: EnrolmentStandings;
  readonly clock: Clock;
  readonly doorbell: Doorbell;
}

/** The writes of PROTOCOL's "Send" over the effects collection; the dispatcher calls them in the order of that page. */
export function createOutbox({ effects, enrolments, clock, doorbell }: OutboxParts): Outbox {
  return {
    take: async (limit, token, lease) => await takeSends(effects, { limit, token, lease, now: clock.now() }),
    verdicts: async (rows) => {
      const ids = new Set(rows.filter((row) => !row.single).map((row) => row.enrolmentId));
      const standings = await enrolments.standings([...ids]);
      return new Map(rows.map((row) => [row._id, verdictOn(row, standings.get(row.enrolmentId))]));
    },
    void: async (row) => {
      await voidSending(effects, row);
    },
    putBack: async (row, due, reason, tries) => {
      await putBackSend(effects, row, {
        due,
        ...(reason !== undefined && { reason }),
        ...(tries !== undefined && { tries }),
      });
      doorbell.ring('sends');
    },
    outcome: async (row, outcome) => await recordOutcome(effects, row, outcome),
    resume: async (row) => {
      if (!row.single && (await resumeEnrolment({ effects, enrolments }, row))) doorbell.ring('enrolments');
      await clearOwed(effects, row._id);
    },
    abandoned: async (limit) => await findAbandoned(effects, clock.now(), limit),
    markUnknown: async (row, reason) => await recordOutcome(effects, row, { status: 'unknown', reason }),
    owed: async (limit) => await findOwed(effects, limit),
    nextDue: async () => {
      const next = await effects.findOne(
        { status: 'pending', due: { $exists: true } },
        { sort: { due: 1 }, projection: { due: 1 } },
      );
      return next?.due;
    },
  };
}

/** Send, 5: reads the outcome as it is stored, because `at` was stamped by the database. */
async function resumeEnrolment(
  { effects, enrolments }: Pick<OutboxParts, 'effects' | 'enrolments'>,
  row: SendRow,
): Promise<boolean> {
  const stored = await effects.findOne({ _id: row._id }, { projection: { status: 1, reason: 1, at: 1 } });
  if (!stored || !isOutcome(stored.status)) return false;
  return await enrolments.resume({
    enrolmentId: row.enrolmentId,
    holdKey: `${row.stepKey}:${String(row.visit)}`,
    outcome: {
      output: 0,
      at: stored.at,
      kind: stored.status,
      ...(stored.reason !== undefined && { reason: stored.reason }),
    },
  });
}
