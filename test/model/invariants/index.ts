import type { Context } from '../context';
import type { Enrolment } from '../records/enrolment';
import type { Worker } from '../records/process';
import type { Row } from '../records/row';
import type { State } from '../state';
import { comesToRest } from './comesToRest';
import { committedOnce } from './committedOnce';
import { countsEqual } from './countsEqual';
import { goesOnOnce } from './goesOnOnce';
import { heardWell } from './heardWell';
import type { Committing, Delivered, Invariant } from './invariant';
import { markedBefore } from './markedBefore';
import { noLateChild } from './noLateChild';
import { noticesCondition } from './noticesCondition';
import { nothingUncommitted } from './nothingUncommitted';
import { oneBranch } from './oneBranch';
import { oneInside } from './oneInside';
import { pointsAddUp } from './pointsAddUp';
import { receivedOnce } from './receivedOnce';
import { seesOwn } from './seesOwn';

/** By their numbers in docs/protocol.md. */
export const INVARIANTS: readonly Invariant[] = [
  committedOnce,
  receivedOnce,
  nothingUncommitted,
  markedBefore,
  comesToRest,
  heardWell,
  oneBranch,
  pointsAddUp,
  oneInside,
  noLateChild,
  seesOwn,
  countsEqual,
  noticesCondition,
  goesOnOnce,
];

/** Told what happens; what breaks an invariant is noted on the state. */
export interface Judges {
  atClaim(state: State, enrolment: Enrolment): void;
  atCommit(state: State, commit: Committing): void;
  atApply(state: State, effect: number): void;
  atCall(state: State, effect: number, worker: Worker): void;
  atDelivery(state: State, row: Row, how: Omit<Delivered, 'row'>): void;
  atRefusedReservation(state: State, worker: Worker, amount: number): void;
  atRestart(state: State, enrolment: Enrolment, at: number): void;
  atRefusedEntry(state: State): void;
  atEntered(state: State, event: number): void;
}

export function judgesFor(context: () => Context): Judges {
  const judge = (state: State, ask: (invariant: Invariant) => string | undefined): void => {
    for (const invariant of INVARIANTS) {
      const why = ask(invariant);
      if (why !== undefined) state.broken ??= `${String(invariant.number)}: ${why}`;
    }
  };
  return {
    atClaim: (state, enrolment) => {
      judge(state, (one) => one.atClaim?.(context(), state, enrolment));
    },
    atCommit: (state, commit) => {
      judge(state, (one) => one.atCommit?.(context(), state, commit));
    },
    atApply: (state, effect) => {
      judge(state, (one) => one.atApply?.(context(), state, effect));
    },
    atCall: (state, effect, worker) => {
      judge(state, (one) => one.atCall?.(context(), state, { effect, worker }));
    },
    atDelivery: (state, row, how) => {
      judge(state, (one) => one.atDelivery?.(context(), state, { row, ...how }));
    },
    atRefusedReservation: (state, worker, amount) => {
      judge(state, (one) => one.atRefusedReservation?.(context(), state, { worker, amount }));
    },
    atRestart: (state, enrolment, at) => {
      judge(state, (one) => one.atRestart?.(context(), state, { enrolment, at }));
    },
    atEntered: (state, event) => {
      judge(state, (one) => one.atEntered?.(context(), state, event));
    },
    atRefusedEntry: (state) => {
      judge(state, (one) => one.atRefusedEntry?.(context(), state));
    },
  };
}

/** Of a new state; what its last step broke comes first. */
export function brokenIn(context: Context, state: State, atRest: boolean): string | undefined {
  if (state.broken !== undefined) return state.broken;
  for (const one of INVARIANTS) {
    const why = one.always?.(context, state);
    if (why !== undefined) return `${String(one.number)}: ${why}`;
  }
  if (!atRest) return undefined;
  for (const one of INVARIANTS) {
    const why = one.atRest?.(context, state);
    if (why !== undefined) return `${String(one.number)}: ${why}`;
  }
  return undefined;
}
