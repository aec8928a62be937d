import type { Hold } from './hold';

/** `local` and `external` are claimed by workers; `parked` (paused) and `dead` (dead letter) stand outside until a person acts. */
export type Queue = 'local' | 'external' | 'parked' | 'dead';

/** One line of an enrolment's history; bounded by HISTORY_LIMIT, trimmed only below `rolledUp`. */
export interface HistoryEntry {
  readonly stepKey: string;
  readonly visit: number;
  readonly at: Date;
  /** When it was written, if that was more than a minute after `at`: a worker came late, or a turn was waited for. */
  readonly noted?: Date;
  /** `entered`, `passed`, `held`, `ended`, `failed`, … in `what`; `detail` names the output, reason or error code. */
  readonly what:
    | 'entered'
    | 'passed'
    | 'held'
    | 'resumed'
    | 'restarted'
    | 'forked'
    | 'failed'
    | 'moved'
    | 'parked'
    | 'unparked'
    | 'ended';
  readonly detail?: string;
  readonly output?: number;
}

export type EndReason = 'completed' | 'exit' | 'goal' | 'merged' | 'erased' | 'removed' | 'skipped';

export interface Ending {
  readonly reason: EndReason;
  readonly at: Date;
  /** The rule, step or person behind it, in a stable short form. */
  readonly detail?: string;
  /** Of an exit or goal by an event. */
  readonly eventId?: string;
  /** What the goal was worth, read from its `valuePath`. */
  readonly value?: GoalValue;
  /** Of the root, by a goal that goes on. */
  readonly goesOn?: GoesOn;
}

/** What follows a goal: another enrolment, which stands at the steps behind it. */
export interface GoesOn {
  /** The goal's key. */
  readonly goal: string;
  readonly enrolmentId: string;
  /** The entry of the version: the goal's way begins there. */
  readonly stepKey: string;
  /** Which reached it; there until that enrolment was inserted. */
  readonly event?: EntryEvent;
}

export interface HeardEvent {
  readonly id: string;
  /** Its `receivedAt`. */
  readonly at: Date;
}

/** Of an enrolment behind a goal: which goal, and whose. */
export interface Follows {
  readonly goal: string;
  readonly enrolmentId: string;
}

/** Money as events carry it (minor units), or a bare number without currency. */
export interface GoalValue {
  readonly amount: number;
  readonly currency?: string;
}

/** Why a dead letter is one. `code` is stable; `message` quotes what the step said, without personal data. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly stepKey: string;
  readonly at: Date;
  /** Attempts made at this step in this visit. */
  readonly attempts: number;
}

/** What started an enrolment; emitted by the entry as `event`. */
export interface EntryEvent {
  readonly id: string;
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly occurredAt: Date;
  readonly receivedAt: Date;
}

/** A profile's passage through one journey version: the document and the truth (PROTOCOL.md has every write to it). */
export interface Enrolment {
  readonly _id: string;
  readonly workspaceId: string;
  readonly journeyId: string;
  readonly versionId: string;
  readonly profileId: string;
  /** Itself, or the enrolment it was forked from. */
  readonly rootId: string;
  readonly queue: Queue;
  readonly bucket: number;
  /** When it is due, or when its lease runs out; absent while it waits for a send or has ended. */
  readonly due?: Date;
  readonly active: boolean;
  /** Counts everything that happened to it. */
  readonly seq: number;
  /** Claims since the last commit; `(seq, attempts)` orders attempts. */
  readonly attempts: number;
  readonly lease?: { readonly token: string };
  /** The commit before: whose it was, and whether it left a profile row. */
  readonly last?: { readonly token: string; readonly profileRow: boolean };
  /** Where it stands. A hold's step, or the step to run next when there is no hold. */
  readonly stepKey: string;
  readonly hold?: Hold;
  readonly visits: Readonly<Record<string, number>>;
  /** When the last hold really ended; never the time of a claim. */
  readonly since: Date;
  /** Events that have ended holds, the last HEARD_LIMIT of them: none ends another (PROTOCOL, "counts"). */
  readonly heard?: readonly HeardEvent[];
  /** What was received until here ends no hold any more: events were heard that there was no room to remember. */
  readonly heardUpTo?: Date;
  readonly startedAt: Date;
  readonly kids: readonly string[];
  /** Ended, but its family not yet. On a child (it reached an Exit step): its root must be ended as well. */
  readonly cascade?: true;
  /** A child that has ended by itself: its family was not looked at yet, whether all of it has left. */
  readonly leftCheck?: true;
  /** It has changed its profile: `applied.<its id>` there is to be forgotten a day after its end. */
  readonly wroteProfile?: true;
  readonly entry: {
    /** `_id` of the entries document. */
    readonly id: string;
    readonly key?: string;
    /** The entry key and its aliases as event keys (`checkout:…`, `cart:…`). */
    readonly keys: readonly string[];
    readonly triggerId: string;
    /** When the trigger happened, as its source says; `event` may be a fresher one by now. */
    readonly occurredAt?: Date;
  };
  /** It has not entered: it goes on behind a goal that ended another one. Goals do not count for it. */
  readonly follows?: Follows;
  readonly event: EntryEvent;
  /** Outputs that a later expression reads, by step key (compiled: `keeps`). */
  readonly kept: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Retries used up at the present step and visit; reset when it moves on. */
  readonly retries: number;
  readonly failure?: Failure;
  readonly ended?: Ending;
  readonly history: readonly HistoryEntry[];
  /** Absolute number of history entries that were ever pushed before `history[0]`. */
  readonly trimmed: number;
  readonly rolledUp: number;
}
