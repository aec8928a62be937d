import type { EffectRow } from '../engine/effect';
import { realityOf } from '../effects/service';
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
}

const BATCH = 1_000;

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
  };
}

/** Proposed rows that nobody works on: real ones are applied, dead ones void; what may still become real is left alone. */
async function sweepRows(parts: SweepParts): Promise<{ readonly applied: number; readonly voided: number }> {
  const before = new Date(parts.clock.now().getTime() - parts.lease);
  const rows = await parts.effects.findStaleProposed(before, BATCH);
  if (rows.length === 0) return { applied: 0, voided: 0 };
  const standings = await parts.enrolments.standings.standings([...new Set(rows.map((row) => row.enrolmentId))]);
  const of = (reality: string) => (row: EffectRow) => realityOf(row, standings.get(row.enrolmentId)) === reality;
  const real = rows.filter(of('real'));
  if (real.length > 0 && (await parts.effects.apply(applyPorts(parts), real)) > 0) parts.doorbell.ring('sends');
  const voided = await parts.effects.voidDead(rows.filter(of('dead')).map((row) => row._id));
  return { applied: real.length, voided };
}

/** Exits that were cut off: root (for the Exit step of a child), family, sends, mark. */
async function sweepCascades({ enrolments: { writes }, clock }: SweepParts): Promise<number> {
  const marked = await writes.findCascades(BATCH);
  await writes.end(
    marked.map(({ rootId, ended }) => ({ rootId, ending: ended ?? { reason: 'removed', at: clock.now() } })),
    marked.map((one) => one._id),
  );
  return marked.length;
}

/** Forked families of whom the last has ended, looked through from the oldest on. */
async function sweepLeft({ enrolments: { writes }, clock }: SweepParts): Promise<number> {
  let left = 0;
  let after = new Date(0);
  for (;;) {
    const forked = await writes.findForkedRoots(after, BATCH);
    left += await writes.endLeft([...new Set(forked.map((one) => one.rootId))], clock.now());
    const last = forked.at(-1)?.startedAt;
    if (forked.length < BATCH || !last || last.getTime() === after.getTime()) return left;
    after = last;
  }
}
