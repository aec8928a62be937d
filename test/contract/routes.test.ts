import type { AnyRoute } from '../../runtime/src/platform/http/api';
import { PERMISSIONS, type Permission } from '../../runtime/src/platform/http/caller';
import { aKey, aWholeApp, type WholeApp } from '../support/app';
import { documentOf, operationOf, type OpenApi } from './document';
import { MAKERS, type Site } from './foreign';
import { changes, snapshot, withoutWorkspace } from './snapshot';
import * as walk from './walk';

const { nameOf } = walk;

let app: WholeApp;
let document: OpenApi;

beforeAll(async () => {
  app = await aWholeApp();
  app.subjects.messaging.dispatcher.start();
  document = await documentOf(app);
});

afterAll(async () => {
  await app.close();
});

/** What a route is asked with here: its key, or for routes of people the owner's session. */
async function credentialsFor({ sample }: walk.Attempt, { workspace }: Site, key: string): Promise<walk.Credentials> {
  return sample.person ? await walk.bySession(app, workspace.ownerId) : walk.byKey(key);
}

test('every route that the app serves is described, so that this walk sees it', () => {
  const served: string[] = [];
  const visit = (stack: readonly Layer[]) => {
    for (const { route, handle } of stack) {
      const paths = [route?.path ?? []].flat();
      const methods = Object.keys(route?.methods ?? {}).filter((method) => method !== 'options');
      served.push(...paths.flatMap((path) => methods.map((method) => `${method.toUpperCase()} ${path}`)));
      if (handle.stack) visit(handle.stack);
    }
  };
  visit((app.express as unknown as { router: { stack: readonly Layer[] } }).router.stack);
  const described = new Set([...app.api.routes, ...app.api.documented].map(nameOf));
  expect(served.length).toBeGreaterThan(100);
  const ofTheDocument = /^GET \/(docs(\/.*)?|openapi\.json)$/;
  expect(served.filter((name) => !described.has(name) && !ofTheDocument.test(name))).toEqual([]);
});

