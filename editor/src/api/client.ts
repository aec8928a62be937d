import createClient, { type Middleware } from 'openapi-fetch';

import { noteReachable, noteSession } from './connection';
import { ApiProblem, problemOf } from './problem';
import type { paths } from './schema';
import { currentWorkspace } from './workspace';

const ours: Middleware = {
  onRequest: ({ request }) => {
    const workspaceId = currentWorkspace();
    if (workspaceId !== undefined) request.headers.set('x-perennial-workspace', workspaceId);
    return request;
  },
  onResponse: async ({ response }) => {
    noteReachable(true);
    if (response.ok) return;
    const problem = await problemOf(response);
    if (problem.code === 'not_signed_in') noteSession(true);
    throw problem;
  },
  onError: ({ error }) => {
    if (error instanceof DOMException && error.name === 'AbortError') return;
    noteReachable(false);
    return new ApiProblem({ code: 'offline', status: 0, detail: 'The server does not answer' });
  },
};

/**
 * The whole API, typed from its OpenAPI document: `await api.GET('/api/journeys/{journeyId}', {params: {path: {…}}})`.
 * Throws ApiProblem for every answer that is not ok, so `error` of the result never needs a look; see `answer`.
 */
export const api = createClient<paths>({ baseUrl: '/' });
api.use(ours);

/** The data of a call: `await answer(api.GET('/api/me'))`. */
export async function answer<T>(call: Promise<{ data?: T }>): Promise<T> {
  // Refusals have thrown; without a body (204) T is undefined.
  return (await call).data as T;
}
