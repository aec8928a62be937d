import { max } from '../layout';
import type { Context } from '../context';
import { noteChange } from './condition';
import { isReadable, worksUnder } from './reading';
import type { Enrolment } from '../records/enrolment';
import type { State } from '../state';

/** Leases run out and timers fire, at any moment. */
export function timePasses(context: Context): void {
  const { now } = context;
  for (const [index, { due, lease, last }] of now.enrolments.entries()) {
    if (due === 'lease') {
      const busy =
        worksUnder(now, lease) ||
        now.workers.some((worker) => worker.at !== 'idle' && worker.enrolment === index && worker.token === last);
      context.overdue(
        busy,
        () => `the lease of enrolment ${String(index)} runs out`,
        (next) => {
          next.enrolments[index]!.due = 'now';
        },
      );
    }
    if (due === 'timer')
      context.step(
        () => `the timer of enrolment ${String(index)} fires`,
        (next) => {
          fire(next, next.enrolments[index]!);
        },
      );
  }
}

function fire(next: State, enrolment: Enrolment): void {
  enrolment.due = 'now';
  enrolment.until = max(next.world.clock, enrolment.holdSince);
  enrolment.visible = next.events.reduce((mask, _, event) => (isReadable(next, event) ? mask | (1 << event) : mask), 0);
}

/** An event is stamped, and can be read then or later. */
export function eventsAreStored(context: Context): void {
  const { now, configuration } = context;
  for (const [index, { status }] of now.events.entries()) {
    const kind = configuration.events![index]!;
    const store = (how: string, change: (next: State) => void): void => {
      context.step(
        () => `event ${String(index)} (${kind}) is ${how}`,
        (next) => {
          const event = next.events[index]!;
          event.status = 'new';
          change(next);
          if (event.at === 0) event.at = next.world.clock;
        },
      );
    };
    if (status === 'stamped') store('to be read now', () => undefined);
    if (status !== 'notYet') continue;
    store('stored', ({ world }) => {
      world.clock += 1;
    });
    if (now.world.unseen > 0)
      store('stamped, and cannot be read yet', ({ world, events }) => {
        world.unseen -= 1;
        world.clock += 1;
        events[index]!.status = 'stamped';
      });
    if (now.world.ties > 0)
      store('stored with the stamp of what was before', ({ world }) => {
        world.ties -= 1;
      });
  }
}

/** The clock of the database, the profile, points: what else changes by itself. */
export function worldChanges(context: Context): void {
  const { now, configuration } = context;
  const { world } = now;
  if (world.stepsBack > 0 && world.clock > 1)
    context.step(
      () => 'the clock of the database steps back',
      (next) => {
        next.world.stepsBack -= 1;
        next.world.clock -= 1;
      },
    );
  if (world.attributes > 0)
    for (const what of configuration.points === undefined ? (['attribute'] as const) : (['attribute', 'gift'] as const))
      context.step(
        () => `the profile’s ${what} changes`,
        (next) => {
          next.world.attributes -= 1;
          next.world[what] = 1 - next.world[what];
          if (configuration.condition) noteChange(next);
        },
      );
  if (world.buyer > 0 && world.free > 0)
    context.step(
      () => 'points are spent elsewhere',
      (next) => {
        next.world.buyer -= 1;
        next.world.free -= 1;
        next.world.spent += 1;
      },
    );
  if (world.mayFail)
    context.step(
      () => 'the version does not load any more',
      (next) => {
        next.world.mayFail = false;
        next.world.loads = false;
      },
    );
  if (!world.loads)
    context.step(
      () => 'the version loads again',
      (next) => {
        next.world.loads = true;
      },
    );
}

/** Any process dies anywhere: what it carries is gone. */
export function processesDie(context: Context): void {
  if (context.now.world.crash === 0) return;
  for (const kind of ['workers', 'dispatchers', 'handlers', 'mergers'] as const)
    for (const [index, { at }] of context.now[kind].entries())
      if (at !== 'idle')
        context.step(
          () => `one of the ${kind} dies at “${at}”`,
          (next) => {
            next.world.crash -= 1;
            next[kind][index]!.clear();
          },
        );
}
