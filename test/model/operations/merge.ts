import type { Context } from '../context';
import type { State } from '../state';
import { beginEnding } from './exit';

/**
 * Of two active ones of one person the younger by `(startedAt, _id)`; -1: there are no two. Everybody chooses the same. What goes on
 * behind a goal is no twin of who entered.
 */
export function youngerTwin({ wrong }: Context, { enrolments }: State, whoLooks: number): number {
  const active = enrolments.flatMap(({ exists, active: inside, follows }, index) =>
    exists && inside && (follows === 0 || wrong['goal: follow-up is a twin']) ? [index] : [],
  );
  if (active.length < 2) return -1;
  if (wrong['twins chosen by who looks']) return active[whoLooks % active.length]!;
  return active.reduce((younger, index) =>
    enrolments[index]!.startedAt >= enrolments[younger]!.startedAt ? index : younger,
  );
}

/** Merge: the profiles are marked as one person; then the job looks for twins, once. */
export function merges(context: Context): void {
  const { now, wrong } = context;
  if (now.world.merge)
    context.step(
      () => 'the two profiles turn out to be one person',
      (next) => {
        next.world.merge = false;
        next.world.merged = true;
        if (wrong['twins not looked for after the merge']) next.world.announced = true;
      },
    );
  for (const [index, { at }] of now.mergers.entries()) {
    if (at === 'idle' && now.world.remove && mayBeRemoved(context, now))
      context.step(
        () => 'a person ends the enrolment with its family',
        (next) => {
          next.world.remove = false;
          next.mergers[index]!.by = 'removed';
          beginEnding(context, next.mergers[index]!);
        },
      );
    if (at === 'idle' && now.world.merged && !now.world.announced)
      context.step(
        () => 'the job that looks after merges reads who is inside',
        (next) => {
          const own = next.mergers[index]!;
          const younger = youngerTwin(context, next, 0);
          own.at = 'announce';
          if (younger < 0) return;
          own.root = younger;
          own.by = 'merged';
          beginEnding(context, own);
        },
      );
    if (at === 'announce')
      context.step(
        () => 'the job that looks after merges is done with this one',
        (next) => {
          next.world.announced = true;
          next.mergers[index]!.clear();
        },
      );
  }
}

/** By somebody who saw it inside: a goal may have ended it since. */
const mayBeRemoved = ({ journey }: Context, { enrolments: [first] }: State): boolean =>
  first!.active || (journey.goal !== undefined && first!.endedBy === 'goal');
