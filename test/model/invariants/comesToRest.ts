import type { Context } from '../context';
import type { State } from '../state';
import type { Invariant } from './invariant';

/** Faults are few, so an attempt comes to its end after a few. */
const ENDLESS = 30;

/** 5. From every state everything can still come to rest; whether it can, the explorer finds out (`isAtRest`). */
export const comesToRest: Invariant = {
  number: 5,
  always: ({ configuration }, { enrolments }) =>
    configuration.runsAgain && enrolments.some(({ queue }) => queue === 'dead')
      ? 'a dead letter, though its step may run again'
      : undefined,
  atClaim: (_context, _state, { attempts }) =>
    attempts > ENDLESS ? 'claimed again and again, and no attempt comes to its end' : undefined,
};

/** Nothing is owed to anybody. */
export function isAtRest({ configuration }: Context, state: State): boolean {
  const { world, enrolments, rows, events, reservations } = state;
  if (!world.loads || (world.merged && !world.announced)) return false;
  for (const one of enrolments) {
    if (one.active || one.cascade || one.leftCheck) return false;
    if (configuration.rollUp && one.rolledUp !== one.history) return false;
  }
  for (const { key, status, owed } of rows) {
    if (key === 0) continue;
    if (owed || status === 'proposed' || status === 'pending' || status === 'sending') return false;
  }
  for (const { status } of events) if (status === 'new' || status === 'stamped' || status === 'waiting') return false;
  for (const { token, closed } of reservations) if (token !== 0 && !closed) return false;
  // Nobody has come yet: that is not rest.
  return !configuration.entry || events.some(({ status }) => status !== 'notYet');
}
