import type { Enrolment } from './enrolment';
import type { CompiledVersion } from './version';

/** A way on from where an enrolment stands. `when` is a phrase: `at …`, `on Order Completed of the same checkout`. */
export interface NextWay {
  readonly output: number;
  readonly when: string;
  /** Names of the steps it leads to; empty: the journey ends. */
  readonly leadsTo: readonly string[];
}

/** Why an enrolment is where it is, and what comes next. */
export interface Explanation {
  readonly state: 'waiting' | 'sending' | 'due' | 'running' | 'retrying' | 'forked' | 'parked' | 'dead' | 'ended';
  readonly step: { readonly key: string; readonly name: string };
  readonly since: Date;
  readonly until?: Date;
  readonly next: readonly NextWay[];
  /** Phrases: what ends the journey early. */
  readonly endsOn: readonly string[];
  /** All of it in English. */
  readonly sentence: string;
}

export function explain(version: CompiledVersion, enrolment: Enrolment, now: Date): Explanation {
  throw new Error(`explain is not written yet: ${version.id} ${enrolment._id} ${now.toISOString()}`);
}