interface Layer {
  readonly route?: { readonly path: string | readonly string[]; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle: { readonly stack?: readonly Layer[] };
}

test('only paths for everybody are open', () => {
  const open = app.api.routes.filter(({ access }) => access === 'public');
  const allowed = ['/healthz', '/readyz', '/metrics', '/api/sign-in', '/v1/', '/hooks/', '/u/', '/t/', '/f/'];
  const paths = [...open, ...app.api.documented].map(({ path }) => path);
  expect(paths.filter((path) => !allowed.some((start) => path.startsWith(start)))).toEqual([]);
});

test('every parameter is known to be the id of a record or none', () => {
  const unlisted = walk.closedRoutes(app).map((route) => [nameOf(route), ...walk.unlisted(route, document)].join(' '));
  expect(unlisted.filter((line) => line.split(' ').length > 2)).toEqual([]);
});

test('without credentials every closed route answers 401, before it looks at the request', async () => {
  const answers = await Promise.all(
    walk.closedRoutes(app).map(async (route) => {
      const answer = await fetch(app.baseUrl + anyPath(route), { method: route.method.toUpperCase() });
      return `${nameOf(route)} ${await walk.verdict(answer)}`;
    }),
  );
  expect(answers.filter((answer) => !answer.includes(' 401 not_signed_in'))).toEqual([]);
  expect(answers.length).toBeGreaterThan(80);
});

const anyPath = ({ path }: AnyRoute) => path.replace(/:\w+/g, 'any');

test('every route does what it says within one workspace, with the one permission it names', async () => {
  const keys = new Map<string, string>();
  for (const permission of PERMISSIONS) keys.set(permission, await aKey(app.workspaces, app.b, [permission]));
  const more = new Map<string, string>();
  for (const [name, permissions] of Object.entries(NEED_MORE))
    more.set(name, await aKey(app.workspaces, app.b, permissions));
  const keyFor = (route: AnyRoute) => more.get(nameOf(route)) ?? keys.get(route.access) ?? keys.get('workspace:read')!;
  const wrong: string[] = [];
  for (const route of walk.closedRoutes(app)) {
    const site = walk.newSite(app, app.b);
    const attempt = await walk.fullAttempt(route, site, document);
    const answer = await walk.request(app, route, attempt, await credentialsFor(attempt, site, keyFor(route)));
    const promised = operationOf(route, document).responses[String(answer.status)]?.content;
    const type = answer.headers.get('content-type')?.split(';')[0];
    const said = (type ?? '').replace(/^image\/.*/, 'image/*');
    const fits = answer.ok && said === Object.keys(promised ?? {}).join();
    if (!fits) wrong.push(`${nameOf(route)}: ${type ?? ''} ${await walk.verdict(answer)}`);
    else await answer.arrayBuffer();
  }
  expect(wrong).toEqual([]);
});

/** What is delivered says who the customers are; a template makes messages beside its journey. */
const NEED_MORE: Readonly<Record<string, readonly Permission[]>> = {
  'POST /api/subscriptions': ['sources:edit', 'profiles:read'],
  'POST /api/subscriptions/waits': ['sources:edit', 'profiles:read'],
  'POST /api/templates/:templateId/install': ['journeys:edit', 'messages:edit'],
  'POST /api/templates/install': ['journeys:edit', 'messages:edit'],
};

test("another workspace's ids are not found, wherever they stand, and nothing of it changes", async () => {
  const foreign = walk.newSite(app, app.b);
  for (const name of Object.keys(MAKERS)) await foreign.id(name);
  const before = await snapshot(app, app.b.id);
  const wrong: string[] = [];
  let attempts = 0;
  for (const route of walk.closedRoutes(app)) {
    const own = walk.newSite(app, app.a);
    for (const { what, ...attempt } of await walk.foreignAttempts(route, { own, foreign, document })) {
      const answer = await walk.request(app, route, attempt, await credentialsFor(attempt, own, app.a.key));
      const verdict = await walk.verdict(answer);
      if (!verdict.startsWith('404 not_found')) wrong.push(`${nameOf(route)} with ${what}: ${verdict}`);
      attempts += 1;
    }
  }
  expect(wrong).toEqual([]);
  expect(attempts).toBeGreaterThan(60);
  expect(changes(before, await snapshot(app, app.b.id))).toEqual([]);
});

test('a key is for one workspace: naming another in the header is not found', async () => {
  const headers = { ...walk.byKey(app.a.key), 'x-perennial-workspace': app.b.id };
  const answers = await Promise.all(
    walk.closedRoutes(app).map(async (route) => {
      const answer = await fetch(app.baseUrl + anyPath(route), { method: route.method.toUpperCase(), headers });
      return `${nameOf(route)} ${await walk.verdict(answer)}`;
    }),
  );
  expect(answers.filter((answer) => !answer.includes(' 404 not_found'))).toEqual([]);
});

describe('lists', () => {
  const lists = () => walk.closedRoutes(app).filter(({ method, path }) => method === 'get' && !path.includes(':'));
  const foreignIds = async () => {
    const sites = [walk.newSite(app, app.b), walk.newSite(app, app.b)];
    const ids: string[] = [];
    for (const site of sites) for (const name of Object.keys(MAKERS)) ids.push(await site.id(name));
    return ids;
  };

  test("show nothing of another workspace's records, not behind its cursors either", async () => {
    const foreign = await foreignIds();
    const leaks: string[] = [];
    let cursors = 0;
    for (const { path } of lists()) {
      const first = (await (await app.b.call('GET', `${path}?limit=1`)).json()) as { nextCursor?: string };
      const queries = ['', ...(first.nextCursor === undefined ? [] : [`?cursor=${first.nextCursor}&limit=200`])];
      cursors += queries.length - 1;
      for (const query of queries) {
        const text = await (await app.a.call('GET', path + query)).text();
        leaks.push(...foreign.filter((id) => text.includes(id)).map((id) => `${path}${query} shows ${id}`));
      }
    }
    expect(leaks).toEqual([]);
    expect(cursors).toBeGreaterThan(9);
  });
});

test('every document of a subject says whose it is', async () => {
  expect(await withoutWorkspace(app)).toEqual([]);
});

test('answers fit what the document promises', () => {
  expect(app.misfits).toEqual([]);
});
