import { among, assign, count, flag, record } from '../layout';
import { layoutOf, type Happens, type Small } from './small';

export type IntakeRule =
  | 'intake: the note behind the event'
  | 'intake: the note goes before the reaction'
  | 'intake: the note goes without its event'
  | 'intake: the note goes before what waits is marked'
  | 'intake: a repeat is noted, not marked';

export interface IntakeConfiguration {
  /** How many deliver the message at once, or again after one of them has died. */
  readonly deliveries?: number;
  readonly crash?: number;
  /** How often a sweep overtakes a process that only stands still. */
  readonly stall?: number;
  /** A version does not load the first time. */
  readonly waits?: true;
}

/** `mark`: what the event itself says; `none`: a note stands for it, or it is through. */
const EVENT = record({ exists: flag, mark: among('none', 'unhandled', 'handled') });
const DELIVERY = record({ at: among('idle', 'note', 'insert', 'react', 'keep', 'close'), first: flag });
const SWEEP = record({ at: among('idle', 'react', 'keep', 'close'), note: flag });
const WORLD = record({ receipt: flag, note: flag, answered: flag, waits: flag, crash: count, stall: count });
/** Only to judge: how far the one who closed it had come. */
const DONE = record({ reacted: flag, closed: flag });

/** Intake: one message, delivered until somebody answers. Every event that is stored is reacted to, and once it is through no more. */
export function intake(configuration: IntakeConfiguration, wrong?: IntakeRule) {
  const { deliveries = 2, crash = 0, stall = 0, waits = false } = configuration;
  const layout = layoutOf({
    event: [EVENT, 1],
    deliveries: [DELIVERY, deliveries],
    sweep: [SWEEP, 1],
    world: [WORLD, 1],
    done: [DONE, 1],
  });
  type State = ReturnType<typeof layout.create>;
  const noteOf = (first: boolean) => first || wrong === 'intake: a repeat is noted, not marked';

  /** All of a reaction is one step here; gives back what breaks. */
  const react = (next: State, own: { at: string }): string | undefined => {
    const [world, done] = [next.world[0]!, next.done[0]!];
    const again = done.closed && stall === 0 ? '18: reacted to again, though it was through' : undefined;
    own.at = world.waits ? 'keep' : 'close';
    if (!world.waits) done.reacted = true;
    world.waits = false;
    return again;
  };

  /** Through: the note goes, or the mark says so. What waits was marked before. */
  const close = (next: State, byNote: boolean): void => {
    if (byNote) next.world[0]!.note = false;
    else next.event[0]!.mark = 'handled';
    next.done[0]!.closed = next.done[0]!.reacted;
  };

  const delivers = (now: State, index: number, happens: Happens<State>): void => {
    const { at, first } = now.deliveries[index]!;
    const own = (next: State) => next.deliveries[index]!;
    const behind = wrong === 'intake: the note behind the event';
    if (at === 'idle' && !now.world[0]!.answered)
      happens('a delivery takes the receipt', (next) => {
        const world = next.world[0]!;
        if (world.receipt && next.event[0]!.exists) world.answered = true;
        else {
          const isFirst = noteOf(!world.receipt);
          assign(own(next), { first: isFirst, at: isFirst && !behind ? 'note' : 'insert' });
        }
        world.receipt = true;
      });
    if (at === 'note')
      happens('it inserts its note', (next) => {
        next.world[0]!.note = true;
        own(next).at = behind ? 'react' : 'insert';
      });
    if (at === 'insert')
      happens('it inserts the event', (next) => {
        const [event, world] = [next.event[0]!, next.world[0]!];
        world.answered = true;
        if (event.exists) {
          // Stored by another meanwhile, who marks it.
          if (first && event.mark !== 'none') world.note = false;
          own(next).clear();
          return;
        }
        assign(event, { exists: true, mark: first ? 'none' : 'unhandled' });
        own(next).at = first && behind ? 'note' : 'react';
        if (wrong === 'intake: the note goes before the reaction') world.note = false;
      });
    if (at === 'react') happens('it reacts', (next) => react(next, own(next)));
    if (at === 'keep')
      happens('it marks the event, which waits', (next) => {
        if (wrong === 'intake: the note goes before what waits is marked' && next.world[0]!.note) {
          next.world[0]!.note = false;
          return;
        }
        next.event[0]!.mark = 'unhandled';
        if (first) next.world[0]!.note = false;
        own(next).clear();
      });
    if (at === 'close')
      happens('it closes', (next) => {
        close(next, first);
        own(next).clear();
      });
  };

  /** 10 s later: when nobody is at it any more, or only stands still. */
  const sweeps = (now: State, happens: Happens<State>): void => {
    const { at, note } = now.sweep[0]!;
    const busy = now.deliveries.some((one) => one.at !== 'idle');
    const overtakes = (change: (next: State) => unknown) => (next: State) => {
      if (busy) next.world[0]!.stall -= 1;
      return change(next);
    };
    const may = !busy || now.world[0]!.stall > 0;
    const [event, world] = [now.event[0]!, now.world[0]!];
    if (at === 'idle' && may && world.note) {
      if (event.exists)
        happens(
          'a sweep finds the note',
          overtakes((next) => {
            // What is marked is not the note's.
            if (next.event[0]!.mark === 'none') assign(next.sweep[0]!, { at: 'react', note: true });
            else next.world[0]!.note = false;
          }),
        );
      else if (wrong === 'intake: the note goes without its event')
        happens(
          'a sweep takes the note away',
          overtakes((next) => {
            next.world[0]!.note = false;
          }),
        );
    }
    if (at === 'idle' && may && event.mark === 'unhandled')
      happens(
        'a sweep finds the marked event',
        overtakes((next) => {
          assign(next.sweep[0]!, { at: 'react', note: false });
        }),
      );
    if (at === 'react') happens('the sweep reacts', (next) => react(next, next.sweep[0]!));
    if (at === 'keep')
      happens('the sweep marks the event, which waits', (next) => {
        next.event[0]!.mark = 'unhandled';
        if (note) next.world[0]!.note = false;
        next.sweep[0]!.clear();
      });
    if (at === 'close')
      happens('the sweep closes', (next) => {
        close(next, note);
        next.sweep[0]!.clear();
      });
  };

  return {
    ...layout,
    begin: ({ world }) => {
      assign(world[0]!, { crash, stall, waits });
    },
    steps: (now, happens) => {
      for (const index of now.deliveries.keys()) delivers(now, index, happens);
      sweeps(now, happens);
      if (now.world[0]!.crash === 0) return;
      for (const kind of ['deliveries', 'sweep'] as const)
        for (const [index, { at }] of now[kind].entries())
          if (at !== 'idle')
            happens(`${kind}: a process dies at “${at}”`, (next) => {
              next.world[0]!.crash -= 1;
              next[kind][index]!.clear();
            });
    },
    broken: () => undefined,
    // Nothing stands for it any more, and it was reacted to.
    atRest: ({ event, world, done }) =>
      event[0]!.exists && done[0]!.reacted && !world[0]!.note && event[0]!.mark !== 'unhandled',
  } satisfies Small<State>;
}
