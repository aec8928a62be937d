import type { Clock, Doorbell, Outbox, SendRow } from '../engine/ports';
import { these } from '../platform/placed';
import { together } from '../platform/together';
import type { EffectCollection } from './model';
import { enrolmentOf, isOutcome, type EnrolmentStandings, type Resumption } from './standing';
import { handOver } from './store/handOver';
import { pendingLines } from './store/lines';
import { clearOwed, findAbandoned, findOwed } from './store/owed';
import { putBackSend, recordOutcomes, voidSending, type RowOutcome } from './store/recordOutcome';
import { takeOver, takeSends } from './store/takeSends';
import { verdictOn } from './verdict';

export interface OutboxParts {
  readonly effects: EffectCollection;
  readonly enrolments: EnrolmentStandings;
  readonly clock: Clock;
  readonly doorbell: Doorbell;
}

/**
 * The writes of PROTOCOL's "Send" over the effects collection; the dispatcher calls them in the order of that page. What
 * every mail needs (3–6) is written together for all mails that are at it.
 */
export function createOutbox(parts: OutboxParts): Outbox {
  const { effects, enrolments, clock, doorbell } = parts;
  const handOvers = together((rows: readonly SendRow[]) => handOver(effects, rows));
  const outcomes = together((given: readonly RowOutcome[]) => recordOutcomes(effects, given));
  const resumptions = together((rows: readonly SendRow[]) => resumeAll(parts, rows));
  return {
    take: async (limit, token, lease, room) =>
      await takeSends(effects, { limit, token, lease, now: clock.now() }, room),
    verdicts: async (rows) => {
      const standings = await enrolments.standings(rows.filter((row) => !row.single).map(enrolmentOf));
      return new Map(rows.map((row) => [row._id, verdictOn(row, standings.get(row.enrolmentId))]));
    },
    void: async (row) => {
      await voidSending(effects, row);
    },
    putBack: async (row, back) => {
      await putBackSend(effects, row, back);
      doorbell.ring('sends');
    },
    handOver: async (row) => await handOvers(row),
    outcome: async (row, outcome) => await outcomes({ row, outcome }),
    resume: async (row) => {
      await resumptions(row);
    },
    takeOver: async (limit, token, lease) => await takeOver(effects, { limit, token, lease, now: clock.now() }),
    abandoned: async (limit) => await findAbandoned(effects, clock.now(), limit),
    markUnknown: async (row, reason) => await outcomes({ row, outcome: { status: 'unknown', reason } }),
    owed: async (limit) => await findOwed(effects, limit),
    nextDue: async (room = () => 1) => (await pendingLines(effects, room))[0]?.due,
  };
}

/** Send, 5 and 6: reads the outcomes as they are stored, because `at` was stamped by the database. */
async function resumeAll(
  { effects, enrolments, doorbell }: OutboxParts,
  rows: readonly SendRow[],
): Promise<readonly undefined[]> {
  const stored = await effects.find(these(rows.filter((row) => !row.single)), { projection: TOLD }).toArray();
  if ((await enrolments.resume(stored.flatMap(resumption))) > 0) doorbell.ring('enrolments');
  await clearOwed(effects, rows);
  return rows.map(() => undefined);
}

const TOLD = { enrolmentId: 1, bucket: 1, profileId: 1, stepKey: 1, visit: 1, status: 1, reason: 1, at: 1 } as const;

type Told = Pick<SendRow, keyof typeof TOLD>;

function resumption(row: Told): Resumption[] {
  const { stepKey, visit, status, reason, at } = row;
  if (!isOutcome(status)) return [];
  return [
    {
      enrolment: enrolmentOf(row),
      holdKey: `${stepKey}:${String(visit)}`,
      outcome: { output: 0, at, kind: status, ...(reason !== undefined && { reason }) },
    },
  ];
}
