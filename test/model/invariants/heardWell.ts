import type { Context } from '../context';
import { countsAt, isHeardBy } from '../operations/reading';
import type { State } from '../state';
import type { Committing, Invariant } from './invariant';

/**
 * 6. A listening hold misses no event and no restart that counts, counts none from before or after, and an exit beats it. Missed:
 * what could be read when its time was over. An event that ended one hold ends no other.
 */
export const heardWell: Invariant = {
  number: 6,
  always: (_context, { events }) => (events.some(({ ended }) => ended > 1) ? 'one event ended two holds' : undefined),
  atRestart: (_context, _state, { enrolment, at }) =>
    at < enrolment.restartedAt ? 'an older restart took the place of a newer one' : undefined,
  atCommit: (context, state, commit) => {
    const { hold, outcome } = commit.worker;
    if (hold !== 'listen') return undefined;
    const settling = heard(context, state, commit, (event) => isHeardBy(context, event));
    if (outcome === 'event') {
      // By a condition: 13.
      if (commit.worker.outcomeEvent === 0) return undefined;
      const event = commit.worker.outcomeEvent - 1;
      if (!countedSince(context, state, commit, event)) return 'an event from before or after the hold counted';
      const exits = context.configuration.events![event] === 'heardAndExits';
      return exits ? 'an event that is an exit, too, ended only the hold' : undefined;
    }
    if (settling.length > 0) return 'a listening hold missed an event';
    const { restartedAt } = commit.worker;
    const missed = heard(context, state, commit, (event) => context.configuration.events![event] === 'restarts').filter(
      (event) => state.events[event]!.at > restartedAt,
    );
    return missed.length > 0 ? 'a listening hold missed a restart' : undefined;
  },
};

const NOTHING = { heardFirst: 0, heardLast: 0, heardUpTo: 0 };

/** What could be read when its time was over, and counts by its stamp. */
function heard(context: Context, state: State, commit: Committing, which: (event: number) => boolean): number[] {
  return state.events.flatMap((_, event) =>
    which(event) && (commit.worker.visible >> event) & 1 && countedSince(context, state, commit, event) ? [event] : [],
  );
}

/** Judged by when the hold really began, and by the rules as they should be. */
function countedSince(context: Context, state: State, { worker, enrolment }: Committing, event: number): boolean {
  const { began, until, heardFirst, heardLast, heardUpTo, outcome } = worker;
  // What has ended this very hold is among those that were heard.
  const heard = outcome === 'event' ? NOTHING : { heardFirst, heardLast, heardUpTo };
  const standing = { holdSince: began, until, ...heard };
  return countsAt(context.intact, state, { enrolment, standing }, event) > 0;
}
