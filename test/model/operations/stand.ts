import type { Context } from '../context';
import { assign } from '../layout';
import type { State } from '../state';
import { beginEnding } from './exit';

/**
 * Enter, 5: whoever wakes somebody who stands at the entry reads the journey's stand first. Everybody stands still in it: put off,
 * as it stands; everybody had to leave it: exit. Nothing is parked: that is for the pause, which finds who is there, and for
 * nobody who has read that there is one, since it may be over.
 */
export function stands(context: Context): void {
  for (const [index, { at, enrolment }] of context.now.workers.entries()) {
    const named = `enrolment ${String(enrolment)}`;
    if (at === 'askStand')
      context.step(
        () => `a worker reads the stand of the journey of ${named}`,
        (next) => {
          const own = next.workers[index]!;
          const { pause, archive } = next.world;
          if (archive === 'leaving' || archive === 'left') {
            assign(own, { root: next.enrolments[enrolment]!.root, by: 'exit' });
            beginEnding(context, own);
          } else if (pause !== 'pausing' && pause !== 'paused') own.at = 'lookUp';
          else own.at = context.wrong['stand: parked by who has read it'] ? 'parkSelf' : 'standStill';
        },
      );
    if (at === 'standStill')
      context.step(
        () => `a worker puts ${named} off: its journey stands still`,
        (next) => {
          standStill(next, index);
        },
      );
    if (at === 'parkSelf')
      context.step(
        () => `a worker parks ${named}: its journey stands still`,
        (next) => {
          const own = next.enrolments[enrolment]!;
          if (own.active) assign(own, { queue: 'parked', seq: own.seq + 1, lease: 0 });
          next.workers[index]!.clear();
        },
      );
  }
}

/** `{_id, seq, 'lease.token'}` → due again later. `seq` stays: nothing has happened to it. */
function standStill(next: State, index: number): void {
  const { enrolment: number, token, seq } = next.workers[index]!;
  const enrolment = next.enrolments[number]!;
  next.workers[index]!.clear();
  if (enrolment.lease !== token || enrolment.seq !== seq) return;
  assign(enrolment, { due: 'now', lease: 0, attempts: 0 });
}

/** Whoever may be paused or sent away while somebody is entering. */
export const mayStandStill = ({ configuration: { entry, person = [] } }: Context): boolean =>
  entry === true && (person.includes('pause') || person.includes('archive'));

/** As handlers know it, who let nobody into a journey that is not live. */
export const isLive = ({ world: { pause, archive } }: State): boolean =>
  (pause === 'never' || pause === 'may' || pause === 'resuming') && (archive === 'never' || archive === 'may');
