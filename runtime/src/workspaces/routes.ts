import type { Api } from '../platform/http/api';
import { pageQuery } from '../platform/http/page';
import { aPerson, meRoutes, signInRoutes, type LinkAnswerOf } from './account-routes';
import * as contract from './contract';
import { apiKeyAnswer, auditAnswer, invitationAnswer, linkAnswer, memberAnswer, workspaceAnswer } from './answers';
import type { Workspaces } from './service';
import type { IssuedLink } from './sign-in-links';

/** `address` is where people reach the editor; asked at each call, because a port may be chosen late. */
export function workspaceRoutes(api: Api, workspaces: Workspaces, address: () => string): void {
  const answer = (link: IssuedLink) => linkAnswer(address(), link);
  signInRoutes(api, workspaces);
  meRoutes(api, workspaces, answer);
  ownWorkspaceRoutes(api, workspaces);
  memberRoutes(api, workspaces, answer);
  keyRoutes(api, workspaces);
  api.route({
    method: 'get',
    path: '/api/audit',
    summary: 'Who did what, newest first',
    tag: 'workspaces',
    access: 'workspace:manage',
    query: pageQuery,
    response: contract.auditPage,
  })(async ({ query, caller }) => {
    const { items, ...rest } = await workspaces.audit.list(caller.workspaceId, query);
    return { items: (await workspaces.nameEntries(caller.workspaceId, items)).map(auditAnswer), ...rest };
  });
}

function ownWorkspaceRoutes(api: Api, workspaces: Workspaces): void {
  const tag = 'workspaces';
  api.route({
    method: 'get',
    path: '/api/workspaces',
    summary: 'The workspaces you are in',
    tag,
    access: 'signedIn',
    response: contract.workspaceList,
  })(async ({ caller }) => ({ items: (await workspaces.list(caller)).map(workspaceAnswer) }));

  api.route({
    method: 'post',
    path: '/api/workspaces',
    summary: 'Make a workspace; you become its owner',
    tag,
    access: 'workspace:manage',
    body: contract.workspaceName,
    status: 201,
    response: contract.workspace,
  })(async ({ body, caller }) => workspaceAnswer(await workspaces.create(caller, body.name)));

  api.route({
    method: 'patch',
    path: '/api/workspaces/:workspaceId',
    summary: 'Rename the workspace you are in',
    tag,
    access: 'workspace:manage',
    params: contract.workspaceParams,
    body: contract.workspaceName,
    response: contract.workspace,
  })(async ({ params, body, caller }) =>
    workspaceAnswer(await workspaces.rename(caller, params.workspaceId, body.name)),
  );

  api.route({
    method: 'put',
    path: '/api/session/workspace',
    summary: 'Look at another of your workspaces from now on',
    tag,
    access: 'signedIn',
    body: contract.workspaceParams,
  })(async ({ body, caller, request }) => {
    await workspaces.switchTo(aPerson(caller), body.workspaceId, request.headers);
    return undefined;
  });
}

function memberRoutes(api: Api, workspaces: Workspaces, answer: LinkAnswerOf): void {
  const manage = { tag: 'workspaces', access: 'workspace:manage' } as const;
  api.route({
    method: 'get',
    path: '/api/members',
    summary: 'The people of this workspace',
    tag: 'workspaces',
    access: 'workspace:read',
    query: pageQuery,
    response: contract.memberPage,
  })(async ({ query, caller }) => {
    const { items, ...rest } = await workspaces.members.list(caller.workspaceId, query);
    return { items: items.map(memberAnswer), ...rest };
  });

  api.route({
    ...manage,
    method: 'post',
    path: '/api/members/invitations',
    summary: 'A link by which one person joins, valid for seven days',
    body: contract.newRole,
    status: 201,
    response: contract.link,
  })(async ({ body, caller }) => answer(await workspaces.members.invite(caller, body.role)));

  api.route({
    ...manage,
    method: 'get',
    path: '/api/members/invitations',
    summary: 'Invitations nobody has used yet, newest first',
    response: contract.invitationList,
  })(async ({ caller }) => ({
    items: (await workspaces.members.invitations(caller.workspaceId)).map(invitationAnswer),
  }));

  api.route({
    ...manage,
    method: 'delete',
    path: '/api/members/invitations/:invitationId',
    summary: 'Withdraw an invitation',
    params: contract.invitationParams,
  })(async ({ params, caller }) => {
    await workspaces.members.withdraw(caller, params.invitationId);
    return undefined;
  });

  const one = { ...manage, path: '/api/members/:memberId', params: contract.memberParams } as const;
  api.route({ ...one, method: 'patch', summary: 'Change a role', body: contract.newRole, response: contract.member })(
    async ({ params, body, caller }) =>
      memberAnswer(await workspaces.members.setRole(caller, params.memberId, body.role)),
  );
  api.route({ ...one, method: 'delete', summary: 'Remove somebody; acts at once' })(async ({ params, caller }) => {
    await workspaces.members.remove(caller, params.memberId);
    return undefined;
  });
  api.route({
    ...one,
    method: 'post',
    path: '/api/members/:memberId/sign-in-link',
    summary: 'A new sign-in link for somebody who is in no other workspace',
    status: 201,
    response: contract.link,
  })(async ({ params, caller }) => answer(await workspaces.members.linkFor(caller, params.memberId)));
}

function keyRoutes(api: Api, workspaces: Workspaces): void {
  const manage = { tag: 'keys', access: 'workspace:manage' } as const;
  api.route({
    ...manage,
    method: 'get',
    path: '/api/keys',
    summary: 'API keys, newest first',
    query: pageQuery,
    response: contract.apiKeyPage,
  })(async ({ query, caller }) => {
    const { items, ...rest } = await workspaces.keys.list(caller.workspaceId, query);
    return { items: items.map(apiKeyAnswer), ...rest };
  });

  api.route({
    ...manage,
    method: 'post',
    path: '/api/keys',
    summary: 'Make an API key; it is shown in this answer only',
    body: contract.newApiKey,
    status: 201,
    response: contract.createdApiKey,
  })(async ({ body, caller }) => {
    const { key, document } = await workspaces.createKey(caller, body);
    return { ...apiKeyAnswer(document), key };
  });

  api.route({
    ...manage,
    method: 'delete',
    path: '/api/keys/:keyId',
    summary: 'Revoke an API key; acts within seconds',
    params: contract.apiKeyParams,
  })(async ({ params, caller }) => {
    await workspaces.revokeKey(caller, params.keyId);
    return undefined;
  });
}
