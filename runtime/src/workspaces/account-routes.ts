import type { Response } from 'express';

import { PerennialError } from '../platform/errors/error';
import type { Api } from '../platform/http/api';
import type { Caller } from '../platform/http/caller';
import type { LinkAnswer } from './answers';
import * as contract from './contract';
import type { Workspaces } from './service';
import type { IssuedLink } from './sign-in-links';

export type LinkAnswerOf = (link: IssuedLink) => LinkAnswer;

export function signInRoutes(api: Api, workspaces: Workspaces): void {
  const described = { tag: 'sign-in', access: 'public', scheme: 'linkToken' } as const;
  api.route({
    ...described,
    method: 'get',
    path: '/api/sign-in/:token',
    summary: 'What a sign-in link would do; does not use it up',
    params: contract.tokenParams,
    response: contract.linkPreview,
  })(async ({ params, request }) => {
    await workspaces.limits.signIn.consume(request.ip ?? '');
    return await workspaces.previewLink(params.token, request.headers);
  });

  api.route({
    ...described,
    method: 'post',
    path: '/api/sign-in',
    summary: 'Use a sign-in link: sets the session cookie',
    body: contract.redemption,
  })(async ({ body, request, response }) => {
    await workspaces.limits.signIn.consume(request.ip ?? '');
    setCookies(response, await workspaces.redeemLink(body.token, body.name, request.headers));
    return undefined;
  });

  api.route({ method: 'delete', path: '/api/session', summary: 'Sign out', tag: 'sign-in', access: 'signedIn' })(
    async ({ caller, request, response }) => {
      setCookies(response, await workspaces.signOut(aPerson(caller), request.headers));
      return undefined;
    },
  );
}

export function meRoutes(api: Api, workspaces: Workspaces, answer: LinkAnswerOf): void {
  const described = { path: '/api/me', tag: 'me', access: 'signedIn', response: contract.me } as const;
  const me = async (caller: Caller) => {
    const { name, workspace, ...rest } = await workspaces.me(caller);
    const kind = caller.kind === 'session' ? ('session' as const) : ('apiKey' as const);
    const shown = { id: workspace.id, name: workspace.name, demo: workspace.demo ?? false };
    return { caller: { kind, id: caller.id, name }, workspace: shown, ...rest };
  };
  api.route({ ...described, method: 'get', summary: 'Who calls, for which workspace, and what they may do' })(
    async ({ caller }) => await me(caller),
  );
  api.route({ ...described, method: 'patch', summary: 'Change your name', body: contract.workspaceName })(
    async ({ body, caller }) => {
      await workspaces.renameMe(aPerson(caller), body.name);
      return await me(caller);
    },
  );
  api.route({
    method: 'post',
    path: '/api/me/sign-in-link',
    summary: 'A link for another device of yours, valid for 15 minutes',
    tag: 'me',
    access: 'signedIn',
    status: 201,
    response: contract.link,
  })(async ({ caller }) => answer(await workspaces.members.ownLink(aPerson(caller))));
}

export function aPerson(caller: Caller): Caller {
  if (caller.kind === 'session') return caller;
  throw new PerennialError('not_in_this_state', 'This is for signed-in people; you came with an API key.');
}

function setCookies(response: Response, cookies: readonly string[]): void {
  for (const cookie of cookies) response.append('set-cookie', cookie);
}
