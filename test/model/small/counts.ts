import { among, assign, count, flag, max, record } from '../layout';
import { layoutOf, type Happens, type Small } from './small';

export type CountsRule =
  | 'counts: announced behind the write'
  | 'counts: late lines keep their time'
  | 'counts: a slot is counted as soon as lines may not come any more'
  | 'counts: added up'
  | 'counts: how far is noted first'
  | 'counts: removed without saying so'
  | 'counts: recounted by what was removed before'
  | 'counts: slots recounted in part';

export interface CountsConfiguration {
  readonly writers?: number;
  readonly counters?: number;
  readonly crash?: number;
  /** Enrolments that have ended are removed; meanwhile the audit counts anew and repairs. */
  readonly removal?: true;
}

/** In minutes: a line, when it was written; a slot; everything. */
const LATE = 1;
const WITHIN = 1;
const SLOT = 2;
const SLOTS = 2;
const MINUTES = SLOT * SLOTS + LATE + WITHIN;
const APART = 2;

const lines = { line0: count, line1: count, line2: count, line3: count, line4: count, line5: count, line6: count };
const LINES = Object.keys(lines) as (keyof typeof lines)[];
const slots = { slot0: count, slot1: count };
const NAMES = Object.keys(slots) as (keyof typeof slots)[];

/** Its history, by the minute; when it was announced, a bit for each minute. */
const ENROLMENT = record({ ...lines, announced: count, removed: flag });
const WRITER = record({ at: among('idle', 'announce', 'write', 'over'), stamp: count, announcedAt: count });
const COUNTER = record({ at: among('idle', 'write', 'note'), slot: count, value: count });
const AUDITOR = record({ at: among('idle', 'count', 'look', 'repair'), from: count, ...slots });
const REMOVER = record({ at: among('idle', 'note', 'remove'), enrolment: count });
const WORLD = record({
  time: count,
  crash: count,
  /** Slots that have been counted; what was removed reaches to this minute; what the slots say. */
  until: count,
  removedUntil: count,
  ...slots,
});
/** Only to judge: the lines that were really written. */
const TRUTH = record(slots);

