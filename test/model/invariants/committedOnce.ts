import type { Invariant } from './invariant';

/** 1. A visit is committed once; nothing commits after the end, while parked or in a journey that stands still, or from an old version. */
export const committedOnce: Invariant = {
  number: 1,
  atClaim: (_context, _state, { queue }) => (queue === 'parked' ? 'claimed while parked' : undefined),
  atCommit: (_context, state, { enrolment, worker, rows }) => {
    if (rows.some(({ effect }) => state.effects[effect]!.committed)) return 'a visit was committed twice';
    if (!enrolment.active) return 'a commit after the end';
    if (enrolment.version !== worker.version) return 'a step of the old version was committed after the move';
    if (enrolment.queue === 'parked') return 'a commit while parked';
    if (state.world.archive === 'left') return 'a commit in a journey that everybody had to leave';
    return state.world.pause === 'paused' ? 'a commit while the journey is paused' : undefined;
  },
};
