import type { Request } from 'express';

import { notFound } from '../platform/errors/error';
import type { Caller } from '../platform/http/caller';
import type { RateLimit } from '../platform/http/rate-limits';
import type { ApiKeys } from './api-keys';
import type { Directory } from './directory';
import { permissionsOf } from './roles';
import type { Sessions } from './sessions';

const BEARER = /^bearer +(\S{1,256})$/i;

export interface AuthenticateParts {
  readonly keys: ApiKeys;
  readonly sessions: Sessions;
  readonly directory: Directory;
  readonly keyLimit: RateLimit;
}

/**
 * Who calls. With an Authorization header only the key in it counts, never a cookie beside it. A person acts in the workspace
 * that `X-Perennial-Workspace` names, else in the one the session last looked at, else in their oldest; the membership is read
 * at every request, so that removing somebody acts at once.
 */
export function createAuthenticate(parts: AuthenticateParts): (request: Request) => Promise<Caller | undefined> {
  return async (request) => {
    const authorization = request.get('authorization');
    const caller = authorization === undefined ? await bySession(parts, request) : await byKey(parts, authorization);
    const wanted = request.get('x-perennial-workspace');
    if (caller && wanted !== undefined && wanted !== caller.workspaceId)
      throw notFound('workspace', wanted.slice(0, 60));
    return caller;
  };
}

async function byKey({ keys, keyLimit }: AuthenticateParts, authorization: string): Promise<Caller | undefined> {
  const [, key] = BEARER.exec(authorization) ?? [];
  const found = key === undefined ? undefined : await keys.verify(key);
  if (!found) return undefined;
  await keyLimit.consume(found._id);
  const { _id: id, workspaceId, permissions } = found;
  return { kind: 'apiKey', id, workspaceId, permissions: new Set(permissions) };
}

async function bySession({ sessions, directory }: AuthenticateParts, request: Request): Promise<Caller | undefined> {
  const { session, cookies } = await sessions.find(request.headers);
  for (const cookie of cookies) request.res?.append('set-cookie', cookie);
  if (!session) return undefined;
  const memberships = await directory.membershipsOf(session.userId);
  const inWorkspace = (id: string | undefined) => memberships.find(({ workspaceId }) => workspaceId === id);
  const wanted = request.get('x-perennial-workspace');
  const member = inWorkspace(wanted) ?? inWorkspace(session.workspaceId) ?? memberships[0];
  if (!member) return undefined;
  const { workspaceId, role } = member;
  return { kind: 'session', id: session.userId, workspaceId, permissions: permissionsOf(role) };
}
