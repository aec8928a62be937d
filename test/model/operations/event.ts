import { assign } from '../layout';
import type { Context } from '../context';
import { visitOf } from '../journeys';
import type { Handler } from '../records/process';
import type { State } from '../state';
import { youngerTwin } from './merge';
import { beginEnding } from './exit';
import { countsAt, endingBy, endsBy, isHeardBy } from './reading';
import { isLive } from './stand';

/** Event: what is stored is handled; exits, then holds, then entries, and last the mark. The sweep takes what was left. */
export function eventsAreHandled(context: Context): void {
  const { now, configuration } = context;
  const idle = now.handlers.findIndex(({ at }) => at === 'idle');
  for (const [event, { status }] of now.events.entries()) {
    if (idle < 0 || !(status === 'new' || (status === 'waiting' && now.world.loads))) continue;
    context.overdue(
      now.handlers.some((handler) => handler.at !== 'idle' && handler.event === event),
      () => `a handler takes event ${String(event)} (${configuration.events![event]!})`,
      (next) => {
        const own = next.handlers[idle]!;
        own.event = event;
        own.at = 'read';
        if (context.wrong['event handled when taken']) next.events[event]!.status = 'handled';
      },
    );
  }
  for (const [index, handler] of now.handlers.entries()) handle(context, index, handler);
}

function handle(context: Context, index: number, { at, event, enrolment }: Handler): void {
  const step = (label: string, change: (next: State, own: Handler) => void): void => {
    context.step(
      () => `a handler ${label} (event ${String(event)})`,
      (next) => {
        change(next, next.handlers[index]!);
      },
    );
  };
  if (at === 'read')
    step('reads whom it concerns', (next, own) => {
      decide(context, next, own);
    });
  if (at === 'turn') {
    const kind = context.configuration.events![event] === 'restarts' ? 'restart' : 'settle';
    context.write(
      () => `a handler writes to the hold of enrolment ${String(enrolment)}: ${kind}`,
      { name: kind, by: 'handler', index },
      (next) => {
        handlerGoesOn(context, next, next.handlers[index]!);
      },
    );
  }
  if (at === 'done')
    step('marks it handled', (next, own) => {
      finish(context, next, own);
    });
}

/** Of all active ones at once: an exit, a twin, a hold. */
function decide(context: Context, next: State, own: Handler): void {
  own.sawMerge = next.world.merged;
  const active = next.enrolments.flatMap((one, index) => (one.exists && one.active ? [index] : []));
  if (!next.world.loads) {
    own.waits = active.some((index) => next.enrolments[index]!.trigger !== own.event + 1);
    handlerGoesOn(context, next, own);
    return;
  }
  for (const index of active) {
    const enrolment = next.enrolments[index]!;
    if (endsBy(context, next, enrolment, own.event)) {
      assign(own, { root: enrolment.root, ...endingBy(context, own.event) });
      beginEnding(context, own);
      return;
    }
  }
  if (active.some((index) => findTurn(context, next, own, index))) own.at = 'turn';
  else endTwin(context, next, own);
}

/** True when the event means something to its listening hold. */
function findTurn(context: Context, next: State, own: Handler, index: number): boolean {
  const kind = context.configuration.events![own.event]!;
  if (kind !== 'restarts' && !isHeardBy(context, own.event)) return false;
  const enrolment = next.enrolments[index]!;
  if (enrolment.hold !== 'listen' || enrolment.outcome !== 'none') return false;
  const at = countsAt(context, next, { enrolment, standing: enrolment }, own.event);
  if (at === 0 || (kind === 'restarts' && at <= enrolment.restartedAt)) return false;
  own.enrolment = index;
  own.holdStep = enrolment.step;
  own.holdVisit = visitOf(enrolment.visits, enrolment.step);
  own.findingAt = at;
  return true;
}

export function endTwin(context: Context, next: State, own: Handler): void {
  const younger = own.sawMerge ? youngerTwin(context, next, own.event) : -1;
  if (younger < 0) {
    handlerGoesOn(context, next, own);
    return;
  }
  own.root = younger;
  own.by = 'merged';
  beginEnding(context, own);
}

/** Behind exits and holds: the entry, if the event is one; then the mark. */
export function handlerGoesOn(context: Context, next: State, own: Handler): void {
  own.at = 'done';
  if (own.entered || context.configuration.events![own.event] !== 'enters') return;
  own.entered = true;
  const { status, mayEnter } = next.events[own.event]!;
  if (status === 'waiting' && !mayEnter && !context.wrong['version not loadable: may enter later anyway']) return;
  if (!isLive(next)) {
    next.events[own.event]!.turnedAway = true;
    return;
  }
  own.at = 'readEntry';
  if (next.world.loads || context.configuration.liveLoads) return;
  own.at = 'done';
  own.waits = true;
  own.mayEnter = true;
}

function finish({ wrong }: Context, next: State, own: Handler): void {
  const event = next.events[own.event]!;
  const waits = own.waits && !wrong['version not loadable: event handled'];
  if (event.status !== 'handled') event.status = waits ? 'waiting' : 'handled';
  event.mayEnter = waits && own.mayEnter;
  event.refused = own.refused;
  own.clear();
}
