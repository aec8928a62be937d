import { among, assign, count, flag, record } from '../layout';
import { layoutOf, type Happens, type Small } from './small';

export type OccurrenceRule =
  | 'occurrence: how far is noted before it is planned'
  | 'occurrence: a page is noted before they are let in'
  | 'occurrence: pages noted by whoever comes'
  | 'occurrence: triggers named anew'
  | 'occurrence: other ids are not asked for';

export interface OccurrenceConfiguration {
  readonly planners?: number;
  readonly walkers?: number;
  readonly crash?: number;
  /** The two people turn out to be one. */
  readonly merge?: true;
  /** The journey is paused for a while. */
  readonly pause?: true;
}

const PERSON = record({
  trigger: among('none', 'open', 'closed'),
  /** An enrolment is there by the trigger; only to judge: how often somebody was let in. */
  entered: flag,
  times: count,
});
const OCCURRENCE = record({
  exists: flag,
  open: flag,
  pages: count,
  entered: count,
  refused: count,
});
const PLANNER = record({ at: among('idle', 'insert', 'note'), from: count });
const WALKER = record({
  at: among('idle', 'known', 'insert', 'enter', 'close', 'note'),
  page: count,
  refused: flag,
  sweeps: flag,
  /** Only to judge: of the same person, another trigger was there when it looked. */
  saw: flag,
});
const WORLD = record({
  doneUntil: count,
  crash: count,
  merge: flag,
  merged: flag,
  live: among('live', 'paused'),
  pause: flag,
});

/** Two people, a page for each. */
const PEOPLE = 2;

/**
 * Occurrence: plan, walk, let in. Each person once by an occurrence, everybody due lets in or is refused, and the figures say so,
 * whoever dies at which write and however many do the same at once.
 */
