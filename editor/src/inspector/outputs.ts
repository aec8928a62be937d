import type { DraftWorkflow } from '../draft/contract';

export type Wires = DraftWorkflow['connections'][string];
type Outputs = Wires[string];

/**
 * Ways out belong to the rules they stand for: when a rule comes, goes or moves, the wires of its output do the same.
 * All of these give new wires and leave the given ones as they are; undefined: the step had and has none.
 */
export function withOutput(wires: Wires | undefined, at: number): Wires | undefined {
  return changed(wires, (outputs) => (at < outputs.length ? outputs.toSpliced(at, 0, []) : outputs));
}

export function withoutOutput(wires: Wires | undefined, at: number): Wires | undefined {
  return changed(wires, (outputs) => outputs.toSpliced(at, 1));
}

export function movedOutput(wires: Wires | undefined, from: number, to: number): Wires | undefined {
  return changed(wires, (outputs) => {
    const whole = [...outputs];
    while (whole.length <= Math.max(from, to)) whole.push([]);
    return moved(whole, from, to);
  });
}

export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const item = list[from];
  return item === undefined ? [...list] : list.toSpliced(from, 1).toSpliced(to, 0, item);
}

function changed(wires: Wires | undefined, change: (outputs: Outputs) => Outputs): Wires | undefined {
  const main = wires?.['main'];
  if (!wires || !main) return wires;
  return { ...wires, main: trimmedOutputs(change(main)) };
}

/** Nothing behind the last output that leads somewhere, as n8n writes it. */
export function trimmedOutputs(outputs: Outputs): Outputs {
  const last = outputs.findLastIndex((targets) => (targets ?? []).length > 0);
  return outputs.slice(0, last + 1);
}

/** Names of the steps that an output leads to. */
export function targetsOf(wires: Wires | undefined, output: number): readonly string[] {
  return (wires?.['main']?.[output] ?? []).map(({ node }) => node);
}

/** The output leads to this step alone; undefined: nowhere, the journey ends there. */
export function leadTo(wires: Wires | undefined, output: number, step: string | undefined): Wires {
  const outputs = [...(wires?.['main'] ?? [])];
  while (outputs.length <= output) outputs.push([]);
  const targets = step === undefined ? [] : [{ node: step, type: 'main', index: 0 }];
  return { ...wires, main: trimmedOutputs(outputs.with(output, targets)) };
}
