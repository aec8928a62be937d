import { hashOf } from './hash';
import { effectKey } from './keys';
import type { Passage } from './passage';
import { die, end, failureOf, note, rest, visited } from './rest';
import { rowHead } from './rows';
import type { ItemJson } from './step';
import type { CompiledVersion } from './version';

/** An output of a step that a passage leaves by. */
export interface Way {
  readonly stepKey: string;
  readonly visit: number;
  /** Number of the output, or `error`. */
  readonly output: number | 'error';
  readonly targets: readonly string[];
  readonly item: ItemJson;
}

/** Along an output: to its one target, into a fork when there are several, to the end when there is none. */
export function follow(version: CompiledVersion, passage: Passage, way: Way, now: Date): Passage {
  const [target, ...others] = way.targets;
  if (target === undefined) return end(passage, { reason: 'completed', at: now });
  return others.length > 0
    ? fork(passage, way, now)
    : arrive(version, passage, { stepKey: target, item: way.item }, now);
}

/** Before a step, with the item it will get; or at rest, when this wake-up may not run it. */
export function arrive(
  version: CompiledVersion,
  passage: Passage,
  { stepKey, item }: Pick<Way, 'stepKey' | 'item'>,
  now: Date,
): Passage {
  const there: Passage = { ...passage, stepKey };
  const step = version.steps.get(stepKey);
  if (!step) {
    const message = `This version has no step "${stepKey}": it was deleted, or the enrolment came from another version.`;
    return die(there, failureOf(there, { code: 'unknown_step', message }, now));
  }
  const visits = there.visits[stepKey] ?? 0;
  if (visits >= version.visitLimit) {
    const message = `"${step.name}" was reached more often than ${String(version.visitLimit)} times, the limit of visits.`;
    return die(there, failureOf(there, { code: 'visit_limit', message }, now));
  }
  if (step.disabled) return passBy(version, there, { outputs: step.outputs, item }, now);
  if (mustHandOver(there, step.runs)) return rest(there, { kind: 'handedOver', queue: step.runs, due: now });
  return { ...there, item };
}

/** A disabled step passes its item to output 0, as in n8n. */
function passBy(
  version: CompiledVersion,
  passage: Passage,
  { outputs, item }: { readonly outputs: readonly (readonly string[])[]; readonly item: ItemJson },
  now: Date,
): Passage {
  const { stepKey } = passage;
  const { visit, passage: counted } = visited(passage);
  const noted = note(counted, { stepKey, visit, at: now, what: 'passed', output: 0, detail: 'disabled' });
  return follow(version, noted, { stepKey, visit, output: 0, targets: outputs[0] ?? [], item }, now);
}

/** An external step is alone in its wake-up: what ran before it is committed first, and then what it did. */
function mustHandOver({ enrolment, history }: Passage, runs: 'local' | 'external'): boolean {
  const queue = enrolment.queue === 'external' ? 'external' : 'local';
  return queue !== runs || (queue === 'external' && history.length > 0);
}

/** Every target gets a child of its own; the enrolment rests until the last of them has ended. */
function fork(passage: Passage, { stepKey, visit, output, targets }: Way, now: Date): Passage {
  const children = targets.map((target) => {
    const key = effectKey(passage.enrolment._id, stepKey, visit, `${String(output)}:${target}`);
    const body = { childId: hashOf(key), stepKey: target };
    return { ...rowHead(passage, { stepKey, visit, key, at: now }), kind: 'child' as const, body };
  });
  const noted = note(passage, { stepKey, visit, at: now, what: 'forked', ...(output !== 'error' && { output }) });
  const kids = children.map(({ body }) => body.childId);
  return rest({ ...noted, rows: [...passage.rows, ...children] }, { kind: 'forked', kids });
}
