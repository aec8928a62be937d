import type { RetryPolicy } from '../../engine/version';

/** Bounds of a dispatcher. Milliseconds unless said otherwise. */
export interface DispatchLimits {
  /** Rows taken and not finished yet, in this process. */
  readonly inFlight: number;
  /** Of those, of one line: enough that its sender never waits for rows, few enough that none waits longer than its lease. */
  readonly perLine: number;
  /** Calls through one sender at once that names no number of its own: what a crash can leave unknown. */
  readonly perSender: number;
  /** How long a taken row is ours. Longer than any call, so that nobody takes over a call that still runs. */
  readonly lease: number;
  /** The longest call, a little more than SMTP_TIMES.call: none starts when less of the lease is left. */
  readonly call: number;
  /** The longest sleep without a ring. */
  readonly poll: number;
  /** How often abandoned and owed rows are looked for. */
  readonly sweep: number;
  /** In seconds. */
  readonly retry: RetryPolicy;
  /** How long a sender rests after its server could not be reached, at first. */
  readonly rest: number;
}

export const DISPATCH_LIMITS: DispatchLimits = {
  inFlight: 400,
  perLine: 40,
  perSender: 5,
  lease: 90_000,
  call: 46_000,
  poll: 5_000,
  sweep: 10_000,
  retry: { limit: 24, firstDelay: 10, maxDelay: 3_600 },
  rest: 10_000,
};

/** Seconds until the next try, doubled each time, with up to a fifth more by the key, so that a queue does not return as one. */
export function retryDelay({ firstDelay, maxDelay }: RetryPolicy, tries: number, spread: number): number {
  return Math.min(firstDelay * 2 ** tries, maxDelay) * (1 + spread / 5);
}
