import { isOurs } from '../../engine/ours';
import { namesInUse } from './find';
import type { AskedOperation, Operation } from './operation';
import type { DraftStep, DraftWorkflow } from './workflow';

/** Where new ids come from. */
export interface Naming {
  /** Id of a new node. */
  nodeId(): string;
  /** A stepKey: `[a-z0-9]{6,16}`. */
  stepKey(): string;
}

const STEP_KEY = /^[a-z0-9]{6,16}$/;

/**
 * An operation with what the client left to the server: id, name and stepKey of new steps. Stored like this, so that
 * repeating it gives the same draft.
 */
export function complete(workflow: DraftWorkflow, operation: AskedOperation, naming: Naming): Operation {
  if (operation.type === 'replaceWorkflow') return { ...operation, workflow: withStepKeys(operation.workflow, naming) };
  if (operation.type !== 'addStep') return operation;
  const { node } = operation;
  const named = { ...node, id: node.id ?? naming.nodeId(), name: freeName(namesInUse(workflow), node.name) };
  return { ...operation, node: withStepKey(named, keysOf(workflow.nodes), naming) };
}

/** Gives each of our steps without a usable key one; of two with the same key the first keeps it. */
export function withStepKeys(workflow: DraftWorkflow, naming: Naming): DraftWorkflow {
  const taken = new Set<string>();
  const nodes = workflow.nodes.map((node) => {
    const keyed = withStepKey(node, taken, naming);
    if (isOurs(keyed.type)) taken.add(String(keyed.parameters['stepKey']));
    return keyed;
  });
  return { ...workflow, nodes };
}

function withStepKey(node: DraftStep, taken: ReadonlySet<string>, naming: Naming): DraftStep {
  if (!isOurs(node.type)) return node;
  const { stepKey } = node.parameters;
  if (typeof stepKey === 'string' && STEP_KEY.test(stepKey) && !taken.has(stepKey)) return node;
  return { ...node, parameters: { ...node.parameters, stepKey: naming.stepKey() } };
}

function keysOf(nodes: readonly DraftStep[]): Set<string> {
  return new Set(nodes.filter(({ type }) => isOurs(type)).map((node) => String(node.parameters['stepKey'])));
}

/** As n8n does it: "Wait", "Wait1", "Wait2". */
export function freeName(taken: ReadonlySet<string>, name: string): string {
  if (!taken.has(name)) return name;
  for (let n = 1; ; n += 1) if (!taken.has(`${name}${String(n)}`)) return `${name}${String(n)}`;
}
