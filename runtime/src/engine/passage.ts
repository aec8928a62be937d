import type { EffectRow, ProfileChanges } from './effect';
import type { Ending, Enrolment, Failure, HistoryEntry, Queue } from './enrolment';
import type { Hold } from './hold';
import type { ProfileView } from './profile';
import type { ItemJson } from './step';

/** How a wake-up ends. */
export type Rest =
  /** Without `due`: a send waits for its outcome, a listening hold keeps the lease until its look-up. */
  | { readonly kind: 'held'; readonly hold: Hold; readonly due?: Date }
  | { readonly kind: 'ended'; readonly ending: Ending }
  | { readonly kind: 'forked'; readonly kids: readonly string[] }
  /** Tried again later; stands before the failed step. */
  | { readonly kind: 'retry'; readonly due: Date; readonly failure: Failure }
  | { readonly kind: 'dead'; readonly failure: Failure }
  /** The next step is external: commit here, go on in the other queue at once. */
  | { readonly kind: 'handedOver'; readonly queue: Queue; readonly due: Date };

/** One enrolment on its way through a wake-up: immutable, each `advance()` gives the next one. */
export interface Passage {
  /** As claimed. */
  readonly enrolment: Enrolment;
  /** The attempt's name: the lease token. */
  readonly token: string;
  /** With the changes proposed so far over it. */
  readonly profile: ProfileView;
  /** Where it stands; with `item`, the step to run next with this item. Absent `item`: it rests (see `rest`). */
  readonly stepKey: string;
  readonly item?: ItemJson;
  readonly rest?: Rest;
  readonly visits: Readonly<Record<string, number>>;
  readonly kept: Enrolment['kept'];
  readonly since: Date;
  readonly retries: number;
  /** Proposed rows; the folded profile row is added by `commitOf`. */
  readonly rows: readonly EffectRow[];
  readonly changes?: ProfileChanges;
  readonly history: readonly HistoryEntry[];
}

/** While one is being made: fields may still be taken away. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * The commit of a passage (PROTOCOL, wake-up, 6): fields to set and to unset, and what to push. Enrolments whose `set`,
 * `unset` and `push` are equal share one updateMany, so nothing here may name the enrolment itself without need.
 */
export interface Commit {
  readonly set: Partial<Omit<Enrolment, '_id' | 'seq' | 'history'>>;
  readonly unset: readonly (keyof Enrolment)[];
  readonly push: readonly HistoryEntry[];
  readonly rows: readonly EffectRow[];
}
