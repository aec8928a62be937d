import { exitWasHandled } from '../operations/reading';
import type { Enrolment } from '../records/enrolment';
import type { Invariant } from './invariant';

/** 10. No started child outlives an exit; each that was committed started, unless there was one. */
export const noLateChild: Invariant = {
  number: 10,
  always: (context, state) =>
    state.enrolments.some(
      (one, index) =>
        one.exists &&
        one.active &&
        !one.unstarted &&
        one.root !== index &&
        (exitWasHandled(context, state, one) || isForgotten(state.enrolments[one.root]!)),
    )
      ? 'a child survived the exit'
      : undefined,
  atRest: ({ journey }, { effects, enrolments, world }) => {
    const missing = effects.some(
      ({ committed }, effect) =>
        committed && journey.keys[effect]!.kind === 'child' && !enrolments[journey.keys[effect]!.child]!.exists,
    );
    return missing && !world.exited ? 'a committed child was never started' : undefined;
  },
};

/** Its family should have ended with it, and no mark says that this is still to be done. */
const isForgotten = ({ active, endedBy, cascade }: Enrolment): boolean => !active && endedBy === 'exit' && !cascade;
