import type { Circuits } from '../circuits/service';
import type { Clock } from '../engine/ports';
import type { Effects } from '../effects/service';
import type { Enrolments } from '../enrolments/service';
import type { Worker } from './worker';

/** Numbers for `/metrics`; totals count since the process started. */
export interface WorkerMetrics {
  /** Seconds since the oldest due enrolment of a queue became due; 0 when nothing is due. */
  readonly lagSeconds: { readonly local: number; readonly external: number };
  /** Counted up to 100,000. */
  readonly due: { readonly local: number; readonly external: number };
  readonly deadLetters: number;
  readonly circuitsOpen: number;
  readonly effects: Awaited<ReturnType<Effects['counts']>>;
  readonly totals: Worker['totals'];
  readonly lanes: number;
}

export interface MetricsParts {
  readonly enrolments: Pick<Enrolments, 'writes'>;
  readonly circuits: Pick<Circuits, 'countOpen'>;
  readonly effects: Pick<Effects, 'counts'>;
  readonly clock: Clock;
  /** Absent in a process without workers. */
  readonly worker?: Worker;
}

export async function collectWorkerMetrics({
  circuits,
  enrolments,
  effects,
  clock,
  worker,
}: MetricsParts): Promise<WorkerMetrics> {
  const now = clock.now();
  const { local, external } = await enrolments.writes.backlog(now);
  const lag = (oldest: Date | undefined) => (oldest ? Math.max(0, (now.getTime() - oldest.getTime()) / 1000) : 0);
  return {
    lagSeconds: { local: lag(local.oldest), external: lag(external.oldest) },
    due: { local: local.due, external: external.due },
    deadLetters: await enrolments.writes.countDead(),
    circuitsOpen: await circuits.countOpen(),
    effects: await effects.counts(),
    totals: worker?.totals ?? NOTHING,
    lanes: worker?.lanes.length ?? 0,
  };
}

const NOTHING: Worker['totals'] = { turns: 0, wakeUps: 0, committed: 0, lost: 0, applied: 0, failedTurns: 0 };
