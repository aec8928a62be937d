import { visitOf } from '../journeys';
import type { Invariant } from './invariant';

/** 7. One branch of a hold: it is left by the outcome that was written to it, or by its time when none was. */
export const oneBranch: Invariant = {
  number: 7,
  atCommit: (_context, _state, { enrolment, worker }) => {
    if (worker.hold === 'none' && visitOf(worker.visits, worker.step) > 0)
      return 'a step was run again though nobody had left its hold';
    const same = enrolment.hold === worker.hold && enrolment.visits === worker.visits;
    if (!same) return 'a hold was left that was left already';
    return enrolment.outcome === worker.outcome ? undefined : 'a hold was left by another branch than it was won for';
  },
};
