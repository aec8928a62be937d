import { refused, stepOf, wiresOf } from './find';
import type { OperationOf } from './operation';
import { withoutValueAt } from './path';
import type { DraftWorkflow, StepWires, WireTarget } from './workflow';

type Targets = StepWires[string][number];

export function withWires(workflow: DraftWorkflow, name: string, wires: StepWires | null): DraftWorkflow {
  const connections = wires ? { ...workflow.connections, [name]: wires } : withoutValueAt(workflow.connections, [name]);
  return { ...workflow, connections };
}

/** Applies to the targets of one output; missing outputs before it are made, leading nowhere. */
export function withOutput(
  workflow: DraftWorkflow,
  { name, kind, output }: { readonly name: string; readonly kind: string; readonly output: number },
  targets: (before: readonly WireTarget[]) => WireTarget[],
): DraftWorkflow {
  const wires = wiresOf(workflow, name) ?? {};
  const outputs = Object.hasOwn(wires, kind) ? (wires[kind] ?? []) : [];
  const padded = Array.from({ length: Math.max(outputs.length, output + 1) }, (_, at) => outputs[at] ?? []);
  return withWires(workflow, name, { ...wires, [kind]: padded.with(output, targets(padded[output] ?? [])) });
}

/** Every wire of the workflow, as a function of its targets; sources without change stay the same objects. */
export function mapTargets(
  workflow: DraftWorkflow,
  change: (targets: readonly WireTarget[], at: { name: string; kind: string }) => WireTarget[],
): DraftWorkflow {
  const wires = Object.entries(workflow.connections).map(([name, kinds]) => [
    name,
    Object.fromEntries(
      Object.entries(kinds).map(([kind, outputs]) => [
        kind,
        outputs.map((targets: Targets) => (targets ? change(targets, { name, kind }) : targets)),
      ]),
    ),
  ]);
  return { ...workflow, connections: Object.fromEntries(wires) as DraftWorkflow['connections'] };
}

export function connect(workflow: DraftWorkflow, { from, to }: OperationOf<'connect'>): DraftWorkflow {
  const source = stepOf(workflow, from.step);
  const target = stepOf(workflow, to.step);
  return withOutput(workflow, { name: source.name, kind: from.kind, output: from.output }, (before) => {
    if (before.some((wire) => isTo(wire, target.name, to)))
      throw refused(`"${source.name}" output ${String(from.output)} leads to "${target.name}" already.`);
    return [...before, { node: target.name, type: to.kind, index: to.input }];
  });
}

export function disconnect(workflow: DraftWorkflow, { from, to }: OperationOf<'disconnect'>): DraftWorkflow {
  const source = stepOf(workflow, from.step);
  const target = stepOf(workflow, to.step);
  const there = wiresOf(workflow, source.name)?.[from.kind]?.[from.output]?.some((wire) => isTo(wire, target.name, to));
  if (!there) throw refused(`"${source.name}" output ${String(from.output)} does not lead to "${target.name}".`);
  return withOutput(workflow, { name: source.name, kind: from.kind, output: from.output }, (before) =>
    before.filter((wire) => !isTo(wire, target.name, to)),
  );
}

export function setWires(workflow: DraftWorkflow, { step, wires }: OperationOf<'setWires'>): DraftWorkflow {
  return withWires(workflow, stepOf(workflow, step).name, wires);
}

function isTo(wire: WireTarget, name: string, to: OperationOf<'connect'>['to']): boolean {
  return wire.node === name && wire.type === to.kind && wire.index === to.input;
}
