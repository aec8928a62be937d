import type { EventRule } from './rule';

export type DurationUnit = 'seconds' | 'minutes' | 'hours' | 'days' | 'weeks' | 'months';

/** Days, weeks and months are calendar units in the journey's zone: a day across a clock change is not 24 hours. */
export interface Duration {
  readonly amount: number;
  readonly unit: DurationUnit;
}

/** An early way out of a listening hold; output 0 is always the time-out. */
export interface ListenBranch extends EventRule {
  readonly output: number;
}

/** How a hold ended. `at` is when it really ended: the timer's due, the event's `receivedAt`, the outcome of the send. */
export interface HoldOutcome {
  readonly output: number;
  readonly at: Date;
  readonly kind: 'timeout' | 'event' | 'sent' | 'skipped' | 'failed' | 'unknown';
  /** Of a send that did not go out; a code of messaging's list of reasons. */
  readonly reason?: string;
  readonly event?: {
    readonly id: string;
    readonly name: string;
    readonly properties: Readonly<Record<string, unknown>>;
  };
}

interface HoldBase {
  /** `stepKey:visit`, or `entry` for a new enrolment. One hold is told from the next by it. */
  readonly key: string;
  readonly since: Date;
  readonly until?: Date;
  readonly restartedAt?: Date;
  readonly outcome?: HoldOutcome;
}

/** A new enrolment that has not been looked at yet. */
export interface EntryHold extends HoldBase {
  readonly kind: 'entry';
  readonly settled: true;
}

/** Waits for its time alone. */
export interface TimeHold extends HoldBase {
  readonly kind: 'time';
  readonly settled: true;
  readonly until: Date;
}

/** Waits for the outcome of one send. */
export interface SendHold extends HoldBase {
  readonly kind: 'send';
  readonly settled: true;
}

/** Waits for an event or its time. Committed `settled: false`; a look-up of stored events settles it (PROTOCOL). */
export interface ListenHold extends HoldBase {
  readonly kind: 'listen';
  readonly settled: boolean;
  readonly until: Date;
  /** Taken again from `receivedAt` of the event that restarts it. */
  readonly wait: Duration;
  readonly zone: string;
  readonly branches: readonly ListenBranch[];
  readonly restartOn: readonly EventRule[];
  /** On restart the enrolment's event is replaced by the one that restarted it (fresh cart). */
  readonly refresh: boolean;
}

export type Hold = EntryHold | TimeHold | SendHold | ListenHold;
