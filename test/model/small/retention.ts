import { among, assign, count, flag, record } from '../layout';
import { layoutOf, type Happens, type Small } from './small';

export type RetentionRule =
  | 'retention: the entry is not marked'
  | 'retention: removed in the run that marks it'
  | 'retention: the root before its rows'
  | 'retention: whoever has something under way';

export interface RetentionConfiguration {
  readonly entering?: number;
  readonly crash?: number;
}

/** Of the entry's first enrolment, and of a second one, which nobody may begin: once ever. */
const ENROLMENT = record({ exists: flag, active: flag, neverBegan: flag });
const ENTRY = record({ enrolment: count, over: count });
/** What the first enrolment has beside itself. */
const FAMILY = record({ rows: flag, child: flag, open: flag });
const ENTERING = record({
  at: among('idle', 'entry', 'enrolments', 'close', 'take', 'insert', 'over'),
  seen: count,
  seenOver: count,
  /** It read the entry before it was marked: for an hour it may go on by that. */
  before: flag,
});
const REMOVER = record({ at: among('idle', 'mark', 'rows', 'child', 'root') });
const WORLD = record({ crash: count });

/**
 * Retention: what is over goes as a whole, and whoever has entered once has entered, also when nothing of it is left but the entry.
 * A second trigger of the same entry comes at any time; whoever reads does it in two steps, as it is.
 */
export function retention({ entering = 1, crash = 0 }: RetentionConfiguration, wrong?: RetentionRule) {
  const layout = layoutOf({
    enrolments: [ENROLMENT, 2],
    entry: [ENTRY, 1],
    family: [FAMILY, 1],
    entering: [ENTERING, entering],
    remover: [REMOVER, 1],
    world: [WORLD, 1],
  });
  type State = ReturnType<typeof layout.create>;

  /** The second trigger: (2) entry and enrolment, what is taken without an enrolment is closed after a minute; (3), (4). */
  const enters = (now: State, index: number, happens: Happens<State>): void => {
    const { at } = now.entering[index]!;
    const own = (next: State) => next.entering[index]!;
    if (at === 'idle')
      happens('the second trigger reads the entry', (next) => {
        const { enrolment, over } = next.entry[0]!;
        assign(own(next), { at: 'enrolments', seen: enrolment, seenOver: over, before: over === 0 });
      });
    if (at === 'enrolments')
      happens('it reads the enrolment of the entry', (next) => {
        const { seen, seenOver } = own(next);
        const { exists, neverBegan } = next.enrolments[seen - 1]!;
        if (!exists && seenOver !== seen) own(next).at = 'close';
        else if (exists && neverBegan) own(next).at = 'take';
        else own(next).at = 'over';
      });
    if (at === 'close')
      happens('it closes the entry that was left taken', (next) => {
        const taken = next.enrolments[own(next).seen - 1]!;
        if (!taken.exists) assign(taken, { exists: true, neverBegan: true });
        own(next).clear();
      });
    if (at === 'take')
      happens('it takes the entry', (next) => {
        own(next).at = 'insert';
        if (next.entry[0]!.enrolment === own(next).seen) next.entry[0]!.enrolment = 2;
        else own(next).clear();
      });
    if (at === 'insert')
      happens('it inserts its enrolment', (next) => {
        assign(next.enrolments[1]!, { exists: true, active: true });
        own(next).at = 'over';
        return '17: entered anew, though it had entered once';
      });
  };

  const removes = (now: State, happens: Happens<State>): void => {
    const { at } = now.remover[0]!;
    const [first] = now.enrolments;
    const to = (next: State, following: typeof at): void => {
      next.remover[0]!.at = following;
    };
    const isOver = !now.family[0]!.open || wrong === 'retention: whoever has something under way';
    if (at === 'idle' && first!.exists && !first!.active && isOver) {
      const marked = now.entry[0]!.over === 1 || wrong === 'retention: the entry is not marked';
      const mayGo =
        now.entering.every(({ before, at: where }) => !before || where === 'over') ||
        wrong === 'retention: removed in the run that marks it';
      if (!marked)
        happens('a run of retention marks the entry as over', (next) => {
          next.entry[0]!.over = 1;
        });
      else if (mayGo)
        happens('a later run removes the family', (next) => {
          to(next, wrong === 'retention: the root before its rows' ? 'root' : 'rows');
        });
    }
    if (at === 'rows')
      happens('it removes the rows', (next) => {
        next.family[0]!.rows = false;
        to(next, 'child');
        return next.family[0]!.open ? '17: removed, though something was to be applied' : undefined;
      });
    if (at === 'child')
      happens('it removes the child', (next) => {
        next.family[0]!.child = false;
        to(next, wrong === 'retention: the root before its rows' ? 'idle' : 'root');
      });
    if (at === 'root')
      happens('it removes the root', (next) => {
        next.enrolments[0]!.clear();
        to(next, wrong === 'retention: the root before its rows' ? 'rows' : 'idle');
      });
  };

  return {
    ...layout,
    begin: ({ world, enrolments, entry, family }) => {
      world[0]!.crash = crash;
      assign(enrolments[0]!, { exists: true, active: true });
      entry[0]!.enrolment = 1;
      assign(family[0]!, { rows: true, child: true, open: true });
    },
    steps: (now, happens) => {
      if (now.enrolments[0]!.active)
        happens('the first enrolment ends', (next) => {
          next.enrolments[0]!.active = false;
        });
      if (now.family[0]!.open)
        happens('what it has left is applied', (next) => {
          next.family[0]!.open = false;
        });
      for (const index of now.entering.keys()) enters(now, index, happens);
      removes(now, happens);
      if (now.world[0]!.crash === 0) return;
      for (const kind of ['entering', 'remover'] as const)
        for (const [index, { at }] of now[kind].entries())
          if (at !== 'idle')
            happens(`${kind} dies at “${at}”`, (next) => {
              next.world[0]!.crash -= 1;
              next[kind][index]!.clear();
            });
    },
    broken: () => undefined,
    // Nothing of the first enrolment is left but its entry.
    atRest: ({ enrolments, family }) => !enrolments[0]!.exists && !family[0]!.rows && !family[0]!.child,
  } satisfies Small<State>;
}
