import { isOurs } from '../../engine/ours';
import { namesInUse, refused, stepOf, wiresOf } from './find';
import type { OperationOf } from './operation';
import { withoutValueAt, withValueAt } from './path';
import { withReferences } from './references';
import { mapTargets, withOutput, withWires } from './wires';
import type { DraftStep, DraftWorkflow, WireTarget } from './workflow';

export function addStep(workflow: DraftWorkflow, { node, index, after }: OperationOf<'addStep'>): DraftWorkflow {
  if (workflow.nodes.some(({ id }) => id === node.id))
    throw refused(`A step with the id "${node.id}" is there already.`);
  if (namesInUse(workflow).has(node.name))
    throw refused(`The name "${node.name}" is taken; the names of steps are different from each other.`);
  const nodes = workflow.nodes.toSpliced(index ?? workflow.nodes.length, 0, node);
  const added = { ...workflow, nodes };
  return after ? between(added, node, after) : added;
}

/** Wires the new step behind an output; what that led to is then behind the new step, or let go. */
function between(
  workflow: DraftWorkflow,
  node: DraftStep,
  { step, output, onward }: NonNullable<OperationOf<'addStep'>['after']>,
): DraftWorkflow {
  const { name } = stepOf(workflow, step);
  const led = wiresOf(workflow, name)?.['main']?.[output] ?? [];
  const wired = withOutput(workflow, { name, kind: 'main', output }, () => [
    { node: node.name, type: 'main', index: 0 },
  ]);
  if (onward === null || led.length === 0) return wired;
  return withOutput(wired, { name: node.name, kind: 'main', output: onward }, () => [...led]);
}

export function removeStep(workflow: DraftWorkflow, operation: OperationOf<'removeStep'>): DraftWorkflow {
  const { id, name } = stepOf(workflow, operation.step);
  const led = operation.closeGap ? (wiresOf(workflow, name)?.['main']?.[operation.through] ?? []) : [];
  const onward = led.filter((wire) => wire.node !== name);
  const unwired = mapTargets(withWires(workflow, name, null), (targets, { kind }) =>
    targets.flatMap((wire) => (wire.node === name ? missing(kind === 'main' ? onward : [], targets) : [wire])),
  );
  const nodes = workflow.nodes.filter((node) => node.id !== id);
  return withoutMember({ ...unwired, nodes }, id);
}

/** Those of `wires` that are not among `targets`: closing a gap must not make the same wire twice. */
function missing(wires: readonly WireTarget[], targets: readonly WireTarget[]): WireTarget[] {
  return wires.filter(
    ({ node, type, index }) =>
      !targets.some((each) => each.node === node && each.type === type && each.index === index),
  );
}

/** A section without steps is gone: n8n refuses empty ones. */
function withoutMember(workflow: DraftWorkflow, id: string): DraftWorkflow {
  if (!workflow.nodeGroups) return workflow;
  const nodeGroups = workflow.nodeGroups.flatMap((group) => {
    if (!group.nodeIds.includes(id)) return [group];
    const nodeIds = group.nodeIds.filter((each) => each !== id);
    return nodeIds.length > 0 ? [{ ...group, nodeIds }] : [];
  });
  return { ...workflow, nodeGroups };
}

export function setParameters(workflow: DraftWorkflow, operation: OperationOf<'setParameters'>): DraftWorkflow {
  const step = stepOf(workflow, operation.step);
  const parameters = operation.changes.reduce((before, { path, value }) => {
    if (path[0] === 'stepKey' && isOurs(step.type)) throw stepKeyStays(step);
    const after = value === undefined ? withoutValueAt(before, path) : withValueAt(before, path, value);
    return after as DraftStep['parameters'];
  }, step.parameters);
  return withStep(workflow, { ...step, parameters });
}

/** History, effect keys and moves between versions hang on it. */
function stepKeyStays(step: DraftStep) {
  return refused(
    `The stepKey of "${step.name}" is "${String(step.parameters['stepKey'])}" for good; it cannot be set or removed.`,
  );
}

export function renameStep(workflow: DraftWorkflow, { step: id, name }: OperationOf<'renameStep'>): DraftWorkflow {
  const { name: old } = stepOf(workflow, id);
  if (old === name) return workflow;
  if (namesInUse(workflow).has(name))
    throw refused(`The name "${name}" is taken; the names of steps are different from each other.`);
  const rewired = mapTargets(workflow, (targets) =>
    targets.map((wire) => (wire.node === old ? { ...wire, node: name } : wire)),
  );
  const connections = Object.entries(rewired.connections).map(([from, wires]) => [from === old ? name : from, wires]);
  const rename = { from: old, to: name };
  return {
    ...workflow,
    connections: Object.fromEntries(connections) as DraftWorkflow['connections'],
    nodes: workflow.nodes.map((node) => ({
      ...node,
      name: node.id === id ? name : node.name,
      parameters: withReferences(node, rename),
    })),
  };
}

export function moveSteps(workflow: DraftWorkflow, { moves }: OperationOf<'moveSteps'>): DraftWorkflow {
  for (const { step } of moves) stepOf(workflow, step);
  const positions = new Map(moves.map(({ step, position }) => [step, position]));
  return {
    ...workflow,
    nodes: workflow.nodes.map((node) => ({ ...node, position: positions.get(node.id) ?? node.position })),
  };
}

export function setStepSettings(workflow: DraftWorkflow, operation: OperationOf<'setStepSettings'>): DraftWorkflow {
  const step = stepOf(workflow, operation.step);
  const gone: ReadonlySet<string> = new Set(operation.unset);
  const kept = Object.fromEntries(Object.entries(step).filter(([key]) => !gone.has(key)));
  return withStep(workflow, { ...(kept as DraftStep), ...operation.set });
}

export function setNotes(workflow: DraftWorkflow, { step, notes }: OperationOf<'setNotes'>): DraftWorkflow {
  return withStep(workflow, {
    ...(withoutValueAt(stepOf(workflow, step), ['notes']) satisfies DraftStep),
    ...(notes !== null && { notes }),
  });
}

function withStep(workflow: DraftWorkflow, step: DraftStep): DraftWorkflow {
  return { ...workflow, nodes: workflow.nodes.map((node) => (node.id === step.id ? step : node)) };
}
