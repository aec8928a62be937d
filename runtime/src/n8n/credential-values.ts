import {
  NodeHelpers,
  Workflow,
  type ICredentialDataDecryptedObject,
  type ICredentialsExpressionResolveValues,
  type INode,
  type INodeParameters,
  type INodeProperties,
  type INodeTypes,
  type WorkflowExecuteMode,
} from 'n8n-workflow';

/** Kept beside the fields of a type by n8n-core: tokens of a sign-in. */
const TOKENS = 'oauthTokenData';

const NOBODY: INode = { id: '', name: '', type: 'none', typeVersion: 1, position: [0, 0], parameters: {} };

export interface Resolving {
  readonly nodeTypes: INodeTypes;
  readonly mode: WorkflowExecuteMode;
  /** Of the step that asks; without one there is no item, and expressions know only the credential's own fields. */
  readonly at: ICredentialsExpressionResolveValues | undefined;
}

/** As n8n gives a credential to a node: the defaults of its type filled in, its expressions resolved. */
export async function valuesOf(
  properties: INodeProperties[],
  stored: ICredentialDataDecryptedObject,
  resolving: Resolving,
): Promise<ICredentialDataDecryptedObject> {
  const given = { ...stored };
  // Where and how to sign in is the type's to say: no stored value leads a secret elsewhere.
  for (const { name, type, default: fixed } of properties) {
    if (type === 'hidden' && fixed !== '' && FIXED.has(name)) Reflect.deleteProperty(given, name);
  }
  const complete = NodeHelpers.getNodeParameters(properties, given as INodeParameters, true, false, null, null);
  const values = { ...complete, ...(stored[TOKENS] !== undefined && { [TOKENS]: stored[TOKENS] }) };
  const data = values as ICredentialDataDecryptedObject;
  return hasExpression(data) ? await resolved(data, resolving) : data;
}

const FIXED: ReadonlySet<string> = new Set(['grantType', 'authUrl', 'accessTokenUrl', 'authentication', 'scope']);

async function resolved(
  data: ICredentialDataDecryptedObject,
  { nodeTypes, mode, at }: Resolving,
): Promise<ICredentialDataDecryptedObject> {
  if (at) {
    const { workflow, runExecutionData, runIndex, itemIndex, node, connectionInputData } = at;
    return workflow.expression.getParameterValue(
      data as INodeParameters,
      ...[runExecutionData, runIndex, itemIndex, node.name, connectionInputData, mode, {}],
      ...([undefined, false, data as INodeParameters] as const),
    ) as ICredentialDataDecryptedObject;
  }
  const workflow = new Workflow({ nodes: [NOBODY], connections: {}, active: false, nodeTypes });
  return await workflow.expression.withIsolate(() =>
    Promise.resolve(
      workflow.expression.getComplexParameterValue(
        ...[NOBODY, data as INodeParameters, mode, {}, undefined, undefined, data as INodeParameters],
      ) as ICredentialDataDecryptedObject,
    ),
  );
}

function hasExpression(value: unknown): boolean {
  if (typeof value === 'string') return value.startsWith('=');
  return typeof value === 'object' && value !== null && Object.values(value).some(hasExpression);
}
