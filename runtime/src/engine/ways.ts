import type { Hold } from './hold';
import type { EventRule } from './rule';
import type { CompiledVersion, JourneyEntry } from './version';

/** A way on from where an enrolment stands. `when` is a phrase: `then`, `on Order Completed with the same checkout`. */
export interface NextWay {
  readonly output: number;
  readonly when: string;
  /** Names of the steps it leads to; empty: the journey ends. */
  readonly leadsTo: readonly string[];
}

export function entryWays(version: CompiledVersion): readonly NextWay[] {
  return [way(version, version.entry.stepKey, 0, 'then')];
}

/** Before a step that has not run: any of its outputs. */
export function waysFrom(version: CompiledVersion, stepKey: string): readonly NextWay[] {
  const step = version.steps.get(stepKey);
  if (!step) return [];
  if (step.outputs.length === 0) return [{ output: 0, when: `after "${step.name}" has run`, leadsTo: [] }];
  return step.outputs.map((_, output) => {
    const by = step.outputs.length === 1 ? '' : ` and takes output ${String(output + 1)}`;
    return way(version, stepKey, output, `when "${step.name}" has run${by}`);
  });
}

/** Behind a hold: the outcome when there is one, else its time and what may come before. */
export function holdWays(
  version: CompiledVersion,
  stepKey: string,
  hold: Exclude<Hold, { kind: 'entry' }>,
): readonly NextWay[] {
  if (hold.outcome)
    return [way(version, stepKey, hold.outcome.output, whenEnded(hold.outcome.kind, hold.outcome.event?.name))];
  if (hold.kind === 'send') return [way(version, stepKey, 0, 'when the message went out or could not')];
  const time = way(version, stepKey, 0, 'then');
  if (hold.kind === 'time') return [time];
  return [
    time,
    ...hold.branches.map((rule) => way(version, stepKey, rule.output, `on ${phraseOf(rule, version.entry)}`)),
  ];
}

/** `Order Completed with the same checkout`, `Order Completed of the same person`. */
export function phraseOf(
  { event, by, filter }: EventRule,
  { keyKind = 'entry key' }: Pick<JourneyEntry, 'keyKind'>,
): string {
  const whose = by === 'entryKey' ? `with the same ${keyKind}` : 'of the same person';
  return filter && filter.conditions.length > 0 ? `${event} ${whose} (filtered)` : `${event} ${whose}`;
}

function whenEnded(kind: string, event: string | undefined): string {
  if (kind === 'timeout') return 'as its time is up';
  return event === undefined ? `as its message is ${kind}` : `as ${event} came`;
}

function way(version: CompiledVersion, stepKey: string, output: number, when: string): NextWay {
  const targets = version.steps.get(stepKey)?.outputs[output] ?? [];
  return { output, when, leadsTo: targets.map((key) => version.steps.get(key)?.name ?? key) };
}
