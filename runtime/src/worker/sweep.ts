import type { EffectRow } from '../engine/effect';
import { enrolmentOf, realityOf } from '../effects/service';
import { applyPorts, type WakeUpParts } from './parts';

export interface SweepParts extends WakeUpParts {
  /** Handles stored events that were left unhandled; gives back how many. */
  readonly repeatUnhandled: () => Promise<number>;
  /** Milliseconds after which nobody works on a row any more: the lease of the worker. */
  readonly lease: number;
}

/** What a sweep repaired. All zero: nothing had been left behind. */
export interface SweepResult {
  readonly applied: number;
  readonly voided: number;
  readonly cascades: number;
  readonly events: number;
  readonly left: number;
  readonly rolledUp: number;
  /** Fences of profile rows that were taken away; not the trace of a crash. */
  readonly forgotten: number;
}

const BATCH = 1_000;
const DAY = 86_400_000;

/** What crashes left behind (PROTOCOL.md, the table at its end). Every part of it can be repeated, by several processes at once. */
export async function sweep(parts: SweepParts): Promise<SweepResult> {
  const events = await parts.repeatUnhandled();
  const { applied, voided } = await sweepRows(parts);
  return {
    applied,
    voided,
    events,
    cascades: await sweepCascades(parts),
    left: await sweepLeft(parts),
    rolledUp: await parts.enrolments.writes.rollUpLong(BATCH),
    forgotten: await sweepFences(parts),
  };
}

/** Proposed rows that nobody works on: real ones are applied, dead ones void; what may still become real is left alone. */
async function sweepRows(parts: SweepParts): Promise<{ readonly applied: number; readonly voided: number }> {
  const before = new Date(parts.clock.now().getTime() - parts.lease);
  const rows = await parts.effects.findStaleProposed(before, BATCH);
  if (rows.length === 0) return { applied: 0, voided: 0 };
  const standings = await parts.enrolments.standings.standings(rows.map(enrolmentOf));
  const of = (reality: string) => (row: EffectRow) => realityOf(row, standings.get(row.enrolmentId)) === reality;
  const real = rows.filter(of('real'));
  if (real.length > 0 && (await parts.effects.apply(applyPorts(parts), real)) > 0) parts.doorbell.ring('sends');
  const voided = await parts.effects.voidDead(rows.filter(of('dead')));
  return { applied: real.length, voided };
}

/** Exits that were cut off: root (for the Exit step of a child), family, sends, mark. */
async function sweepCascades({ enrolments: { writes }, clock }: SweepParts): Promise<number> {
  const marked = await writes.findCascades(BATCH);
  await writes.end(
    marked.map(({ rootId, bucket, ended }) => ({
      ...{ rootId, bucket },
      ending: ended ?? { reason: 'removed', at: clock.now() },
    })),
    marked,
  );
  return marked.length;
}

/** Families somebody of whom has ended, and nobody asked whether it was the last. Asking takes the mark away. */
async function sweepLeft({ enrolments: { writes }, clock }: SweepParts): Promise<number> {
  for (let left = 0; ;) {
    const marked = await writes.findLeftChecks(BATCH);
    left += await writes.checkLeft(marked, clock.now());
    if (marked.length < BATCH) return left;
  }
}

/**
 * The fences of profile rows that nobody can repeat any more: a day after the end, and when no row of the enrolment is left to
 * apply. Otherwise a customer of years would carry one for each journey.
 */
async function sweepFences({ enrolments: { writes }, effects, applying, clock }: SweepParts): Promise<number> {
  const ended = await writes.findForgettable(new Date(clock.now().getTime() - DAY), BATCH);
  if (ended.length === 0) return 0;
  const proposed = await effects.findProposedOf(ended);
  const open = new Set(proposed.map(({ enrolmentId }) => enrolmentId));
  const over = ended.filter(({ _id }) => !open.has(_id));
  await applying.profiles.forget(over.map(({ _id, profileId }) => ({ enrolmentId: _id, profileId })));
  await writes.noteForgotten(over);
  return over.length;
}
