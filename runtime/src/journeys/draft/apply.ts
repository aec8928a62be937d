import { removeGroup, setGroup } from './groups';
import type { Operation } from './operation';
import { addStep, moveSteps, removeStep, renameStep, setNotes, setParameters, setStepSettings } from './steps';
import { connect, disconnect, setWires } from './wires';
import type { DraftWorkflow } from './workflow';

/** The workflow after an operation; the one given stays as it is. Throws invalid_input when the operation does not fit it. */
export function apply(workflow: DraftWorkflow, operation: Operation): DraftWorkflow {
  switch (operation.type) {
    case 'addStep':
      return addStep(workflow, operation);
    case 'removeStep':
      return removeStep(workflow, operation);
    case 'setParameters':
      return setParameters(workflow, operation);
    case 'renameStep':
      return renameStep(workflow, operation);
    case 'moveSteps':
      return moveSteps(workflow, operation);
    case 'connect':
      return connect(workflow, operation);
    case 'disconnect':
      return disconnect(workflow, operation);
    case 'setWires':
      return setWires(workflow, operation);
    case 'setStepSettings':
      return setStepSettings(workflow, operation);
    case 'setNotes':
      return setNotes(workflow, operation);
    case 'setGroup':
      return setGroup(workflow, operation);
    case 'removeGroup':
      return removeGroup(workflow, operation);
    case 'renameJourney':
      return { ...workflow, name: operation.name };
    case 'replaceWorkflow':
      return operation.workflow;
  }
}

export function applyAll(workflow: DraftWorkflow, operations: readonly Operation[]): DraftWorkflow {
  return operations.reduce(apply, workflow);
}
