import type { JourneyEvent } from './event';
import type { CompiledVersion } from './version';

export type RefusalCode =
  | 'not_live'
  | 'too_old'
  | 'filter'
  | 'no_entry_key'
  | 'already_done'
  | 'already_entered'
  | 'still_inside'
  | 'too_soon';

/** Why somebody did not enter; kept per profile. `detail` is for a person and holds no personal data. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly detail: string;
}

/** What an entry is made of. The enrolment's id is `derivedId(entryId, event.id)`. */
export interface Admission {
  /** `_id` of the entries document. */
  readonly entryId: string;
  /** As an event key: `checkout:…`. */
  readonly key?: string;
  /** The entry key and its aliases. */
  readonly keys: readonly string[];
}

/** Undefined: the event is none of this journey's entry events. Then ask `overtaken()` and `reEntry()`. */
export function admit(
  version: CompiledVersion,
  event: JourneyEvent,
  now: Date,
): { readonly enter: Admission } | { readonly refused: Refusal } | undefined {
  throw new Error(`admit is not written yet: ${version.id} ${event.id} ${now.toISOString()}`);
}

/** What was stored before the entry event and concerns the same person or thing. */
export interface Earlier {
  readonly events: readonly JourneyEvent[];
  readonly aliases: ReadonlySet<string>;
}

/** The order that arrived before its checkout. By entry key at any time; by profile only if it happened after the trigger. */
export function overtaken(version: CompiledVersion, event: JourneyEvent, earlier: Earlier): Refusal | undefined {
  throw new Error(`overtaken is not written yet: ${version.id} ${event.id} ${String(earlier.events.length)}`);
}
