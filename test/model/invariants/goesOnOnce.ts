import { followOf } from '../operations/follow';
import type { Invariant } from './invariant';

/**
 * 14. What a goal goes on with is there once for each root that this goal has ended, and behind nothing else; neither a goal nor
 * somebody who enters ends it. Removed with the root, it goes on no more.
 */
export const goesOnOnce: Invariant = {
  number: 14,
  always: (context, { enrolments, world }) => {
    const first = enrolments[followOf(context, 0)];
    if (world.removed && first?.active) return 'goes on, though a person has removed it';
    for (const { exists, follows, trigger, endedBy } of enrolments) {
      if (!exists || follows === 0) continue;
      const root = enrolments[follows - 1]!;
      if (root.active || root.endedBy !== 'goal' || root.goal !== trigger)
        return 'goes on behind a goal that was not reached';
      if (endedBy === 'goal') return 'a goal ended what goes on behind a goal';
      if (endedBy === 'merged') return 'taken for the twin of somebody who entered';
    }
    return undefined;
  },
  atRest: (context, { enrolments }) =>
    enrolments.some(({ endedBy }, index) => endedBy === 'goal' && !enrolments[followOf(context, index)]?.exists)
      ? 'a goal was reached, and nothing goes on'
      : undefined,
};
