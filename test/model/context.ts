import type { Configuration } from './configuration';
import type { Engine } from './engine';
import type { Journey } from './journeys';
import type { Judges } from './invariants';
import type { Wrong } from './rules';
import type { State } from './state';

/** The operations that are one write under a filter; true when it matched. Any of them may be delivered late by the network. */
export type WriteName =
  'claim' | 'markCalling' | 'commit' | 'settle' | 'restart' | 'rest' | 'reserve' | 'handOver' | 'takeOver' | 'resume';

export type Kind = 'worker' | 'dispatcher' | 'handler';

/** A write of a process: its arguments are what the process carries. */
export interface Write {
  readonly name: WriteName;
  readonly by: Kind;
  readonly index: number;
  /** Completes the arguments, such as a new token. */
  readonly prepare?: (next: State) => void;
}

export interface Rules {
  readonly configuration: Configuration;
  readonly wrong: Wrong;
}

/** What every operation is given. */
export interface Context extends Rules {
  /** No rule broken: for those who judge. */
  readonly intact: Rules;
  readonly journey: Journey;
  readonly engine: Engine;
  readonly judges: Judges;
  /** As it is; not to be changed. */
  readonly now: State;
  /** One thing that may happen now: `change` makes of `next`, a copy of `now`, what comes of it. */
  step(label: () => string, change: (next: State) => void): void;
  /** A step of one write; `then` is what the process does with the answer. With a late budget the request may arrive once more. */
  write(label: () => string, write: Write, then: (next: State, matched: boolean) => void): void;
  /** The process goes on as if there had been no answer; the request arrives at any later moment. */
  late(label: () => string, write: Write, then: (next: State) => void): void;
  /** Takes over from somebody: free when nobody is at work there, else it costs a stall. */
  overdue(busy: boolean, label: () => string, change: (next: State) => void): void;
}
