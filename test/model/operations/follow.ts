import { assign, max } from '../layout';
import type { Context } from '../context';
import type { Handler, Merger, Worker, Dispatcher } from '../records/process';
import type { State } from '../state';

type Process = Worker | Dispatcher | Handler | Merger;

/** Where what goes on behind a goal of this root stands; -1: nothing goes on. */
export const followOf = ({ journey }: Context, root: number): number =>
  journey.goal === undefined || root >= journey.entering ? -1 : journey.entering + root;

/**
 * Exit, between the sends and the mark: what the goal that has ended the root goes on with, due now, to be looked at like one who
 * enters. What ended the root is read, not what one wanted to end it with. A duplicate is fine.
 */
export function insertFollow(context: Context, next: State, process: Process): void {
  const { wrong, journey } = context;
  const index = followOf(context, process.root);
  if (index < 0) return;
  const root = next.enrolments[process.root]!;
  const follow = next.enrolments[index]!;
  const byOwn = wrong['goal: follow-up of whatever one wanted'] || wrong['goal: follow-up before the end'];
  const event = byOwn ? process.goal : root.goal;
  if (event === 0 || follow.exists) return;
  const at = max(next.events[event - 1]!.at, root.startedAt);
  assign(follow, { exists: true, active: true, root: index, version: root.version, due: 'now', step: journey.goal! });
  const { heardFirst, heardLast, heardUpTo } = root;
  assign(follow, {
    since: at,
    startedAt: at,
    trigger: event,
    follows: process.root + 1,
    heardFirst,
    heardLast,
    heardUpTo,
  });
  if (!wrong['goal: follow-up not looked at']) assign(follow, { hold: 'entry', settled: true });
}
