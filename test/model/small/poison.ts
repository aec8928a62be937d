import { among, assign, count, flag, record, type RecordOf } from '../layout';
import { layoutOf, type Happens, type Small } from './small';

/** As in runtime/src/worker/portions.ts, with smaller numbers: what they are does not matter to the rules. */
const LIMIT = 5;
const INNOCENT = 1;
const SHRINK = 2;
/** Claims in which somebody may have to wait for who is poison: until each stands in a portion of its own, and it has come first there. */
const PATIENCE = INNOCENT + 3;

export type PoisonRule =
  | 'poison: not noted before it is run'
  | 'poison: given up by claims alone'
  | 'poison: who was run comes first'
  | 'poison: the note outlives the commit'
  | 'poison: not split';

export interface PoisonConfiguration {
  readonly people: number;
  /** The first one takes down every process that runs it. */
  readonly poison?: true;
  /** How often a process ends for reasons of its own. */
  readonly crash?: number;
}

const PERSON = record({
  state: among('due', 'claimed', 'over', 'dead'),
  attempts: count,
  tried: count,
  /** As claimed: it was being run when the attempt before was cut off. */
  blamed: flag,
  commits: count,
  /** Only to judge: in the last attempt that was cut off it was being run; in how many claims in a row it was not. */
  ran: flag,
  waited: count,
});
const WORKER = record({ at: among('idle', 'mark', 'run', 'commit'), portion: count });
const WORLD = record({ crash: count });
type Person = RecordOf<typeof PERSON>;

/** Wake-up, 4: a batch with somebody in it who takes its process down is split until that one is alone, and then given up. */
export function poison({ people, poison: poisoned, crash = 0 }: PoisonConfiguration, wrong?: PoisonRule) {
  const layout = layoutOf({ people: [PERSON, people], worker: [WORKER, 1], world: [WORLD, 1] });
  type State = ReturnType<typeof layout.create>;
  /** Each end for another reason takes the blame away once. */
  const most = LIMIT + 1 + 2 * crash;
  const isPoison = (index: number): boolean => poisoned === true && index === 0;

  /** Who has been claimed, in the portions in which they are run; each by its place among the people. */
  const portionsOf = (all: readonly Person[]): number[][] => {
    const claimed = all.flatMap(({ state }, index) => (state === 'claimed' ? [index] : []));
    const innocent = claimed.filter((index) => all[index]!.attempts <= INNOCENT);
    const portions = innocent.length > 0 ? [innocent] : [];
    for (const blamed of wrong === 'poison: who was run comes first' ? [true, false] : [false, true])
      for (let attempts = INNOCENT + 1; attempts <= most; attempts++) {
        const group = claimed.filter((index) => all[index]!.attempts === attempts && all[index]!.blamed === blamed);
        const size = wrong === 'poison: not split' ? group.length : Math.ceil(group.length / SHRINK ** (attempts - 1));
        for (let from = 0; from < group.length; from += size) portions.push(group.slice(from, from + size));
      }
    return portions;
  };

  /** Everybody of the claim who has not come to an end is due again. */
  const cutOff = (next: State, running: readonly number[]): void => {
    for (const [index, person] of next.people.entries()) {
      if (person.state !== 'claimed') continue;
      const ran = running.includes(index);
      assign(person, { state: 'due', ran, blamed: false, waited: ran ? 0 : person.waited + 1 });
    }
    next.worker[0]!.clear();
  };

  const steps = (now: State, happens: Happens<State>): void => {
    const worker = now.worker[0]!;
    if (worker.at === 'idle') claims(now, happens);
    // Those who have come to an end are not claimed any more: what is left always begins with the portion that is run.
    const [portion = []] = worker.at === 'idle' ? [] : portionsOf(now.people);
    const suspects = portion.some((index) => now.people[index]!.attempts > INNOCENT);
    if (worker.at === 'mark')
      happens(`notes that ${portion.join(', ')} are about to be run`, (next) => {
        for (const index of portion)
          if (suspects && wrong !== 'poison: not noted before it is run')
            next.people[index]!.tried = next.people[index]!.attempts;
        next.worker[0]!.at = 'run';
      });
    if (worker.at === 'run') runs(now, portion, happens);
    if (worker.at !== 'idle' && now.world[0]!.crash > 0)
      happens('the process ends for reasons of its own', (next) => {
        next.world[0]!.crash -= 1;
        cutOff(next, worker.at === 'mark' ? [] : portion);
      });
  };

  const claims = (now: State, happens: Happens<State>): void => {
    const due = now.people.flatMap(({ state }, index) => (state === 'due' ? [index] : []));
    if (due.length === 0) return;
    happens(`claims ${due.join(', ')}`, (next) => {
      for (const index of due) {
        const person = next.people[index]!;
        const attempts = person.attempts + 1;
        assign(person, { state: 'claimed', attempts, blamed: person.tried > 0 && person.tried === attempts - 1 });
      }
      next.worker[0]!.at = 'mark';
      return next.people.some(({ attempts }) => attempts > most)
        ? '15: run again and again, and never given up'
        : undefined;
    });
  };

  const runs = (now: State, portion: readonly number[], happens: Happens<State>): void => {
    const isGivenUp = ({ attempts, blamed }: Person): boolean =>
      attempts > LIMIT && (blamed || wrong === 'poison: given up by claims alone');
    const running = portion.filter((index) => !isGivenUp(now.people[index]!));
    if (running.some(isPoison)) {
      happens(`${running.join(', ')} are run, and the poison takes the process down`, (next) => {
        cutOff(next, portion);
      });
      return;
    }
    happens(`${portion.join(', ')} are run and committed`, (next) => {
      let broken: string | undefined;
      for (const index of portion) {
        const person = next.people[index]!;
        if (isGivenUp(person)) {
          if (!person.ran) broken = '15: given up, though it was not being run when the last attempt was cut off';
          person.state = 'dead';
          continue;
        }
        const commits = person.commits + 1;
        const tried = wrong === 'poison: the note outlives the commit' ? person.tried : 0;
        assign(person, { state: commits > 1 ? 'over' : 'due', attempts: 0, commits, tried, blamed: false });
        assign(person, { ran: false, waited: 0 });
      }
      if (next.people.every(({ state }) => state !== 'claimed')) next.worker[0]!.clear();
      else next.worker[0]!.at = 'mark';
      return broken;
    });
  };

  return {
    ...layout,
    begin: ({ world }) => {
      world[0]!.crash = crash;
    },
    steps,
    broken: ({ people: all }) => {
      if (crash > 0) return undefined;
      if (all.some(({ state }, index) => state === 'dead' && !isPoison(index)))
        return '15: given up for somebody else’s poison';
      return all.some(({ attempts }, index) => attempts > PATIENCE && !isPoison(index))
        ? '15: the others wait for the poison'
        : undefined;
    },
    atRest: ({ people: all }) => all.every(({ state }) => state === 'over' || state === 'dead'),
  } satisfies Small<State>;
}
