import { z } from 'zod';

import { PerennialError } from '../../platform/errors/error';
import { withStepKeys, type Naming } from './complete';
import { requireFlat } from './limits';
import { draftStep, draftWorkflow, parametersSchema, stepId, type DraftWorkflow, type StepGroup } from './workflow';

/** n8n's file: old ones have no name, no ids of nodes, and nodes without parameters. */
const fileSchema = draftWorkflow.extend({
  name: z.string().max(250).exactOptional(),
  nodes: z.array(
    draftStep.extend({
      id: stepId.exactOptional(),
      typeVersion: z.number().default(1),
      parameters: parametersSchema.default({}),
    }),
  ),
  connections: draftWorkflow.shape.connections.default({}),
});

const NEW_NAME = 'Imported journey';

/**
 * A draft from n8n's workflow JSON. Fields we do not know are kept; nodes without an id (or with one that is taken) get
 * a new one, our steps without a usable stepKey as well. Throws invalid_input with every problem for what is no workflow.
 */
export function readWorkflow(value: unknown, naming: Naming, name?: string): DraftWorkflow {
  const file: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
  if (typeof file !== 'object' || file === null || !('nodes' in file))
    throw new PerennialError('invalid_input', 'This is not an n8n workflow: it has no "nodes".');
  requireFlat(file);
  const result = fileSchema.safeParse(file);
  if (!result.success) throw notAWorkflow(result.error);
  const read = result.data;
  requireDifferentNames(read.nodes);
  const workflow = {
    ...read,
    name: name ?? (read.name || NEW_NAME),
    nodes: withIds(read.nodes, naming),
  };
  return withStepKeys(withSections(workflow), naming);
}

function withIds(nodes: z.output<typeof fileSchema>['nodes'], naming: Naming): DraftWorkflow['nodes'] {
  const taken = new Set<string>();
  return nodes.map((node) => {
    const id = node.id !== undefined && !taken.has(node.id) ? node.id : naming.nodeId();
    taken.add(id);
    return { ...node, id };
  });
}

/** n8n's wires are by name: two nodes of one name cannot be told apart. */
function requireDifferentNames(nodes: readonly { readonly name: string }[]): void {
  const seen = new Set<string>();
  for (const { name } of nodes) {
    if (seen.has(name))
      throw new PerennialError(
        'invalid_input',
        `Two nodes are called "${name}"; the wires of n8n need different names.`,
      );
    seen.add(name);
  }
}

/** Sections without their nodes, and second memberships of a node, mean nothing; n8n drops them as well. */
function withSections(workflow: DraftWorkflow): DraftWorkflow {
  if (!workflow.nodeGroups) return workflow;
  const free = new Set(workflow.nodes.map(({ id }) => id));
  const nodeGroups = workflow.nodeGroups.flatMap((group): StepGroup[] => {
    const nodeIds = group.nodeIds.filter((id) => free.delete(id));
    return nodeIds.length > 0 ? [{ ...group, nodeIds }] : [];
  });
  return { ...workflow, nodeGroups };
}

function notAWorkflow(error: z.ZodError): PerennialError {
  const problems = error.issues
    .slice(0, 50)
    .map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message }));
  const [first] = problems;
  return new PerennialError(
    'invalid_input',
    `This is not an n8n workflow: ${first ? `${first.path}: ${first.message}` : 'it cannot be read'}.`,
    { problems },
  );
}
