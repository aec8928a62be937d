import { isTrue } from '../operations/condition';
import type { Invariant } from './invariant';

/**
 * 13. A hold that waits for a condition goes on when the profile is like that at its look-up, or after any change from then on, as
 * long as its time is not over: none that was looked up stands still while its condition is true and nobody is to look again.
 */
export const noticesCondition: Invariant = {
  number: 13,
  always: ({ configuration }, state) => {
    if (!configuration.condition || !isTrue(state) || state.world.retest > 0) return undefined;
    if (state.mergers.some(({ at }) => at !== 'idle') || state.workers.some(({ at }) => at !== 'idle'))
      return undefined;
    const stands = state.enrolments.some(
      ({ active, hold, outcome, due }) => active && hold === 'listen' && outcome === 'none' && due === 'timer',
    );
    return stands ? 'a hold stands still though its condition is true, and nobody is to look' : undefined;
  },
  atCommit: ({ configuration }, state, { worker }) => {
    if (!configuration.condition || worker.hold !== 'listen' || worker.outcome !== 'event') return undefined;
    return worker.outcomeEvent === 0 && state.world.updatedAt === 0
      ? 'a condition counted that was never true'
      : undefined;
  },
};
