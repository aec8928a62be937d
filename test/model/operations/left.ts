import type { Context } from '../context';
import type { State } from '../state';
import { endOne } from './exit';

/** Every member is ended, and every kid of the root was read. */
export function familyHasLeft({ enrolments }: State, root: number, except = -1): boolean {
  const { forked } = enrolments[root]!;
  const kids = enrolments.filter((_, index) => index !== root);
  return forked && kids.every(({ exists, active }, index) => exists && (!active || index + 1 === except));
}

/** Asked when a member ends by itself, whose own write says so; by the sweep when that was cut off. */
export function families(context: Context): void {
  const { now, wrong } = context;
  for (const [index, { at, enrolment }] of now.workers.entries())
    if (at === 'askLeft')
      context.step(
        () => `a worker reads the family of enrolment ${String(enrolment)}, which has ended`,
        (next) => {
          next.workers[index]!.at = familyHasLeft(next, next.enrolments[enrolment]!.root) ? 'endLeft' : 'clearLeft';
        },
      );
  for (const kind of ['workers', 'dispatchers'] as const)
    for (const [index, { at, enrolment }] of now[kind].entries()) {
      if (at === 'endLeft')
        context.step(
          () => `one of the ${kind} ends enrolment ${String(now.enrolments[enrolment]!.root)}: its family has left`,
          (next) => {
            endOne(context, next.enrolments[next.enrolments[enrolment]!.root]!, 'left');
            next[kind][index]!.at = 'clearLeft';
          },
        );
      if (at === 'clearLeft')
        context.step(
          () => `one of the ${kind} takes the mark of enrolment ${String(enrolment)} away`,
          (next) => {
            next.enrolments[enrolment]!.leftCheck = false;
            next[kind][index]!.clear();
          },
        );
    }
  const sweep = now.dispatchers.findIndex(({ at }) => at === 'idle');
  if (sweep < 0 || wrong['no sweep of ended families']) return;
  for (const [index, { leftCheck, root }] of now.enrolments.entries())
    if (leftCheck)
      context.overdue(
        now.workers.some((worker) => worker.at !== 'idle' && worker.enrolment === index),
        () => `a sweep reads the family of enrolment ${String(index)}, which has ended`,
        (next) => {
          const own = next.dispatchers[sweep]!;
          own.enrolment = index;
          own.at = familyHasLeft(next, root) ? 'endLeft' : 'clearLeft';
        },
      );
}
