import {
  NodeHelpers,
  Workflow,
  type INode,
  type INodeParameters,
  type INodeTypeDescription,
  type NodeConnectionType,
} from 'n8n-workflow';

import { isEntry, isOurs, SEND_EMAIL, WAIT } from '../engine/ours';
import type { CredentialNeed, NodeCatalogue, NodeFacts } from '../engine/ports';
import type { WorkflowNode } from '../engine/workflow';
import { classify } from './classification';
import type { NodePackages } from './packages';

type Ports = readonly (NodeConnectionType | { readonly type: NodeConnectionType; readonly category?: string })[];

/**
 * What compiling asks about node types. Outputs that depend on parameters (Branch, Switch) are expressions of the node's
 * description, evaluated in a workflow of its own that holds the node in question and nothing else.
 */
export class PackageCatalogue implements NodeCatalogue {
  readonly #packages: NodePackages;
  readonly #workflow: Workflow;

  private constructor(packages: NodePackages) {
    this.#packages = packages;
    this.#workflow = new Workflow({ id: 'catalogue', nodes: [], connections: {}, active: false, nodeTypes: packages });
  }

  static async open(packages: NodePackages): Promise<PackageCatalogue> {
    const catalogue = new PackageCatalogue(packages);
    await catalogue.#workflow.expression.acquireIsolate();
    return catalogue;
  }

  async close(): Promise<void> {
    await this.#workflow.expression.releaseIsolate();
  }

  facts(node: WorkflowNode): NodeFacts | undefined {
    const description = this.#describe(node);
    if (!description) return undefined;
    const complete = completed(node, description);
    const entry = isEntry(node.type);
    return {
      displayName: description.displayName,
      trigger: description.group.includes('trigger'),
      entry,
      inputs: this.#count(complete, description.inputs),
      outputs: this.#count(complete, description.outputs),
      ours: isOurs(node.type),
      ...pick(classify(node.type)),
      holds: node.type === WAIT || node.type === SEND_EMAIL,
    };
  }

  parameterIssues(node: WorkflowNode): Readonly<Record<string, readonly string[]>> {
    const description = this.#describe(node);
    if (!description) return {};
    const complete = completed(node, description);
    const found = NodeHelpers.getNodeParametersIssues(description.properties, complete, description);
    const { refused } = classify(node.type);
    return {
      ...found?.parameters,
      ...(refused !== undefined && {
        type: [`${description.displayName} cannot be used in a journey: it ${refused}.`],
      }),
      ...severalWays(complete),
    };
  }

  credentialNeeds(node: WorkflowNode): readonly CredentialNeed[] {
    const description = this.#describe(node);
    if (!description || isOurs(node.type)) return [];
    const complete = completed(node, description);
    const shown = (description.credentials ?? []).filter((each) =>
      NodeHelpers.displayParameter(complete.parameters, each, complete, description),
    );
    return [...shown.map(({ name, required = false }) => ({ type: name, required })), ...chosenType(complete)];
  }

  #describe({ type, typeVersion }: WorkflowNode): INodeTypeDescription | undefined {
    return this.#packages.find(type, typeVersion)?.description;
  }

  /** Main connections only; the error output is none of them. */
  #count(node: INode, ports: INodeTypeDescription['outputs'] | INodeTypeDescription['inputs']): number {
    const list = typeof ports === 'string' ? this.#evaluated(node, ports) : ports;
    return list.filter((port) => (typeof port === 'string' ? port : port.type) === 'main').length;
  }

  /** A description whose expression fails is somebody else's mistake: one connection is what most nodes have. */
  #evaluated(node: INode, expression: string): Ports {
    this.#workflow.setNodes([node]);
    try {
      const value: unknown = this.#workflow.expression.getSimpleParameterValue(node, expression, 'internal', {});
      return Array.isArray(value) ? (value as Ports) : [];
    } catch {
      return ['main'];
    }
  }
}

const pick = ({ runs, because }: ReturnType<typeof classify>) => ({ runs, because });

/** With the defaults of its type, which n8n leaves out of workflow JSON. */
function completed(node: WorkflowNode, description: INodeTypeDescription): INode {
  const copy = structuredClone(node) as unknown as INode;
  const parameters = NodeHelpers.getNodeParameters(
    description.properties,
    copy.parameters,
    true,
    false,
    copy,
    description,
  );
  return { ...copy, parameters: parameters ?? {} };
}

/** n8n's HTTP Request takes any type of credential; which one is a parameter. */
const CHOSEN_TYPES: Readonly<Record<string, string>> = {
  predefinedCredentialType: 'nodeCredentialType',
  genericCredentialType: 'genericAuthType',
};

function chosenType({ type, parameters }: INode): CredentialNeed[] {
  if (!/^n8n-nodes-base\.httpRequest(Tool)?$/.test(type)) return [];
  const { authentication } = parameters;
  const chosen = parameters[CHOSEN_TYPES[typeof authentication === 'string' ? authentication : ''] ?? ''];
  return typeof chosen === 'string' && chosen !== '' ? [{ type: chosen, required: true }] : [];
}

/** n8n's Switch can send one item down several ways at once; a profile is one token. */
function severalWays({ type, parameters }: INode): Record<string, string[]> {
  const options = parameters['options'] as INodeParameters | undefined;
  if (type !== 'n8n-nodes-base.switch' || options?.['allMatchingOutputs'] !== true) return {};
  return { 'options.allMatchingOutputs': ['A person goes one way only; wire one output to two steps to fork.'] };
}
