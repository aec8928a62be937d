import type { Context } from '../context';
import type { PlannedRow } from '../engine';
import type { Enrolment } from '../records/enrolment';
import type { Worker } from '../records/process';
import type { Row } from '../records/row';
import type { State } from '../state';

/** A commit that is about to take effect. */
export interface Committing {
  /** As it is before. */
  readonly enrolment: Enrolment;
  readonly worker: Worker;
  readonly rows: readonly PlannedRow[];
}

/** The content of a send leaves. */
export interface Delivered {
  readonly row: Row;
  /** The row is still the caller's. */
  readonly own: boolean;
  /** It was marked after the exit, the pause or the move. */
  readonly late: boolean;
}

type Answer = string | undefined;

/** One numbered invariant of docs/protocol.md, judged where it can break: in every state, at rest, or when something happens. */
export interface Invariant {
  readonly number: number;
  always?(context: Context, state: State): Answer;
  atRest?(context: Context, state: State): Answer;
  atClaim?(context: Context, state: State, enrolment: Enrolment): Answer;
  atCommit?(context: Context, state: State, commit: Committing): Answer;
  /** An external step is called. */
  atCall?(context: Context, state: State, call: { readonly effect: number; readonly worker: Worker }): Answer;
  /** A row other than a send is applied. */
  atApply?(context: Context, state: State, effect: number): Answer;
  atDelivery?(context: Context, state: State, sent: Delivered): Answer;
  atRefusedReservation?(
    context: Context,
    state: State,
    asked: { readonly worker: Worker; readonly amount: number },
  ): Answer;
  atRestart?(context: Context, state: State, restart: { readonly enrolment: Enrolment; readonly at: number }): Answer;
  /** `event`: which let it in. */
  atEntered?(context: Context, state: State, event: number): Answer;
  atRefusedEntry?(context: Context, state: State): Answer;
}
