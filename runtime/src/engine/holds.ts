import { addDuration, roundedDue } from './durations';
import type { ListenHold, SendHold, TimeHold } from './hold';
import { holdKey } from './keys';
import type { HoldRequest } from './step';

interface Held {
  readonly stepKey: string;
  readonly visit: number;
  /** When the hold before really ended: waits count from there, never from a claim. */
  readonly since: Date;
}

export function sendHold({ stepKey, visit, since }: Held): SendHold {
  return { key: holdKey(stepKey, visit), kind: 'send', settled: true, since };
}

/** Throws RangeError for an impossible wait. */
export function holdFor(
  request: HoldRequest,
  { stepKey, visit, since, zone }: Held & { zone: string },
): TimeHold | ListenHold {
  const key = holdKey(stepKey, visit);
  const until = roundedDue(since, addDuration(since, request.wait, zone));
  if (request.kind === 'time') return { key, kind: 'time', settled: true, since, until };
  const { wait, branches, restartOn, refresh } = request;
  return { key, kind: 'listen', settled: false, since, until, wait, zone, branches, restartOn, refresh };
}

/** The same hold, its time taken again from the event that restarts it. */
export function restarted(hold: ListenHold, at: Date): ListenHold {
  const until = roundedDue(at, addDuration(at, hold.wait, hold.zone));
  return { ...hold, settled: true, restartedAt: at, until };
}
