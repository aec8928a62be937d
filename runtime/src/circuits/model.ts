import type { Collection, Db } from '../platform/database';

/** Whether a step of a version works. Only steps that fail have one; `_id` derives from version and step. */
export interface StepCircuit {
  readonly _id: string;
  readonly kind: 'step';
  readonly workspaceId: string;
  readonly journeyId: string;
  readonly versionId: string;
  readonly stepKey: string;
  readonly stepName: string;
  /**
   * `watched`: it has failed, and for nobody has it worked since. `open`: people are held before it, and one of them tries it
   * from time to time. `kept`: a person has said that nobody tries. `closed`: it works again; kept a day for people to see.
   */
  readonly state: 'watched' | 'open' | 'kept' | 'closed';
  /** Profiles it has failed for since it last worked; as many as open it. */
  readonly people: readonly string[];
  /** Profiles that ran it alone in their process and did not come back, and those that are at it just now. */
  readonly crashed: readonly string[];
  /** Its first failure since it last worked; while open, when it opened. */
  readonly since: Date;
  readonly failure: CircuitFailure;
  /** When somebody may try it next. */
  readonly probeAt: Date;
  /** Tries since it opened. */
  readonly probes: number;
  /** Whoever is held next comes back after this: the held come by one after the other. */
  readonly turn: Date;
  readonly closedAt?: Date;
  /** When the record goes; absent while people are held. */
  readonly forgetAt?: Date;
}

/** Without personal data. */
export interface CircuitFailure {
  readonly code: string;
  readonly message: string;
}

/** A sender whose server could not be reached; kept by the dispatchers that found it so. */
export interface SenderRest {
  readonly _id: string;
  readonly kind: 'sender';
  readonly workspaceId: string;
  readonly senderId: string;
  readonly state: 'resting';
  readonly since: Date;
  readonly until: Date;
  /** Rests in a row. */
  readonly failures: number;
  /** Some time after it has ended: no dispatcher has tried since. */
  readonly forgetAt: Date;
}

export type Circuit = StepCircuit | SenderRest;

export const circuitsOf = (db: Db): Collection<Circuit> => db.collection<Circuit>('circuits');
export const stepCircuitsOf = (db: Db): Collection<StepCircuit> => db.collection<StepCircuit>('circuits');