export function occurrences(
  { planners = 1, walkers = 1, crash = 0, merge, pause }: OccurrenceConfiguration,
  wrong?: OccurrenceRule,
) {
  const layout = layoutOf({
    people: [PERSON, PEOPLE],
    occurrence: [OCCURRENCE, 1],
    planners: [PLANNER, planners],
    walkers: [WALKER, walkers],
    world: [WORLD, 1],
  });
  type State = ReturnType<typeof layout.create>;

  const plans = (now: State, index: number, happens: Happens<State>): void => {
    const { at } = now.planners[index]!;
    const insert = (next: State): void => {
      const one = next.occurrence[0]!;
      if (!one.exists) assign(one, { exists: true, open: true });
    };
    const note = (next: State): void => {
      next.world[0]!.doneUntil = 1;
    };
    const early = wrong === 'occurrence: how far is noted before it is planned';
    if (at === 'idle' && now.world[0]!.doneUntil === 0)
      happens('somebody begins to plan', (next) => {
        next.planners[index]!.at = 'insert';
      });
    if (at === 'insert')
      happens(early ? 'notes how far it goes' : 'plans the occurrence', (next) => {
        (early ? note : insert)(next);
        next.planners[index]!.at = 'note';
      });
    if (at === 'note')
      happens(early ? 'plans the occurrence' : 'notes how far it goes', (next) => {
        (early ? insert : note)(next);
        next.planners[index]!.clear();
      });
  };

  const walks = (now: State, index: number, happens: Happens<State>): void => {
    const { at, page } = now.walkers[index]!;
    const own = (next: State) => next.walkers[index]!;
    const what = `(person ${String(page)})`;
    if (at === 'idle') begins(now, index, happens);
    if (at === 'known')
      happens(`asks who is known ${what}`, (next) => {
        const [person, other] = [next.people[page]!, next.people[1 - page]!];
        const isSame = next.world[0]!.merged && wrong !== 'occurrence: other ids are not asked for';
        own(next).saw = next.world[0]!.merged && other.trigger !== 'none' && person.trigger === 'none';
        own(next).refused = isSame && other.trigger !== 'none';
        own(next).at = own(next).refused ? 'note' : 'insert';
      });
    if (at === 'insert')
      happens(`inserts the trigger ${what}`, (next) => {
        const person = next.people[page]!;
        const known = person.trigger !== 'none' && wrong !== 'occurrence: triggers named anew';
        if (!known) assign(person, { trigger: 'open', entered: false });
        own(next).at = person.trigger === 'open' ? 'enter' : 'note';
      });
    if (at === 'enter')
      happens(`lets them in ${what}`, (next) => {
        const person = next.people[page]!;
        own(next).at = 'close';
        if (person.entered) return undefined;
        assign(person, { entered: true, times: person.times + 1 });
        if (person.times > 1) return '16: one person entered twice by one occurrence';
        return own(next).saw ? '16: entered under another id, though it was known by then' : undefined;
      });
    if (at === 'close')
      happens(`notes what became of the trigger ${what}`, (next) => {
        next.people[page]!.trigger = 'closed';
        own(next).at = 'note';
        if (own(next).sweeps) own(next).clear();
      });
    if (at === 'note')
      happens(`notes the page ${what}`, (next) => {
        note(next, page, own(next).refused);
        own(next).clear();
        if (wrong === 'occurrence: a page is noted before they are let in') assign(own(next), { at: 'known', page });
      });
  };

  /** `{_id, pages: as read, open}`. */
  const note = (next: State, page: number, refused: boolean): void => {
    const one = next.occurrence[0]!;
    if (one.pages !== page && wrong !== 'occurrence: pages noted by whoever comes') return;
    if (refused) one.refused += 1;
    else one.entered += 1;
    one.pages = page + 1;
    if (one.pages === PEOPLE) one.open = false;
  };

  const begins = (now: State, index: number, happens: Happens<State>): void => {
    const { open, pages } = now.occurrence[0]!;
    const isLive = now.world[0]!.live === 'live';
    if (open && isLive)
      happens(`somebody reads page ${String(pages)}`, (next) => {
        const early = wrong === 'occurrence: a page is noted before they are let in';
        assign(next.walkers[index]!, { at: early ? 'note' : 'known', page: pages });
      });
    for (const [page, { trigger }] of now.people.entries())
      if (trigger === 'open' && isLive)
        happens(`the sweep takes up the trigger of person ${String(page)}`, (next) => {
          assign(next.walkers[index]!, { at: 'enter', page, sweeps: true });
        });
  };

  const changes = (now: State, happens: Happens<State>): void => {
    const [world] = now.world;
    if (world!.merge)
      happens('the two turn out to be one person', (next) => {
        assign(next.world[0]!, { merge: false, merged: true });
      });
    if (world!.pause || world!.live === 'paused')
      happens(world!.pause ? 'the journey is paused' : 'it is resumed', (next) => {
        assign(next.world[0]!, { pause: false, live: world!.pause ? 'paused' : 'live' });
      });
    if (world!.crash === 0) return;
    for (const kind of ['planners', 'walkers'] as const)
      for (const [index, { at }] of now[kind].entries())
        if (at !== 'idle')
          happens(`one of the ${kind} dies at “${at}”`, (next) => {
            next.world[0]!.crash -= 1;
            next[kind][index]!.clear();
          });
  };

  const isOver = ({ occurrence: [one], world: [world], people, walkers: all }: State): boolean =>
    world!.doneUntil > 0 &&
    !one!.open &&
    people.every(({ trigger }) => trigger !== 'open') &&
    all.every(({ at }) => at === 'idle');

  return {
    ...layout,
    begin: ({ world }) => {
      assign(world[0]!, { crash, merge: merge ?? false, pause: pause ?? false });
    },
    steps: (now, happens) => {
      for (const index of now.planners.keys()) plans(now, index, happens);
      for (const index of now.walkers.keys()) walks(now, index, happens);
      changes(now, happens);
    },
    broken: (state) => {
      if (!isOver(state) || state.planners.some(({ at }) => at !== 'idle')) return undefined;
      const { people, occurrence } = state;
      const { entered, refused } = occurrence[0]!;
      const inside = people.filter((person) => person.entered).length;
      if (inside === 0 || (inside < PEOPLE && !merge)) return '16: somebody due did not enter';
      return entered + refused === PEOPLE ? undefined : '16: the figures of the occurrence count somebody twice';
    },
    atRest: isOver,
  } satisfies Small<State>;
}
