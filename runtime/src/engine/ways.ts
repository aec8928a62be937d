import type { Follows } from './enrolment';
import type { Hold, HoldOutcome, ListenHold } from './hold';
import type { EventRule } from './rule';
import type { CompiledVersion, JourneyEntry } from './version';

/** An event that an enrolment listens for. */
export interface AwaitedEvent {
  readonly event: string;
  readonly by: 'profile' | 'entryKey';
  /** Of `by: 'entryKey'`: what the key is, e.g. `checkout`. */
  readonly keyKind?: string;
  readonly filtered: boolean;
}

/** Why a way is taken, for those who tell it in another language; `outcome` is how a message went, `came` what ended a wait. */
export type WayCause =
  | { readonly kind: 'then' | 'ran' | 'sent' | 'timeUp' }
  /** What else may end a wait, or has. */
  | { readonly kind: 'condition' | 'date' | 'noDate' | 'over' | 'late' }
  | ({ readonly kind: 'event' } & AwaitedEvent)
  | { readonly kind: 'came'; readonly event: string }
  | { readonly kind: 'outcome'; readonly outcome: string };

/** A way on from where an enrolment stands. `when` is a phrase: `then`, `on Order Completed with the same checkout`. */
export interface NextWay {
  readonly output: number;
  readonly when: string;
  readonly cause: WayCause;
  /** Names of the steps it leads to; empty: the journey ends. */
  readonly leadsTo: readonly string[];
}

export function entryWays(version: CompiledVersion, follows?: Follows): readonly NextWay[] {
  const { stepKey, goals } = version.entry;
  const output = follows ? goals.find(({ key }) => key === follows.goal)?.output : 0;
  return [way(version, [stepKey, output ?? -1], 'then', { kind: 'then' })];
}

/** Before a step that has not run: any of its outputs. */
export function waysFrom(version: CompiledVersion, stepKey: string): readonly NextWay[] {
  const step = version.steps.get(stepKey);
  if (!step) return [];
  const cause = { kind: 'ran' } as const;
  if (step.outputs.length === 0) return [{ output: 0, when: `after "${step.name}" has run`, cause, leadsTo: [] }];
  return step.outputs.map((_, output) => {
    const by = step.outputs.length === 1 ? '' : ` and takes output ${String(output + 1)}`;
    return way(version, [stepKey, output], `when "${step.name}" has run${by}`, cause);
  });
}

/** Behind a hold: the outcome when there is one, else its time and what may come before. */
export function holdWays(
  version: CompiledVersion,
  stepKey: string,
  hold: Exclude<Hold, { kind: 'entry' }>,
): readonly NextWay[] {
  if (hold.outcome) {
    const { output, kind, event } = hold.outcome;
    return [way(version, [stepKey, output], whenEnded(kind, event?.name), causeOf(kind, event?.name))];
  }
  if (hold.kind === 'send')
    return [way(version, [stepKey, 0], 'when the message went out or could not', { kind: 'sent' })];
  const end = [stepKey, 0] as const;
  const late = hold.late && way(version, [stepKey, hold.late.output], 'when that was long ago', { kind: 'late' });
  const time = [way(version, end, 'then', { kind: 'then' }), ...(late ? [late] : [])];
  return hold.kind === 'time' ? time : [...time, ...earlyWays(version, stepKey, hold)];
}

/** In the author's order. */
function earlyWays(version: CompiledVersion, stepKey: string, hold: ListenHold): readonly NextWay[] {
  const { branches, conditions = [], times = [] } = hold;
  const ways = [
    ...branches.map((rule) => {
      const cause = { kind: 'event', ...awaited(rule, version.entry) } as const;
      return way(version, [stepKey, rule.output], `on ${phraseOf(rule, version.entry)}`, cause);
    }),
    ...conditions.map(({ output }) => {
      return way(version, [stepKey, output], 'as soon as the profile fits', { kind: 'condition' });
    }),
    ...times.map(({ output }) => way(version, [stepKey, output], 'at its own time', { kind: 'date' })),
  ];
  return ways.toSorted((a, b) => a.output - b.output);
}

export function awaited({ event, by, filter }: EventRule, { keyKind }: Pick<JourneyEntry, 'keyKind'>): AwaitedEvent {
  const filtered = (filter?.conditions.length ?? 0) > 0;
  return { event, by, filtered, ...(by === 'entryKey' && keyKind !== undefined && { keyKind }) };
}

/** `Order Completed with the same checkout`, `Order Completed of the same person`. */
export function phraseOf(
  { event, by, filter }: EventRule,
  { keyKind = 'entry key' }: Pick<JourneyEntry, 'keyKind'>,
): string {
  const whose = by === 'entryKey' ? `with the same ${keyKind}` : 'of the same person';
  return filter && filter.conditions.length > 0 ? `${event} ${whose} (filtered)` : `${event} ${whose}`;
}

type OutcomeKind = HoldOutcome['kind'];

const ENDED: Readonly<Partial<Record<OutcomeKind, readonly [when: string, cause: WayCause]>>> = {
  timeout: ['as its time is up', { kind: 'timeUp' }],
  condition: ['as the profile fits', { kind: 'condition' }],
  date: ['as its date has come', { kind: 'date' }],
  noDate: ['as there is no date', { kind: 'noDate' }],
  over: ['as its date is over', { kind: 'over' }],
  late: ['as its time was up long ago', { kind: 'late' }],
};

function whenEnded(kind: OutcomeKind, event: string | undefined): string {
  return ENDED[kind]?.[0] ?? (event === undefined ? `as its message is ${kind}` : `as ${event} came`);
}

function causeOf(kind: OutcomeKind, event: string | undefined): WayCause {
  return ENDED[kind]?.[1] ?? (event === undefined ? { kind: 'outcome', outcome: kind } : { kind: 'came', event });
}

function way(
  version: CompiledVersion,
  [stepKey, output]: readonly [stepKey: string, output: number],
  when: string,
  cause: WayCause,
): NextWay {
  const targets = version.steps.get(stepKey)?.outputs[output] ?? [];
  return { output, when, cause, leadsTo: targets.map((key) => version.steps.get(key)?.name ?? key) };
}
