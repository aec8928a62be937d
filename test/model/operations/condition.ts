import type { Context } from '../context';
import { visitOf } from '../journeys';
import { max } from '../layout';
import type { Merger } from '../records/process';
import type { State } from '../state';
import { settle } from './settle';

/** What the hold waits for: the profile is like that. */
export const isTrue = ({ world }: State): boolean => world.attribute === 1;

/** Who changes a profile, 1: `retest`, in the very write of the change, when somebody waits; a larger number each time. */
export function noteChange({ world }: State): void {
  world.clock += 1;
  world.updatedAt = world.clock;
  if (world.watched === 0) return;
  world.retests += 1;
  world.retest = world.retests;
}

/** Who waits, 2: the mark on the profile, before it is read. New for every call. */
export function watches(context: Context): void {
  for (const [index, { at, enrolment }] of context.now.workers.entries())
    if (at === 'watch')
      context.step(
        () => `a worker marks the profile as watched by enrolment ${String(enrolment)}`,
        (next) => {
          const own = next.workers[index]!;
          if (context.wrong['condition: looked before marked']) own.at = own.finding === 'none' ? 'execute' : 'found';
          else own.at = 'lookUp';
          next.world.watched = newWatch(next);
        },
      );
}

function newWatch({ world, mergers }: State): number {
  for (let number = 1; ; number++)
    if (world.watched !== number && !mergers.some(({ seenWatched }) => seenWatched === number)) return number;
}

/** Who changes a profile, 2 to 4, or the sweep after them. */
export function conditions(context: Context): void {
  const { now, configuration } = context;
  if (!configuration.condition) return;
  const idle = now.mergers.findIndex(({ at }) => at === 'idle');
  if (idle >= 0 && now.world.retest > 0)
    context.step(
      () => 'somebody finds the mark of a change on the profile',
      (next) => {
        const own = next.mergers[idle]!;
        own.seenRetest = next.world.retest;
        own.seenWatched = next.world.watched;
        own.at = 'findHolds';
        if (context.wrong['condition: mark taken away before the look']) next.world.retest = 0;
      },
    );
  for (const [index, { at }] of now.mergers.entries()) {
    const said = SAID[at];
    if (said !== undefined)
      context.step(
        () => said,
        (next) => {
          look(context, next, next.mergers[index]!);
        },
      );
  }
}

const SAID: Partial<Record<Merger['at'], string>> = {
  findHolds: 'somebody searches holds that wait for a condition',
  readProfile: 'somebody reads the profile such a hold waits for',
  settleCondition: 'somebody settles the hold: its condition is true',
  unsetRetest: 'somebody takes the mark of the change away, as read',
  unsetWatched: 'somebody takes the mark of the watch away, as read: nobody waits',
};

function look(context: Context, next: State, own: Merger): void {
  const { world } = next;
  const { wrong } = context;
  if (own.at === 'findHolds') {
    own.at = findHold(next, own) ? 'readProfile' : 'unsetRetest';
    own.foundNobody = own.at === 'unsetRetest';
  } else if (own.at === 'readProfile') {
    own.findingAt = max(own.holdSince, world.updatedAt);
    const counts = isTrue(next) && (own.until === 0 || own.findingAt <= own.until);
    own.at = counts ? 'settleCondition' : 'unsetRetest';
  } else if (own.at === 'settleCondition') {
    const { enrolment, holdStep: step, holdVisit: visit, findingAt } = own;
    settle(context, next, { enrolment, step, visit, at: findingAt, event: 0 });
    own.at = 'unsetRetest';
  } else if (own.at === 'unsetRetest') {
    if (world.retest === own.seenRetest || wrong['condition: change unmarked whichever it was']) world.retest = 0;
    if (own.foundNobody) own.at = 'unsetWatched';
    else own.clear();
  } else {
    if (world.watched === own.seenWatched || wrong['condition: watch unmarked whosever it is']) world.watched = 0;
    own.clear();
  }
}

function findHold({ enrolments }: State, own: Merger): boolean {
  const index = enrolments.findIndex(({ active, hold, outcome }) => active && hold === 'listen' && outcome === 'none');
  const enrolment = enrolments[index];
  if (!enrolment) return false;
  own.enrolment = index;
  own.holdStep = enrolment.step;
  own.holdVisit = visitOf(enrolment.visits, enrolment.step);
  own.holdSince = enrolment.holdSince;
  own.until = enrolment.until;
  return true;
}
