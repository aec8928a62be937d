import {
  ICredentialsHelper,
  type ICredentialDataDecryptedObject,
  type ICredentials,
  type IDataObject,
  type IHttpRequestOptions,
  type INode,
  type INodeCredentialsDetails,
  type INodeProperties,
  type IWorkflowExecuteAdditionalData,
  type Workflow,
} from 'n8n-workflow';

import type { NodePackages } from './packages';

/** Where the credentials of foreign nodes come from. */
export interface Credentials {
  /** Throws when the workspace has no such credential. */
  decrypted(workspaceId: string, id: string, type: string): Promise<Readonly<Record<string, unknown>>>;
}

/** n8n's view of one workspace's credentials. Tokens that n8n would renew and write back (OAuth2) are not written. */
export class WorkspaceCredentials extends ICredentialsHelper {
  readonly #packages: NodePackages;
  readonly #credentials: Credentials;
  readonly #workspaceId: string;

  constructor(packages: NodePackages, credentials: Credentials, workspaceId: string) {
    super();
    this.#packages = packages;
    this.#credentials = credentials;
    this.#workspaceId = workspaceId;
  }

  getParentTypes(name: string): string[] {
    const parents = this.#packages.credentialParents(name);
    return [...parents, ...parents.flatMap((parent) => this.getParentTypes(parent))];
  }

  isCredentialUsableByNode(): boolean {
    return true;
  }

  async authenticate(
    credentials: ICredentialDataDecryptedObject,
    typeName: string,
    request: IHttpRequestOptions,
    ...[workflow, node]: [Workflow?, INode?]
  ): Promise<IHttpRequestOptions> {
    const how = this.#packages.credential(typeName)?.authenticate;
    if (!how) return request;
    if (typeof how === 'function') return await how(credentials, request);
    const resolved = (value: unknown): string =>
      typeof value === 'string' && workflow && node
        ? String(
            workflow.expression.getSimpleParameterValue(node, value, 'internal', { $credentials: credentials }) ?? '',
          )
        : String(value);
    const out = { ...request } as IHttpRequestOptions & Record<string, IDataObject>;
    for (const [part, values] of Object.entries(how.properties as Record<string, IDataObject | undefined>)) {
      const added = Object.entries(values ?? {}).map(([key, value]) => [resolved(key), resolved(value)]);
      out[part] = { ...out[part], ...(Object.fromEntries(added) as IDataObject) };
    }
    return out;
  }

  preAuthentication(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  runPreAuthentication(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  getCredentials(): Promise<ICredentials> {
    throw new Error('Credentials are only given out decrypted, to the node that runs');
  }

  async getDecrypted(
    _data: IWorkflowExecuteAdditionalData,
    { id, name }: INodeCredentialsDetails,
    type: string,
  ): Promise<ICredentialDataDecryptedObject> {
    if (!id) throw new Error(`The credential "${name}" is not connected`);
    return (await this.#credentials.decrypted(this.#workspaceId, id, type)) as ICredentialDataDecryptedObject;
  }

  updateCredentials(): Promise<void> {
    return Promise.resolve();
  }

  updateCredentialsOauthTokenData(): Promise<void> {
    return Promise.resolve();
  }

  getCredentialsProperties(type: string): INodeProperties[] {
    return this.#packages.credential(type)?.properties ?? [];
  }
}
