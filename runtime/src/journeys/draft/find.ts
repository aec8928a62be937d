import { PerennialError } from '../../platform/errors/error';
import type { DraftStep, DraftWorkflow, StepWires } from './workflow';

/** The step of this id, or an error that a person can act on. */
export function stepOf(workflow: DraftWorkflow, id: string): DraftStep {
  const step = workflow.nodes.find((node) => node.id === id);
  if (!step) throw refused(`There is no step with the id "${id}" in this draft.`);
  return step;
}

export function wiresOf(workflow: DraftWorkflow, name: string): StepWires | undefined {
  return Object.hasOwn(workflow.connections, name) ? workflow.connections[name] : undefined;
}

/** Names that steps have or that wires speak of: a new step must take none of them, else it would inherit loose wires. */
export function namesInUse(workflow: DraftWorkflow): Set<string> {
  const names = new Set([...workflow.nodes.map(({ name }) => name), ...Object.keys(workflow.connections)]);
  for (const wires of Object.values(workflow.connections))
    for (const outputs of Object.values(wires))
      for (const targets of outputs) for (const target of targets ?? []) names.add(target.node);
  return names;
}

/** Whether an operation did not fit the draft; anything else that is thrown is a defect. */
export function isRefusal(error: unknown): error is PerennialError {
  return error instanceof PerennialError && error.code === 'invalid_input';
}

export function refused(message: string): PerennialError {
  return new PerennialError('invalid_input', message);
}
