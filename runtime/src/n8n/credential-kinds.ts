import type { INodeProperties } from 'n8n-workflow';

import { isOurs } from '../engine/ours';
import {
  testCredential,
  testOf,
  type CredentialTestResult,
  type CredentialToTest,
  type TesterParts,
} from './credential-test';
import { WorkspaceCredentials } from './credentials';
import { additionalData } from './additional-data';

/** A type of credential, for who makes one. */
export interface CredentialKind {
  readonly type: string;
  readonly displayName: string;
  readonly documentationUrl?: string;
  /** Steps that can use it. */
  readonly nodes: readonly { readonly type: string; readonly displayName: string }[];
  /** Something can try whether it works. */
  readonly testable: boolean;
  /** `oauth2`: it holds what the other side calls a client, and tokens are asked for with it. */
  readonly signIn: 'none' | 'oauth2';
}

/** The types of credentials, and what can be done with a stored one. */
export interface CredentialKinds {
  /** Of steps of other packages, by name. */
  list(): readonly CredentialKind[];
  find(type: string): CredentialKind | undefined;
  /** n8n's descriptions of its fields, with what it inherits. */
  fields(type: string): readonly INodeProperties[];
  /** As a step would get them; expressions know only the credential itself. */
  values(stored: CredentialToTest): Promise<Readonly<Record<string, unknown>>>;
  test(stored: CredentialToTest): Promise<CredentialTestResult>;
}

export function createCredentialKinds(parts: TesterParts): CredentialKinds {
  const { types, packages, credentials } = parts;
  let listed: readonly CredentialKind[] | undefined;

  function find(type: string): CredentialKind | undefined {
    const found = types.find(type);
    const nodes = types.users(type).filter((user) => !isOurs(user.type));
    if (!found || nodes.length === 0) return undefined;
    const { displayName, documentationUrl } = found;
    return {
      ...{ type, displayName, nodes },
      ...(documentationUrl !== undefined && /^https?:/.test(documentationUrl) && { documentationUrl }),
      testable: types.isOAuth2(type) || testOf(parts, type) !== undefined,
      signIn: types.isOAuth2(type) ? 'oauth2' : 'none',
    };
  }

  return {
    find,
    list: () => (listed ??= types.list().flatMap(({ name }) => find(name) ?? [])),
    fields: (type) => types.properties(type),
    values: async ({ workspaceId, id, name, type }) => {
      const helper = new WorkspaceCredentials({ nodeTypes: packages, types, credentials, workspaceId });
      return await helper.getDecrypted(additionalData(id, helper), { id, name }, type, 'internal');
    },
    test: async (stored) => await testCredential(parts, stored),
  };
}