/** Counts over time, and the audit that counts anew while enrolments are removed. */
export function counts({ writers = 1, counters = 1, crash = 0, removal }: CountsConfiguration, wrong?: CountsRule) {
  const layout = layoutOf({
    enrolments: [ENROLMENT, writers],
    writers: [WRITER, writers],
    counters: [COUNTER, counters],
    auditors: [AUDITOR, removal ? 1 : 0],
    removers: [REMOVER, removal ? 1 : 0],
    world: [WORLD, 1],
    truth: [TRUTH, 1],
  });
  type State = ReturnType<typeof layout.create>;
  const settled = wrong === 'counts: a slot is counted as soon as lines may not come any more' ? LATE : LATE + WITHIN;

  const writes = (now: State, index: number, happens: Happens<State>): void => {
    const { at, announcedAt } = now.writers[index]!;
    const named = `enrolment ${String(index)}`;
    const own = (next: State) => next.writers[index]!;
    const late = wrong === 'counts: announced behind the write';
    const announce = (next: State): void => {
      const { time } = next.world[0]!;
      next.enrolments[index]!.announced |= 1 << time;
    };
    if (at === 'idle')
      happens(`a worker begins with ${named}`, (next) => {
        assign(own(next), { at: 'announce', stamp: next.world[0]!.time });
      });
    if (at === 'announce')
      happens(`a worker announces ${named}`, (next) => {
        const { time } = next.world[0]!;
        if (time - own(next).stamp > LATE && wrong !== 'counts: late lines keep their time') own(next).stamp = time;
        own(next).announcedAt = time;
        if (late) write(next, index);
        else announce(next);
        own(next).at = 'write';
      });
    if (at !== 'write' || now.world[0]!.time - announcedAt > WITHIN) return;
    happens(`a worker writes a line of ${named}`, (next) => {
      if (late) announce(next);
      else write(next, index);
      own(next).at = 'over';
    });
  };

  const write = (next: State, index: number): void => {
    const { stamp } = next.writers[index]!;
    next.enrolments[index]![LINES[stamp]!] += 1;
    const slot = NAMES[Math.floor(stamp / SLOT)];
    if (slot) next.truth[0]![slot] += 1;
  };

  /** What histories say of a slot, from a minute on. */
  const recounted = (state: State, slot: number, which: (announced: number) => boolean, from = 0): number =>
    state.enrolments.reduce((sum, enrolment) => {
      if (enrolment.removed || !which(enrolment.announced)) return sum;
      const minutes = LINES.slice(max(from, slot * SLOT), (slot + 1) * SLOT);
      return sum + minutes.reduce((own, line) => own + enrolment[line], 0);
    }, 0);

  const counting = (now: State, index: number, happens: Happens<State>): void => {
    const { at, slot } = now.counters[index]!;
    const { time, until } = now.world[0]!;
    const own = (next: State) => next.counters[index]!;
    const first = wrong === 'counts: how far is noted first';
    const put = (next: State): void => {
      const { value } = own(next);
      const name = NAMES[slot]!;
      next.world[0]![name] = wrong === 'counts: added up' ? next.world[0]![name] + value : value;
    };
    const note = (next: State): void => {
      next.world[0]!.until = max(next.world[0]!.until, slot + 1);
    };
    if (at === 'idle' && until < SLOTS && time >= (until + 1) * SLOT + settled)
      happens(`slot ${String(until)} is counted`, (next) => {
        const [from, to] = [until * SLOT - APART, (until + 1) * SLOT + APART];
        const around = (announced: number): boolean =>
          Array.from({ length: to - from }, (_, minute) => from + minute).some((minute) => (announced >> minute) & 1);
        assign(own(next), { at: 'write', slot: until, value: recounted(next, until, around) });
      });
    if (at === 'write')
      happens(first ? 'notes how far it has counted' : `sets slot ${String(slot)}`, (next) => {
        (first ? note : put)(next);
        own(next).at = 'note';
      });
    if (at === 'note')
      happens(first ? `sets slot ${String(slot)}` : 'notes how far it has counted', (next) => {
        (first ? put : note)(next);
        own(next).clear();
      });
  };

  /** Long after: everything it speaks of has been counted. First it is noted how far back counts can be recounted. */
  const removes = (now: State, happens: Happens<State>): void => {
    const [remover] = now.removers;
    if (!remover) return;
    const { at, enrolment } = remover;
    if (at === 'idle' && now.world[0]!.until === SLOTS)
      for (const [index, { removed }] of now.enrolments.entries())
        if (!removed && now.writers[index]!.at === 'over')
          happens(`enrolment ${String(index)} is to be removed`, (next) => {
            const noting = wrong !== 'counts: removed without saying so';
            assign(next.removers[0]!, { at: noting ? 'note' : 'remove', enrolment: index });
          });
    if (at === 'note')
      happens('notes how far back counts cannot be recounted', (next) => {
        const { stamp } = next.writers[enrolment]!;
        next.world[0]!.removedUntil = max(next.world[0]!.removedUntil, stamp + 1);
        next.removers[0]!.at = 'remove';
      });
    if (at === 'remove')
      happens(`removes enrolment ${String(enrolment)}`, (next) => {
        next.enrolments[enrolment]!.removed = true;
        next.removers[0]!.clear();
      });
  };

  const audits = (now: State, happens: Happens<State>): void => {
    const [auditor] = now.auditors;
    if (!auditor) return;
    const own = (next: State) => next.auditors[0]!;
    const early = wrong === 'counts: recounted by what was removed before';
    const look = (next: State): void => {
      own(next).from = next.world[0]!.removedUntil;
    };
    const partly = wrong === 'counts: slots recounted in part';
    const recount = (next: State): void => {
      for (const [slot, name] of NAMES.entries())
        own(next)[name] = recounted(next, slot, () => true, partly ? own(next).from : 0);
    };
    const readsFirst = early || partly;
    if (auditor.at === 'idle' && now.world[0]!.until === SLOTS)
      happens('the audit begins', (next) => {
        own(next).at = 'count';
      });
    if (auditor.at === 'count')
      happens(readsFirst ? 'the audit reads how far back it can count' : 'the audit counts', (next) => {
        (readsFirst ? look : recount)(next);
        own(next).at = 'look';
      });
    if (auditor.at === 'look')
      happens(readsFirst ? 'the audit counts' : 'the audit reads how far back it can count', (next) => {
        (readsFirst ? recount : look)(next);
        own(next).at = 'repair';
      });
    if (auditor.at === 'repair')
      happens('the audit writes what differs', (next) => {
        for (const [slot, name] of NAMES.entries()) {
          const isWhole = slot * SLOT >= own(next).from;
          const isMeant = isWhole || (partly && (slot + 1) * SLOT > own(next).from);
          if (isMeant) next.world[0]![name] = own(next)[name];
        }
        own(next).clear();
      });
  };

  const changes = (now: State, happens: Happens<State>): void => {
    const { time } = now.world[0]!;
    // Who stands still between announcement and write is found by the audit.
    const isWriting = now.writers.some(({ at, announcedAt }) => at === 'write' && time - announcedAt >= WITHIN);
    if (time < MINUTES && !isWriting)
      happens('a minute passes', (next) => {
        next.world[0]!.time += 1;
      });
    if (now.world[0]!.crash === 0) return;
    for (const kind of ['writers', 'counters', 'auditors', 'removers'] as const)
      for (const [index, { at }] of now[kind].entries())
        if (at !== 'idle' && at !== 'over')
          happens(`one of the ${kind} dies at “${at}”`, (next) => {
            next.world[0]!.crash -= 1;
            next[kind][index]!.clear();
          });
  };

  const isOver = ({ world: [world], counters: all, auditors: [auditor] }: State): boolean =>
    world!.until === SLOTS && all.every(({ at }) => at === 'idle') && (auditor?.at ?? 'idle') === 'idle';

  return {
    ...layout,
    begin: ({ world }) => {
      world[0]!.crash = crash;
    },
    steps: (now, happens) => {
      for (const index of now.writers.keys()) writes(now, index, happens);
      for (const index of now.counters.keys()) counting(now, index, happens);
      removes(now, happens);
      audits(now, happens);
      changes(now, happens);
    },
    broken: (state) => {
      if (!isOver(state)) return undefined;
      const same = NAMES.every((name) => state.world[0]![name] === state.truth[0]![name]);
      return same ? undefined : '12: the counts differ from what was written';
    },
    atRest: isOver,
  } satisfies Small<State>;
}
