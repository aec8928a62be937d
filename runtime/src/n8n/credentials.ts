import {
  ICredentialsHelper,
  type ICredentialDataDecryptedObject,
  type ICredentials,
  type ICredentialsExpressionResolveValues,
  type ICredentialType,
  type IDataObject,
  type IExecuteData,
  type IHttpRequestHelper,
  type IHttpRequestOptions,
  type INode,
  type INodeCredentialsDetails,
  type INodeProperties,
  type INodeTypes,
  type IWorkflowExecuteAdditionalData,
  type Workflow,
  type WorkflowExecuteMode,
} from 'n8n-workflow';

import type { CredentialTypes } from './credential-types';
import { valuesOf } from './credential-values';

type Values = ICredentialDataDecryptedObject;

/** Where the credentials of foreign nodes come from. */
export interface Credentials {
  /** As they were stored, with what `keep` added. Throws when the workspace has no such credential of this type. */
  decrypted(workspaceId: string, id: string, type: string): Promise<Readonly<Record<string, unknown>>>;
  /** What a sign-in gave (tokens), so that others need not sign in again; gone when the credential is changed. */
  keep(workspaceId: string, id: string, values: Readonly<Record<string, unknown>>): Promise<void>;
}

export interface CredentialsAt {
  readonly nodeTypes: INodeTypes;
  readonly types: CredentialTypes;
  readonly credentials: Credentials;
  readonly workspaceId: string;
  /** Signs in anew whatever is stored: how a credential is tested. */
  readonly anew?: boolean;
}

/** n8n's view of one workspace's credentials, for one execution. */
export class WorkspaceCredentials extends ICredentialsHelper {
  readonly #at: CredentialsAt;

  constructor(at: CredentialsAt) {
    super();
    this.#at = at;
  }

  getParentTypes(name: string): string[] {
    return this.#at.types.parents(name);
  }

  isCredentialUsableByNode(type: string, nodeType: string): boolean {
    return this.#at.types.usableBy(type, nodeType);
  }

  /** The request with what the type adds to it: a function of the type's, or values for headers, query, body and auth. */
  async authenticate(
    credentials: Values,
    typeName: string,
    request: IHttpRequestOptions,
    ...[workflow, node]: [Workflow?, INode?]
  ): Promise<IHttpRequestOptions> {
    const how = this.#at.types.find(typeName)?.authenticate;
    if (!how) return request;
    if (typeof how === 'function') return await how(credentials, request);
    const evaluated = (expression: string): unknown => {
      if (!workflow || !node) throw new Error('A credential that is described by expressions needs a step to run in');
      const keys = { $credentials: credentials };
      return workflow.expression.getSimpleParameterValue(node, expression, 'internal', keys, undefined, '');
    };
    const resolved = (value: unknown): string => {
      if (typeof value !== 'string') return JSON.stringify(value ?? '');
      return isExpression(value) ? textOf(evaluated(value)) : value;
    };
    const parts: Record<string, unknown> = { headers: {}, ...request };
    for (const [part, described] of Object.entries(
      how.properties as Record<string, IDataObject | string | undefined>,
    )) {
      // Some packages write one expression that gives all of a part, or nothing.
      const values = typeof described === 'string' ? evaluated(described) : described;
      if (typeof values !== 'object' || values === null) continue;
      const added = Object.entries(values).map(([key, value]) => [resolved(key), resolved(value)]);
      parts[part] = { ...(parts[part] as object | undefined), ...(Object.fromEntries(added) as object) };
    }
    return parts as unknown as IHttpRequestOptions;
  }

  /** Signs in when there is no token yet, or when the other side said that it has expired; the token is kept. */
  async preAuthentication(
    helpers: IHttpRequestHelper,
    credentials: Values,
    typeName: string,
    ...[node, expired]: [INode, boolean]
  ): Promise<Values | undefined> {
    const type = this.#at.types.find(typeName);
    const token = type?.properties.find((each) => each.type === 'hidden' && each.typeOptions?.expirable === true)?.name;
    if (!type?.preAuthentication || token === undefined) return undefined;
    if (credentials[token] !== '' && !expired && this.#at.anew !== true) return undefined;
    const given = (await type.preAuthentication.call(onlyRequests(helpers), credentials)) as Values;
    if (given[token] === undefined) return undefined;
    const details = node.credentials?.[type.name];
    if (details?.id) await this.#keep(details.id, typeName, { given, token });
    return Object.assign(credentials, given);
  }

  /** For types that make something of their token on every request; nothing is kept. */
  async runPreAuthentication(
    helpers: IHttpRequestHelper,
    credentials: Values,
    typeName: string,
  ): Promise<Values | undefined> {
    const type: ICredentialType | undefined = this.#at.types.find(typeName);
    if (typeof type?.preAuthentication !== 'function') return undefined;
    return (await type.preAuthentication.call(onlyRequests(helpers), credentials)) as Values | undefined;
  }

  getCredentials(): Promise<ICredentials> {
    throw new Error('Credentials are only given out decrypted, to the node that runs');
  }

  async getDecrypted(
    _data: IWorkflowExecuteAdditionalData,
    { id, name }: INodeCredentialsDetails,
    type: string,
    ...[mode, , raw, at]: [WorkflowExecuteMode, IExecuteData?, boolean?, ICredentialsExpressionResolveValues?]
  ): Promise<Values> {
    if (!id) throw new Error(`The credential "${name}" is not connected`);
    const { credentials, workspaceId, nodeTypes } = this.#at;
    const stored = structuredClone(await credentials.decrypted(workspaceId, id, type)) as Values;
    return raw === true ? stored : await valuesOf(this.getCredentialsProperties(type), stored, { nodeTypes, mode, at });
  }

  async updateCredentials({ id }: INodeCredentialsDetails, _type: string, data: Values): Promise<void> {
    if (id) await this.#at.credentials.keep(this.#at.workspaceId, id, data);
  }

  async updateCredentialsOauthTokenData({ id }: INodeCredentialsDetails, _type: string, data: Values): Promise<void> {
    const { oauthTokenData } = data;
    if (id) await this.#at.credentials.keep(this.#at.workspaceId, id, { oauthTokenData });
  }

  getCredentialsProperties(type: string): INodeProperties[] {
    return this.#at.types.properties(type);
  }

  /** A field that somebody wrote as an expression stays one: what it came to now must not stand there for ever. */
  async #keep(
    id: string,
    type: string,
    { given, token }: { readonly given: Values; readonly token: string },
  ): Promise<void> {
    const { credentials, workspaceId } = this.#at;
    const stored = await credentials.decrypted(workspaceId, id, type);
    const kept = Object.entries(given).filter(([key]) => key === token || !isExpression(stored[key]));
    await credentials.keep(workspaceId, id, Object.fromEntries(kept));
  }
}

/** As n8n puts a value into a header: what is nothing leaves it empty. */
const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  return value ? JSON.stringify(value) : '';
};

const isExpression = (value: unknown): boolean => typeof value === 'string' && value.startsWith('=');

/** The one thing that its interface promises to a type, not everything that a step has. */
function onlyRequests({ helpers }: IHttpRequestHelper): IHttpRequestHelper {
  return { helpers: { httpRequest: async (options) => (await helpers.httpRequest(options)) as unknown } };
}
