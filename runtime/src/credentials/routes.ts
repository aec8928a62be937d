import { notFound } from '../platform/errors/error';
import type { Api } from '../platform/http/api';
import {
  connecting,
  connectionInput,
  connectionResult,
  credential,
  credentialChange,
  credentialInput,
  credentialList,
  credentialParams,
  credentialTest,
  credentialTypeDetail,
  credentialTypeParams,
  credentialTypes,
  type Credential,
} from './contract';
import { secretsOf, type CredentialField } from './fields';
import type { Credentials, CredentialView } from './service';

const tag = 'Credentials';

/** Credentials of steps of other packages. What is secret goes in and never comes out. */
export function credentialRoutes(api: Api, credentials: Credentials): void {
  typeRoutes(api, credentials);
  recordRoutes(api, credentials);
  connectionRoutes(api, credentials);
}

function typeRoutes(api: Api, { kinds, callbackUrl }: Credentials): void {
  api.route({
    method: 'get',
    path: '/api/credential-types',
    summary: 'The types of credentials that steps of the installed packages use',
    tag,
    access: 'credentials:read',
    response: credentialTypes,
  })(() => ({ items: kinds.list().map((kind) => ({ ...kind, nodes: [...kind.nodes] })) }));

  api.route({
    method: 'get',
    path: '/api/credential-types/:type',
    summary: 'A type of credential with its fields, as n8n describes them',
    tag,
    access: 'credentials:read',
    params: credentialTypeParams,
    response: credentialTypeDetail,
  })(({ params: { type } }) => {
    const kind = kinds.find(type);
    if (!kind) throw notFound('credential type', type);
    const fields = kinds.fields(type) as readonly CredentialField[];
    return {
      ...{ ...kind, nodes: [...kind.nodes], secrets: [...secretsOf(fields)] },
      fields: JSON.parse(JSON.stringify(fields)) as Record<string, unknown>[],
      ...(kind.signIn === 'oauth2' && { callbackUrl }),
    };
  });
}

function recordRoutes(api: Api, credentials: Credentials): void {
  api.route({
    method: 'get',
    path: '/api/credentials',
    summary: 'Credentials, and the journeys that use them',
    tag,
    access: 'credentials:read',
    response: credentialList,
  })(async ({ caller }) => ({ items: (await credentials.list(caller.workspaceId)).map(asAnswer) }));

  api.route({
    method: 'post',
    path: '/api/credentials',
    summary: 'Create a credential',
    tag,
    access: 'credentials:edit',
    body: credentialInput,
    status: 201,
    response: credential,
  })(async ({ caller, body, did }) => {
    const made = await credentials.create(caller.workspaceId, body);
    await did('credential.created', targetOf(made));
    return asAnswer(made);
  });

  api.route({
    method: 'get',
    path: '/api/credentials/:credentialId',
    summary: 'One credential, without its secrets',
    tag,
    access: 'credentials:read',
    params: credentialParams,
    response: credential,
  })(async ({ caller, params }) => asAnswer(await credentials.get(caller.workspaceId, params.credentialId)));

  api.route({
    method: 'patch',
    path: '/api/credentials/:credentialId',
    summary: 'Rename a credential, or replace its fields',
    tag,
    access: 'credentials:edit',
    params: credentialParams,
    body: credentialChange,
    response: credential,
  })(async ({ caller, params, body, did }) => {
    const changed = await credentials.change(caller.workspaceId, params.credentialId, body);
    await did(body.values === undefined ? 'credential.renamed' : 'credential.changed', targetOf(changed));
    return asAnswer(changed);
  });

  api.route({
    method: 'delete',
    path: '/api/credentials/:credentialId',
    summary: 'Delete a credential that no live journey uses',
    tag,
    access: 'credentials:edit',
    params: credentialParams,
    status: 204,
  })(async ({ caller, params, did }) => {
    const gone = await credentials.get(caller.workspaceId, params.credentialId);
    await credentials.remove(caller.workspaceId, params.credentialId);
    await did('credential.deleted', targetOf(gone));
  });

  api.route({
    method: 'post',
    path: '/api/credentials/:credentialId/test',
    summary: 'Try a credential with the other side; a failure is explained',
    tag,
    access: 'credentials:edit',
    params: credentialParams,
    response: credentialTest,
  })(({ caller, params }) => credentials.test(caller.workspaceId, params.credentialId));
}

function connectionRoutes(api: Api, credentials: Credentials): void {
  api.route({
    method: 'post',
    path: '/api/credentials/:credentialId/connect',
    summary: 'Where a person goes to let us in (OAuth2)',
    description: 'With a session only. The other side sends them back to the editor, which then posts a connection.',
    tag,
    access: 'credentials:edit',
    params: credentialParams,
    response: connecting,
  })(async ({ caller, params }) => ({ url: await credentials.connect(caller, params.credentialId) }));

  api.route({
    method: 'post',
    path: '/api/credential-connections',
    summary: 'They are back from the other side, with its code or its refusal (OAuth2)',
    tag,
    access: 'credentials:edit',
    body: connectionInput,
    response: connectionResult,
  })(async ({ caller, body: { state, code, error }, did }) => {
    const answer = { state, ...(error === undefined && { code }) };
    const { credential: one, connected } = await credentials.finish(caller, answer);
    if (connected) await did('credential.connected', { kind: 'credential', id: one._id, name: one.name });
    return { credentialId: one._id, connected };
  });
}

const targetOf = ({ document: { _id: id, name } }: CredentialView) => ({ kind: 'credential', id, name });

function asAnswer({ document, typeName, values, secrets, connected, usedBy }: CredentialView): Credential {
  const { _id: id, name, type, createdAt, updatedAt } = document;
  return {
    ...{ id, name, type, typeName, values: { ...values }, secrets: [...secrets] },
    ...(connected !== undefined && { connected }),
    usedBy: usedBy.map((use) => ({ ...use, steps: [...use.steps] })),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}
