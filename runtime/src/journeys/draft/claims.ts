import { stepOf } from './find';
import type { Operation, OperationOf } from './operation';
import type { DraftWorkflow } from './workflow';

/** What an operation touches, as a path; a path claims everything below it. `[]` is the whole draft. */
export type Claim = readonly string[];

/** Two operations are in each other's way when one claims what the other claims, something above it or below it. */
export function overlap(one: Claim, other: Claim): boolean {
  const shared = Math.min(one.length, other.length);
  return one.slice(0, shared).every((part, at) => part === other[at]);
}

/** What an operation touches in the workflow it is applied to. */
export function claimsOf(workflow: DraftWorkflow, operation: Operation): readonly Claim[] {
  switch (operation.type) {
    case 'addStep':
      return [
        ['steps', operation.node.id],
        // Two new steps of one name get different ones; a step that is renamed to it asks.
        ['names', operation.node.name, operation.node.id],
        ...(operation.after ? [output(operation.after.step, operation.after)] : []),
      ];
    case 'removeStep':
      return removal(workflow, operation);
    case 'setParameters':
      return operation.changes.map(({ path }) => ['steps', operation.step, 'parameters', ...upToList(path)]);
    case 'renameStep':
      return [
        ['steps', operation.step, 'name'],
        ['names', operation.name],
      ];
    case 'moveSteps':
      return operation.moves.map(({ step }) => ['steps', step, 'position']);
    case 'connect':
    case 'disconnect':
      return wire(operation);
    case 'setWires':
      return allWires(workflow, operation);
    case 'setStepSettings':
      return [...Object.keys(operation.set), ...operation.unset].map((key) => [
        'steps',
        operation.step,
        'settings',
        key,
      ]);
    case 'setNotes':
      return [['steps', operation.step, 'notes']];
    case 'setGroup':
      return [['sections', operation.group.id], ...operation.group.nodeIds.map((id) => ['steps', id, 'section'])];
    case 'removeGroup':
      return [['sections', operation.group]];
    case 'renameJourney':
      return [['name']];
    case 'replaceWorkflow':
      return [[]];
  }
}

function output(step: string, { output, kind = 'main' }: { readonly output: number; readonly kind?: string }): Claim {
  return ['steps', step, 'wires', kind, String(output)];
}

function wire({ from, to }: OperationOf<'connect' | 'disconnect'>): Claim[] {
  return [output(from.step, from), ['steps', to.step, 'reached', from.step]];
}

/** All outputs, each step they reach, and names that no step has yet. */
function allWires(workflow: DraftWorkflow, { step, wires }: OperationOf<'setWires'>): Claim[] {
  const targets = Object.values(wires ?? {}).flatMap((outputs) => outputs.flatMap((each) => each ?? []));
  const reached = targets.map(({ node }) => {
    const target = workflow.nodes.find(({ name }) => name === node);
    return target ? ['steps', target.id, 'reached', step] : ['names', node];
  });
  return [['steps', step, 'wires'], ...reached];
}

/** The step itself, every output that leads to it, and the steps that are reached in its place. */
function removal(workflow: DraftWorkflow, operation: OperationOf<'removeStep'>): Claim[] {
  const { id, name } = stepOf(workflow, operation.step);
  const sources = workflow.nodes.flatMap((source) =>
    Object.entries(workflow.connections[source.name] ?? {}).flatMap(([kind, outputs]) =>
      outputs.flatMap((targets, at) =>
        targets?.some((target) => target.node === name) ? [output(source.id, { output: at, kind })] : [],
      ),
    ),
  );
  const sections = (workflow.nodeGroups ?? []).filter(({ nodeIds }) => nodeIds.includes(id));
  return [['steps', id], ...sources, ...sections.map((section) => ['sections', section.id, id])];
}

/** Positions in a list move when something is taken out before them: a list is claimed as a whole. */
function upToList(path: readonly (string | number)[]): string[] {
  const list = path.findIndex((key) => typeof key === 'number');
  return (list < 0 ? path : path.slice(0, list)).map(String);
}
