import { WAIT } from '../ours';
import { cutAt, loops, reachable, type Edges } from './graph';
import { quoted } from './parameters';
import type { Problems } from './problems';
import type { Step } from './steps';
import type { Wires } from './wires';

export function edgesOf(wires: ReadonlyMap<string, Wires>): Edges {
  return new Map(
    [...wires].map(([key, { outputs, errorOutput = [] }]) => [key, new Set([...outputs.flat(), ...errorOutput])]),
  );
}

export function rests({ node, facts }: Step): boolean {
  return facts.holds && node.disabled !== true;
}

/** Steps nobody reaches, and circles in which nobody would ever stand still. */
export function checkShape(
  steps: ReadonlyMap<string, Step>,
  edges: Edges,
  entry: Step | undefined,
  problems: Problems,
): void {
  if (entry) checkReach(steps, reachable(edges, [entry.key]), problems);
  const endless = loops(cutAt(edges, (key) => isStep(steps, key, rests)));
  for (const loop of endless) {
    const message = `${named(steps, loop)} lead in a circle without a hold: people would go round for ever at once. Put a Wait into the circle.`;
    problems.error({ code: 'loop_without_hold', message, ...nodeOf(steps, loop) });
  }
  const known = new Set(endless.flat());
  for (const loop of loops(cutAt(edges, (key) => isStep(steps, key, waits)))) {
    if (loop.some((key) => known.has(key))) continue;
    const message = `${named(steps, loop)} lead in a circle without a Wait: the same message would go out again and again at once.`;
    problems.warning({ code: 'loop_without_wait', message, ...nodeOf(steps, loop) });
  }
}

function waits(step: Step): boolean {
  return rests(step) && (step.node.type === WAIT || step.opaque === true);
}

function checkReach(steps: ReadonlyMap<string, Step>, reached: ReadonlySet<string>, problems: Problems): void {
  for (const { key, node, facts } of steps.values()) {
    if (reached.has(key) || facts.entry) continue;
    const message = `Nobody reaches ${quoted(node.name)}: no wire leads to it from the entry.`;
    problems.warning({ code: 'unreachable_step', message, node });
  }
}

function isStep(steps: ReadonlyMap<string, Step>, key: string, test: (step: Step) => boolean): boolean {
  const step = steps.get(key);
  return step !== undefined && test(step);
}

function named(steps: ReadonlyMap<string, Step>, loop: readonly string[]): string {
  return loop.map((key) => quoted(steps.get(key)?.node.name ?? key)).join(' → ');
}

function nodeOf(steps: ReadonlyMap<string, Step>, [first]: readonly string[]): Partial<Pick<Step, 'node'>> {
  const step = first === undefined ? undefined : steps.get(first);
  return step ? { node: step.node } : {};
}
