import { apply } from './apply';
import { stepOf, wiresOf } from './find';
import type { Operation, OperationOf } from './operation';
import { valueAt, withoutValueAt, withValueAt } from './path';
import { sameJson } from './same';
import type { DraftStep, DraftWorkflow } from './workflow';

/**
 * Operations that lead from `apply(workflow, operation)` back to `workflow`, to be applied in their order. They say what
 * they mean (removing what was added), so that an undo stands in the list of operations like anything else.
 */
export function invert(workflow: DraftWorkflow, operation: Operation): readonly Operation[] {
  switch (operation.type) {
    case 'addStep':
      return [
        { type: 'removeStep', step: operation.node.id, closeGap: false, through: 0 },
        ...wiresBack(workflow, apply(workflow, operation)),
      ];
    case 'removeStep':
      return putBack(workflow, operation);
    case 'setParameters':
      return [parametersBack(stepOf(workflow, operation.step), operation)];
    case 'renameStep':
      return nameBack(workflow, operation);
    case 'moveSteps':
      return [positionsBack(workflow, operation)];
    case 'connect':
    case 'disconnect':
      return [wiresAsBefore(workflow, operation.from.step)];
    case 'setWires':
      return [wiresAsBefore(workflow, operation.step)];
    case 'setStepSettings':
      return [settingsBack(stepOf(workflow, operation.step), operation)];
    case 'setNotes':
      return [{ ...operation, notes: stepOf(workflow, operation.step).notes ?? null }];
    case 'setGroup':
    case 'removeGroup':
      return groupBack(workflow, typeof operation.group === 'string' ? operation.group : operation.group.id);
    case 'renameJourney':
      return [{ type: 'renameJourney', name: workflow.name }];
    case 'replaceWorkflow':
      return [{ type: 'replaceWorkflow', workflow }];
  }
}

function wiresAsBefore(workflow: DraftWorkflow, id: string): Operation {
  return { type: 'setWires', step: id, wires: wiresOf(workflow, stepOf(workflow, id).name) ?? null };
}

/** One operation for each step whose wires are others in `after`. */
function wiresBack(before: DraftWorkflow, after: DraftWorkflow): Operation[] {
  return before.nodes
    .filter(({ name }) => !sameJson(wiresOf(before, name), wiresOf(after, name)))
    .map(({ id }) => wiresAsBefore(before, id));
}

function putBack(workflow: DraftWorkflow, operation: OperationOf<'removeStep'>): Operation[] {
  const node = stepOf(workflow, operation.step);
  const groups = (workflow.nodeGroups ?? []).flatMap((group, index): Operation[] =>
    group.nodeIds.includes(node.id) ? [{ type: 'setGroup', group, index }] : [],
  );
  return [
    { type: 'addStep', node, index: workflow.nodes.indexOf(node) },
    ...wiresBack(workflow, apply(workflow, operation)),
    ...groups,
  ];
}

function parametersBack(step: DraftStep, { changes }: OperationOf<'setParameters'>): Operation {
  let parameters: unknown = step.parameters;
  const back: OperationOf<'setParameters'>['changes'] = [];
  for (const { path, value } of changes) {
    back.unshift(...changeBack(parameters, path, value));
    parameters = value === undefined ? withoutValueAt(parameters, path) : withValueAt(parameters, path, value);
  }
  return { type: 'setParameters', step: step.id, changes: back };
}

type Changes = OperationOf<'setParameters'>['changes'];

function changeBack(parameters: unknown, path: Changes[number]['path'], value: unknown): Changes {
  const before = valueAt(parameters, path);
  const list = valueAt(parameters, path.slice(0, -1));
  if (value === undefined) {
    if (!before.found) return [];
    // What is taken out of the middle of a list comes back with the list.
    return Array.isArray(list.value)
      ? [{ path: path.slice(0, -1), value: list.value }]
      : [{ path, value: before.value }];
  }
  if (before.found) return [{ path, value: before.value }];
  const made = path.findIndex((_, at) => !valueAt(parameters, path.slice(0, at + 1)).found);
  return [{ path: path.slice(0, made + 1) }];
}

/** Back to the old name, and to the old text of expressions that spoke of the new name before it existed. */
function nameBack(workflow: DraftWorkflow, operation: OperationOf<'renameStep'>): Operation[] {
  const back = { ...operation, name: stepOf(workflow, operation.step).name };
  const again = apply(apply(workflow, operation), back);
  const texts = workflow.nodes.flatMap((node): Operation[] => {
    const { parameters } = stepOf(again, node.id);
    const changes = Object.entries(node.parameters)
      .filter(([key, value]) => !sameJson(parameters[key], value))
      .map(([key, value]) => ({ path: [key], value }));
    return changes.length > 0 ? [{ type: 'setParameters', step: node.id, changes }] : [];
  });
  return [back, ...texts];
}

function positionsBack(workflow: DraftWorkflow, { moves }: OperationOf<'moveSteps'>): Operation {
  const steps = [...new Set(moves.map(({ step }) => step))];
  return { type: 'moveSteps', moves: steps.map((step) => ({ step, position: stepOf(workflow, step).position })) };
}

function settingsBack(step: DraftStep, operation: OperationOf<'setStepSettings'>): Operation {
  const keys = [
    ...new Set([...Object.keys(operation.set), ...operation.unset]),
  ] as OperationOf<'setStepSettings'>['unset'];
  return {
    ...operation,
    set: Object.fromEntries(keys.filter((key) => Object.hasOwn(step, key)).map((key) => [key, step[key]])),
    unset: keys.filter((key) => !Object.hasOwn(step, key)),
  };
}

function groupBack(workflow: DraftWorkflow, id: string): Operation[] {
  const groups = workflow.nodeGroups ?? [];
  const index = groups.findIndex((group) => group.id === id);
  const group = groups[index];
  return [group ? { type: 'setGroup', group, index } : { type: 'removeGroup', group: id }];
}
