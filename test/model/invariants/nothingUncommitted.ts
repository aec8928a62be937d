import type { Invariant } from './invariant';

/** 3. Nothing from an attempt that did not commit. */
export const nothingUncommitted: Invariant = {
  number: 3,
  atDelivery: (_context, { effects }, { row }) =>
    effects[row.key - 1]!.committed ? undefined : 'delivered from a branch that was not committed',
  atApply: (_context, { effects }, effect) =>
    effects[effect]!.committed ? undefined : 'applied from a branch that was not committed',
};
