import type { Configuration } from './configuration';

/**
 * Small journeys, each for what it shows. A step: its kind, then the steps its outputs lead to. Output 0 of a hold is the time-out,
 * output 1 the event.
 */
export const JOURNEYS = {
  line: {
    Up: ['set', 'Br'],
    Br: ['if', 'A', 'B'],
    A: ['send', 'W'],
    B: ['send', 'W'],
    W: ['time', 'C'],
    C: ['send', 'End'],
  },
  loop: { A: ['send', 'Up'], Up: ['set', 'Q'], Q: ['again', 'W', 'End'], W: ['time', 'A'] },
  sets: { Up: ['set', 'Q'], Q: ['again', 'W', 'End'], W: ['time', 'Up'] },
  fork: { F: ['fork', 'A', 'T'], A: ['send', 'End'], T: ['time', 'End'] },
  leaver: { F: ['fork', 'A', 'T'], A: ['send', 'End'], T: ['time', 'Exit'] },
  twigs: { F: ['fork', 'S', 'T'], S: ['time', 'End'], T: ['time', 'End'] },
  listen: { L: ['listen', 'End', 'End'] },
  opened: { A: ['send', 'L'], L: ['listen', 'End', 'End'] },
  echo: { L: ['listen', 'M', 'M'], M: ['listen', 'End', 'End'] },
  thrice: { L: ['listen', 'M', 'M'], M: ['listen', 'N', 'N'], N: ['listen', 'End', 'End'] },
  four: {
    L: ['listen', 'M', 'M'],
    M: ['listen', 'N', 'N'],
    N: ['listen', 'O', 'O'],
    O: ['listen', 'End', 'End'],
  },
  twice: { L: ['listen', 'A', 'A'], A: ['send', 'M'], M: ['listen', 'End', 'End'] },
  spend: { Br: ['if', 'S', 'W'], S: ['spend', 'W', 'W'], W: ['time', 'End'] },
  still: { W: ['time', 'End'] },
  called: { X: ['call', 'W'], W: ['time', 'End'] },
  short: { A: ['send', 'End'] },
  /** A goal that goes on: who reaches it stands at G, as another enrolment. */
  bought: { W: ['time', 'End'], G: ['send', 'End'] },
  /** Version 2 of `line`: A and B are gone. */
  moved: { Up: ['set', 'Br'], Br: ['if', 'C', 'C'], W: ['time', 'C'], C: ['send', 'End'] },
} as const satisfies Readonly<Record<string, Readonly<Record<string, readonly [Kind, string, string?]>>>>;

export type JourneyName = keyof typeof JOURNEYS;

/** `set` changes the profile, `if` reads it, `again` goes by its own visits, `call` is an external step. */
type Kind = 'call' | 'set' | 'if' | 'again' | 'send' | 'time' | 'fork' | 'listen' | 'spend';

export interface Step {
  readonly kind: Kind;
  /** Steps by output. */
  readonly to: readonly [number, number];
}

/** What a committed step wants done outside: at most one row for each, whichever attempt it was. */
export interface EffectKey {
  readonly enrolment: number;
  readonly step: number;
  readonly visit: number;
  readonly kind: 'set' | 'send' | 'child' | 'spend' | 'call';
  /** Which enrolment a fork starts. */
  readonly child: number;
}

/** A journey with everything in numbers. */
export interface Journey {
  /** Names of steps by number; behind them `End` and `Exit`. */
  readonly names: readonly string[];
  readonly end: number;
  readonly exit: number;
  /** By step; undefined where version 2 has no such step. */
  readonly versions: readonly (readonly (Step | undefined)[])[];
  readonly keys: readonly EffectKey[];
  /** How many there can be. */
  readonly enrolments: number;
  /** Where the goal goes on; undefined: it does not. */
  readonly goal: number | undefined;
  /** How many may enter: what follows the n-th stands so many behind it. */
  readonly entering: number;
  readonly keyOf: (enrolment: number, step: number, visit: number, child?: number) => number;
}

/** The step a goal goes on at. */
const GOAL = 'G';

/** Visits of one step are counted up to here. */
const MOST_VISITS = 3;

export const visitOf = (visits: number, step: number): number => (visits >> (2 * step)) & MOST_VISITS;
export const oneMore = (visits: number, step: number): number => visits + (1 << (2 * step));

/** A fork has two children; else there are as many as events that let somebody in. */
export function journeyOf({ journey: name, entry, unloadable, events = [] }: Configuration): Journey {
  const entering = entry ? events.filter((kind) => kind === 'enters').length : 1;
  const forks = Object.values(JOURNEYS[name]).some(([kind]) => kind === 'fork');
  const names = Object.keys(JOURNEYS[name]);
  const end = names.length;
  const exit = end + 1;
  const all = [...names, 'End', 'Exit'];
  const versionOf = (of: JourneyName): (Step | undefined)[] => {
    const steps: Readonly<Record<string, readonly [Kind, string, string?]>> = JOURNEYS[of];
    return names.map((step) => {
      const [kind, a, b = a] = steps[step] ?? [];
      return kind && a !== undefined ? { kind, to: [all.indexOf(a), all.indexOf(b!)] } : undefined;
    });
  };
  const versions = [versionOf(name), versionOf(name === 'line' ? 'moved' : name)];
  const goal = names.includes(GOAL) ? names.indexOf(GOAL) : undefined;
  const keys = keysOf(versions[0]!, { entering, goal }, unloadable !== undefined);
  const numbers = new Map(keys.map((key, number) => [packed(key), number]));
  const keyOf: Journey['keyOf'] = (enrolment, step, visit, child = 0) =>
    numbers.get(packed({ enrolment, step, visit, child }))!;
  const enrolments = forks ? 3 : goal === undefined ? entering : 2 * entering;
  return { names: all, end, exit, versions, keys, keyOf, enrolments, goal, entering };
}

const packed = ({ enrolment, step, visit, child }: Omit<EffectKey, 'kind'>): number =>
  enrolment | (step << 4) | (visit << 8) | (child << 12);

function keysOf(
  steps: readonly (Step | undefined)[],
  { entering, goal }: Pick<Journey, 'entering' | 'goal'>,
  again: boolean,
): EffectKey[] {
  const keys: EffectKey[] = [];
  const visits = again || steps.some((step) => step?.kind === 'again') ? [1, 2] : [1];
  const walk = (enrolment: number, step: number, seen: Set<number>): void => {
    const found = steps[step];
    if (!found || seen.has(step)) return;
    seen.add(step);
    for (const visit of visits) {
      const key = { enrolment, step, visit, child: 0 };
      if (found.kind === 'set' || found.kind === 'send' || found.kind === 'spend' || found.kind === 'call')
        keys.push({ ...key, kind: found.kind });
      if (found.kind === 'fork') for (const child of [1, 2]) keys.push({ ...key, child, kind: 'child' });
    }
    for (const [index, to] of found.to.entries())
      if (found.kind === 'fork') walk(index + 1, to, new Set());
      else walk(enrolment, to, seen);
  };
  for (let enrolment = 0; enrolment < entering; enrolment++) {
    walk(enrolment, 0, new Set());
    if (goal !== undefined) walk(entering + enrolment, goal, new Set());
  }
  return keys;
}
