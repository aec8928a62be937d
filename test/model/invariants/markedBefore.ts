import type { Invariant } from './invariant';

/** 4. Nothing is called unless it was marked before the exit, move or pause, and the content of a send leaves only while the row is the caller's. */
export const markedBefore: Invariant = {
  number: 4,
  atCall: (_context, { enrolments }, { worker }) =>
    !worker.marked && !enrolments[worker.enrolment]!.active
      ? 'an external step was called after the exit, and not marked before it'
      : undefined,
  atDelivery: ({ configuration }, _state, { row, own, late }) => {
    if (late) return 'called, though it was marked only after the exit, the pause or the move';
    // Taken for unknown meanwhile, nobody else sends it; who knows the key tells the two calls apart.
    return own ||
      configuration.provider === 'knowsKeys' ||
      configuration.provider === 'resends' ||
      row.status === 'unknown'
      ? undefined
      : 'the content left though the row was somebody else’s';
  },
};
