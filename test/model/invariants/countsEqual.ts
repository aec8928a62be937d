import type { Invariant } from './invariant';

/** 12. Counts equal history. */
export const countsEqual: Invariant = {
  number: 12,
  atRest: ({ configuration }, { enrolments, world }) => {
    const history = enrolments.reduce((sum, one) => sum + one.history, 0);
    return configuration.rollUp && world.counted !== history ? 'the counts differ from the history' : undefined;
  },
};
