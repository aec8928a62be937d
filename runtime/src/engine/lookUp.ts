import type { Enrolment } from './enrolment';
import type { JourneyEvent } from './event';
import type { Reaction } from './react';
import type { CompiledVersion } from './version';

export type Finding =
  | Reaction
  /** Nothing found and time is left: settled, due at `until`. */
  | { readonly kind: 'rest'; readonly holdKey: string; readonly until: Date }
  /** Nothing found: go on with `begin()` (a hold whose time is up, or a new enrolment). */
  | { readonly kind: 'goOn' };

/** Which stored events a look-up of this enrolment needs: pass to EventReader, grouped over a batch. */
export interface Listening {
  readonly names: readonly string[];
  readonly keys: readonly string[];
  readonly after: Date;
}

export function listening(version: CompiledVersion, enrolment: Enrolment): Listening {
  throw new Error(`listening is not written yet: ${version.id} ${enrolment._id}`);
}

export interface Stored {
  /** In any order; events that do not count are left out here. */
  readonly events: readonly JourneyEvent[];
  readonly aliases: ReadonlySet<string>;
}

/**
 * Exit or goal, else the earliest event of the hold, else the latest restart, else rest or go on. After a restart look up
 * again at once: an event behind the old `until` may count under the new one.
 */
export function lookUp(version: CompiledVersion, enrolment: Enrolment, stored: Stored, now: Date): Finding {
  throw new Error(`lookUp is not written yet: ${version.id} ${enrolment._id} ${String(stored.events.length + +now)}`);
}
