import { max } from '../layout';
import type { Context } from '../context';
import type { Enrolment } from '../records/enrolment';
import type { State } from '../state';
import { unpark } from './startChild';

/** Pause and resume, by a person: all who are inside are read, then each is written by itself. */
export function pauses(context: Context): void {
  const { now, configuration } = context;
  const { pause } = now.world;
  const isIn = (parked: boolean) => (enrolment: Enrolment) =>
    enrolment.exists && enrolment.active && (enrolment.queue === 'parked') === parked;
  if (pause === 'may' && (configuration.entry === true || now.enrolments.some(isIn(false))))
    context.step(
      () => 'a person pauses',
      (next) => {
        next.world.pause = 'pausing';
        next.world.paused = maskOf(next, isIn(false));
        parkNext(context, next, isIn(false));
      },
    );
  if (pause === 'pausing')
    context.step(
      () => 'a person goes on pausing',
      (next) => {
        parkNext(context, next, isIn(false));
      },
    );
  if (pause === 'paused')
    context.step(
      () => 'a person resumes',
      (next) => {
        next.world.pause = 'resuming';
        next.world.paused = maskOf(next, isIn(true));
        unparkNext(next, isIn(true));
      },
    );
  if (pause === 'resuming')
    context.step(
      () => 'a person goes on resuming',
      (next) => {
        unparkNext(next, isIn(true));
      },
    );
}

const maskOf = ({ enrolments }: State, which: (enrolment: Enrolment) => boolean): number =>
  enrolments.reduce((mask, enrolment, index) => (which(enrolment) ? mask | (1 << index) : mask), 0);

/** Both are repeated until nobody is found any more. */
function parkNext({ wrong }: Context, next: State, isInside: (enrolment: Enrolment) => boolean): void {
  const { world, enrolments } = next;
  const index = enrolments.findIndex((_, number) => (world.paused >> number) & 1);
  const enrolment = enrolments[index];
  world.paused &= ~(1 << max(index, 0));
  if (enrolment && isInside(enrolment)) {
    enrolment.queue = 'parked';
    if (!wrong['pause keeps seq and lease']) {
      enrolment.seq += 1;
      enrolment.lease = 0;
    }
  }
  if (world.paused === 0) world.paused = maskOf(next, isInside);
  if (world.paused === 0) world.pause = 'paused';
}

function unparkNext(next: State, isParked: (enrolment: Enrolment) => boolean): void {
  const { world, enrolments } = next;
  const index = enrolments.findIndex((_, number) => (world.paused >> number) & 1);
  world.paused &= ~(1 << max(index, 0));
  const enrolment = enrolments[index];
  if (enrolment && isParked(enrolment)) unpark(enrolment);
  if (world.paused === 0) world.paused = maskOf(next, isParked);
  if (world.paused === 0) world.pause = 'never';
}
