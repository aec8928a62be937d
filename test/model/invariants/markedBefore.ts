import type { Invariant } from './invariant';

/** 4. No send is called unless it was marked before the exit, move or pause, and its content leaves only while the row is the caller's. */
export const markedBefore: Invariant = {
  number: 4,
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
