import { assign, max } from '../layout';
import type { Context } from '../context';

/** Counts: copy the history to documents named by their place in it, then note how far. */
export function countings(context: Context): void {
  const { now, configuration, wrong } = context;
  if (!configuration.rollUp) return;
  const sweep = now.dispatchers.findIndex(({ at }) => at === 'idle');
  const { history, rolledUp } = now.enrolments[0]!;
  if (sweep >= 0 && history > rolledUp)
    context.step(
      () => 'a sweep reads the history',
      (next) => {
        assign(next.dispatchers[sweep]!, { at: 'rollUp', from: rolledUp, until: history });
      },
    );
  for (const [index, { at, from, until }] of now.dispatchers.entries()) {
    if (at === 'rollUp')
      context.step(
        () => `a sweep copies lines ${String(from)} to ${String(until)} of the history`,
        (next) => {
          const { world } = next;
          world.counted = wrong['counts by increment'] ? world.counted + until - from : max(world.counted, until);
          next.dispatchers[index]!.at = 'noteRolledUp';
        },
      );
    if (at === 'noteRolledUp')
      context.step(
        () => 'a sweep notes how far the history is counted',
        (next) => {
          const enrolment = next.enrolments[0]!;
          enrolment.rolledUp = max(enrolment.rolledUp, until);
          next.dispatchers[index]!.clear();
        },
      );
  }
}
