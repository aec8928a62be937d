import type { Refusal } from './admit';
import type { JourneyEntry } from './version';

/** What the entries document and its enrolment say. */
export interface EarlierEntry {
  readonly lastEnteredAt: Date;
  /** The family of its enrolment is still active, or the entry is taken and its enrolment not yet inserted. */
  readonly inside: boolean;
}

/** Undefined: it may enter. */
export function reEntry(entry: JourneyEntry, earlier: EarlierEntry | undefined, now: Date): Refusal | undefined {
  throw new Error(`reEntry is not written yet: ${entry.stepKey} ${String(earlier?.inside)} ${now.toISOString()}`);
}
