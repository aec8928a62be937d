import type { RunningApp, TestWorkspace } from '../support/app';

/**
 * What the walk over all routes (routes.test.ts) has to know of each subject. When you add a route:
 *
 * 1. Every id in its path, query or body needs an entry in `MAKERS` that makes such a record in a given workspace and gives its
 *    id. The walk then asks for workspace B's record with workspace A's key and expects 404, and asks for it with B's own key
 *    to see that the entry makes something real. A parameter that names no record of a workspace goes into `NOT_AN_ID`.
 * 2. A route with a body, or with required query parameters, needs an entry in `SAMPLES`: a request that would succeed. The
 *    walk replaces one id at a time by one of the other workspace.
 *
 * A route whose ids are not listed here fails the test.
 */
export interface Site {
  readonly app: RunningApp;
  /** Where the record is made. */
  readonly workspace: TestWorkspace;
  /** The id of another record in the same workspace, made at most once. */
  readonly id: (name: string) => Promise<string>;
}

export type Maker = (site: Site) => Promise<string>;

export const MAKERS: Readonly<Record<string, Maker>> = {
  workspaceId: ({ workspace }) => Promise.resolve(workspace.id),
  memberId: async ({ workspace }) => {
    const { items } = await json<{ items: { id: string }[] }>(await workspace.call('GET', '/api/members'));
    return items[0]!.id;
  },
  invitationId: async ({ workspace }) => {
    await json(await workspace.call('POST', '/api/members/invitations', { role: 'viewer' }));
    const answer = await workspace.call('GET', '/api/members/invitations');
    return (await json<{ items: { id: string }[] }>(answer)).items[0]!.id;
  },
  keyId: async ({ workspace }) => {
    const created = await workspace.call('POST', '/api/keys', { name: 'A key', permissions: ['workspace:read'] });
    return (await json<{ id: string }>(created)).id;
  },
};

/** Parameters of paths, queries and bodies that end like an id and are none of a workspace. */
export const NOT_AN_ID: ReadonlySet<string> = new Set([]);

export interface Sample {
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** By `METHOD /path/:parameter`: a request that would succeed in the workspace of `site`. */
export const SAMPLES: Readonly<Record<string, (site: Site) => Promise<Sample> | Sample>> = {
  'PATCH /api/me': () => ({ body: { name: 'Owner' } }),
  'POST /api/workspaces': () => ({ body: { name: 'One more brand' } }),
  'PATCH /api/workspaces/:workspaceId': () => ({ body: { name: 'A brand' } }),
  'PUT /api/session/workspace': async ({ id }) => ({ body: { workspaceId: await id('workspaceId') } }),
  'POST /api/members/invitations': () => ({ body: { role: 'viewer' } }),
  'PATCH /api/members/:memberId': () => ({ body: { role: 'editor' } }),
  'POST /api/keys': () => ({ body: { name: 'A key', permissions: ['workspace:read'] } }),
};

/**
 * Routes that only people with a session may use: with a key they answer 409 whatever the id. Their own tests show that
 * another workspace's id is not found.
 */
export const FOR_PEOPLE_ONLY: ReadonlySet<string> = new Set(['PUT /api/session/workspace']);

async function json<T>(answer: Response): Promise<T> {
  if (!answer.ok) throw new Error(`${answer.url} answered ${String(answer.status)}: ${await answer.text()}`);
  return (await answer.json()) as T;
}
