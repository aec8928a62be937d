import type { AnyRoute } from '../../runtime/src/platform/http/api';
import { PERMISSIONS } from '../../runtime/src/platform/http/caller';
import { aKey, aWholeApp, type WholeApp } from '../support/app';
import { changes, snapshot } from './snapshot';
import * as walk from './walk';

const { nameOf } = walk;

let app: WholeApp;

beforeAll(async () => {
  app = await aWholeApp();
  app.subjects.messaging.dispatcher.start();
});

afterAll(async () => {
  await app.close();
});

/** Read by sending a body. */
const READING = new Set([
  'POST /api/journeys/:journeyId/validate',
  'POST /api/messages/validate',
  'POST /api/messages/:messageId/preview',
  'POST /api/profiles/lookup',
  'POST /api/profiles/history',
  'POST /api/schedules/due',
  'POST /api/segments/preview',
  'POST /api/segments/:segmentId/members/check',
  'POST /api/templates/validate',
]);

/** What everybody may do with their own account. */
const OWN_ACCOUNT = new Set([
  'PATCH /api/me',
  'POST /api/me/sign-in-link',
  'PUT /api/session/workspace',
  'DELETE /api/session',
]);

const writes = (route: AnyRoute) =>
  route.method !== 'get' && !READING.has(nameOf(route)) && !OWN_ACCOUNT.has(nameOf(route));

test('a key with every permission but the one a route names gets 403, before its request is looked at', async () => {
  const keys = new Map<string, string>();
  for (const permission of PERMISSIONS) {
    const others = PERMISSIONS.filter((other) => other !== permission);
    keys.set(permission, await aKey(app.workspaces, app.a, others));
  }
  const routes = walk.closedRoutes(app).filter(({ access }) => access !== 'signedIn');
  const answers = await Promise.all(
    routes.map(async (route) => {
      const path = route.path.replace(/:\w+/g, 'any');
      const headers = walk.byKey(keys.get(route.access)!);
      const answer = await fetch(app.baseUrl + path, { method: route.method.toUpperCase(), headers });
      return `${nameOf(route)} ${await walk.verdict(answer)}`;
    }),
  );
  expect(answers.filter((answer) => !answer.includes(' 403 not_allowed'))).toEqual([]);
  expect(new Set(routes.map(({ access }) => access))).toEqual(new Set(PERMISSIONS));
});

test('routes that need no permission are about the caller alone', () => {
  const open = walk.closedRoutes(app).filter(({ access }) => access === 'signedIn');
  expect(open.map(nameOf).filter((name) => !OWN_ACCOUNT.has(name))).toEqual(['GET /api/me', 'GET /api/workspaces']);
});

test('who may only look changes nothing, whatever they ask for', async () => {
  const viewer = await aViewer();
  const attempts: [AnyRoute, walk.Attempt][] = [];
  for (const route of walk.closedRoutes(app).filter(writes))
    attempts.push([route, await walk.ownAttempt(route, walk.newSite(app, app.a))]);
  const before = await snapshot(app, app.a.id);
  const wrong: string[] = [];
  for (const [route, attempt] of attempts) {
    const verdict = await walk.verdict(await walk.request(app, route, attempt, viewer));
    if (!verdict.startsWith('403 not_allowed')) wrong.push(`${nameOf(route)}: ${verdict}`);
  }
  expect(wrong).toEqual([]);
  expect(attempts.length).toBeGreaterThan(35);
  expect(changes(before, await snapshot(app, app.a.id))).toEqual([]);
});

test('who may only look sees everything but keys, invitations, the audit trail and files of all that is held of somebody', async () => {
  const viewer = await aViewer();
  const refused: string[] = [];
  for (const route of walk.closedRoutes(app).filter((one) => one.method === 'get' || READING.has(nameOf(one)))) {
    const attempt = await walk.ownAttempt(route, walk.newSite(app, app.a));
    const answer = await walk.request(app, route, attempt, viewer);
    if (!answer.ok) refused.push(`${nameOf(route)} ${String(answer.status)}`);
    await answer.arrayBuffer();
  }
  const forManagers = [
    ...['GET /api/members/invitations', 'GET /api/keys', 'GET /api/audit'],
    'GET /api/privacy/requests/:privacyRequestId/file',
  ];
  expect(refused).toEqual(forManagers.map((name) => `${name} 403`));
});

async function aViewer(): Promise<walk.Credentials> {
  const answer = await app.a.call('POST', '/api/members/invitations', { role: 'viewer' });
  const { url } = (await answer.json()) as { url: string };
  return walk.cookiesOf(app, await app.workspaces.redeemLink(url.split('/').at(-1)!, 'Vera', {}));
}
