import type { DatePoint } from './dates';
import type { Filter } from './filter';
import type { EventRule } from './rule';
import type { LocalWindow } from './windows';

export type DurationUnit = 'seconds' | 'minutes' | 'hours' | 'days' | 'weeks' | 'months';

/** Days, weeks and months are calendar units in the journey's zone: a day across a clock change is not 24 hours. */
export interface Duration {
  readonly amount: number;
  readonly unit: DurationUnit;
}

/** When a wait is over by itself, its output 0: after a time or at a date, and only in these local hours. */
export interface WaitEnd {
  /** Counted from when the step was reached; of no account beside a `date`. */
  readonly wait: Duration;
  readonly date?: DatePoint;
  readonly hours?: LocalWindow;
  /** Woken more than this after its end (a machine stood still): leaves by `output` instead. */
  readonly late?: { readonly after: Duration; readonly output: number };
}

/** An early way out of a listening hold; output 0 is always the time-out. */
export interface ListenBranch extends EventRule {
  readonly output: number;
  /** `entry`: what came since the journey was entered counts, too; else only what comes while the hold lasts. */
  readonly since?: 'entry';
}

/** An early way out that opens as soon as the profile is like that. Paths lead into `conditionFields`. */
export interface ConditionBranch {
  readonly output: number;
  readonly filter: Filter;
}

/** An early way out at a date, or when these local hours begin. A date that is missing or over opens no way. */
export interface TimedBranch {
  readonly output: number;
  readonly date?: DatePoint;
  readonly hours?: LocalWindow;
}

/** How a hold ended. `at` is when it really ended: the timer's due, the event's `receivedAt`, the outcome of the send. */
export interface HoldOutcome {
  readonly output: number;
  readonly at: Date;
  readonly kind:
    | 'timeout'
    | 'event'
    | 'condition'
    | 'date'
    /** It was to end at a date that is missing, or that was over when the step was reached. */
    | 'noDate'
    | 'over'
    /** It ended in time, and nobody woke it until much later. */
    | 'late'
    | 'sent'
    | 'skipped'
    | 'failed'
    | 'unknown';
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

/** A new enrolment that has not been looked at yet; with `until`, one that waits for its turn (`perHour` of the entry). */
export interface EntryHold extends HoldBase {
  readonly kind: 'entry';
  readonly settled: true;
}

/** What a hold that ends by itself keeps of how it does. */
interface EndingHold extends HoldBase {
  readonly until: Date;
  /** A date decides when it ends, which no pause of the journey moves. */
  readonly fixed?: true;
  readonly hours?: LocalWindow;
  readonly late?: NonNullable<WaitEnd['late']>;
}

/** Waits for its time alone. */
export interface TimeHold extends EndingHold {
  readonly kind: 'time';
  readonly settled: true;
  /** Of `hours` and `late`. */
  readonly zone?: string;
}

/** Waits for the outcome of one send. */
export interface SendHold extends HoldBase {
  readonly kind: 'send';
  readonly settled: true;
}

/**
 * Waits for an event, a condition, a date or its time, whatever is first. Committed `settled: false`; a look-up of stored
 * events and of the profile settles it (PROTOCOL).
 */
export interface ListenHold extends EndingHold, WaitEnd {
  readonly kind: 'listen';
  readonly settled: boolean;
  /** The earliest of its end and of its timed ways. `wait` is taken again from `receivedAt` of an event that restarts it. */
  readonly until: Date;
  /** Where it leads at `until` when that is one of `times`; absent: the time-out. */
  readonly ends?: number;
  readonly zone: string;
  readonly branches: readonly ListenBranch[];
  readonly conditions?: readonly ConditionBranch[];
  /** There are conditions: changes of the profile are tested against it. A field of its own, for the index. */
  readonly watches?: true;
  readonly times?: readonly TimedBranch[];
  readonly restartOn: readonly EventRule[];
  /** On restart the enrolment's event is replaced by the one that restarted it (fresh cart). */
  readonly refresh: boolean;
}

export type Hold = EntryHold | TimeHold | SendHold | ListenHold;
