import { aRunningApp, type RunningApp } from '../../../test/support/app';
import { DatabaseClock } from '../platform/clock';
import { createLogger } from '../platform/logging';
import { createSecrets } from '../platform/secrets';
import { openFreshDatabase } from '../../../test/support/database';
import type { Me } from './contract';
import { workspaceMigrations } from './migrations';
import { createWorkspaces } from './service';

let app: RunningApp;

beforeAll(async () => {
  app = await aRunningApp();
});

afterAll(async () => {
  await app.close();
});

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(app.baseUrl + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

async function signIn(token: string, name?: string): Promise<string> {
  const answer = await post('/api/sign-in', { token, name });
  expect(answer.status).toBe(204);
  return answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0])[0]!;
}

async function ownerCookie(): Promise<string> {
  return await signIn((await app.workspaces.createSignInLink()).token);
}

async function meWith(cookie: string, headers: Record<string, string> = {}) {
  const answer = await fetch(`${app.baseUrl}/api/me`, { headers: { cookie, ...headers } });
  return { status: answer.status, body: (await answer.json()) as Partial<Me> };
}

const tokenOf = (url: string) => url.split('/sign-in/')[1]!;

describe('the first start', () => {
  test('makes one owner and one workspace, however many processes start at once', async () => {
    const database = await openFreshDatabase();
    for (const migration of workspaceMigrations) await migration.up(database.db);
    const clock = await DatabaseClock.start(database.db);
    const start = () =>
      createWorkspaces({
        ...{ database, clock, settings: { PERENNIAL_BOOTSTRAP_KEY: 'the key of an unattended set-up' } },
        log: createLogger('silent'),
        secrets: createSecrets(['a secret of tests, long enough']),
      });
    const started = await Promise.all(Array.from({ length: 6 }, start));

    expect(new Set(started.map(({ firstWorkspaceId }) => firstWorkspaceId)).size).toBe(1);
    const counts = ['user', 'organization', 'member', 'apiKeys'].map((name) =>
      database.db.collection(name).countDocuments(),
    );
    expect(await Promise.all(counts)).toEqual([1, 1, 1, 1]);
    clock.stop();
    await database.close();
  });

  test('is finished by the next start when it stopped in the middle', async () => {
    const database = await openFreshDatabase();
    for (const migration of workspaceMigrations) await migration.up(database.db);
    await database.db
      .collection<{ _id: string }>('installation')
      .insertOne({ _id: 'first', ownerId: 'usr_1', workspaceId: 'wsp_1' } as { _id: string });
    await database.db
      .collection<{ _id: string }>('user')
      .insertOne({ _id: 'usr_1', name: 'Owner', email: 'usr_1@x' } as { _id: string });
    const clock = await DatabaseClock.start(database.db);
    const workspaces = await createWorkspaces({
      ...{ database, clock, settings: {}, log: createLogger('silent') },
      secrets: createSecrets(['a secret of tests, long enough']),
    });
    expect(workspaces.firstWorkspaceId).toBe('wsp_1');
    expect(await database.db.collection('member').findOne({ organizationId: 'wsp_1' })).toMatchObject({
      userId: 'usr_1',
      role: 'owner',
    });
    clock.stop();
    await database.close();
  });
});

describe('a sign-in link', () => {
  test('is printed at each start until somebody signed in', async () => {
    const link = await app.workspaces.firstSignInLink();
    expect(link).toBeDefined();
    await signIn(link!.token);
    expect(await app.workspaces.firstSignInLink()).toBeUndefined();
  });

  test('is not burnt by looking at it, works once, and only its hash is stored', async () => {
    const { token } = await app.workspaces.createSignInLink();
    for (let i = 0; i < 3; i += 1) {
      const look = await fetch(`${app.baseUrl}/api/sign-in/${token}`);
      expect(await look.json()).toEqual({ purpose: 'account' });
    }
    expect(JSON.stringify(await app.database.db.collection('signInLinks').find().toArray())).not.toContain(token);

    const both = await Promise.all([post('/api/sign-in', { token }), post('/api/sign-in', { token })]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 410]);
    expect(await (await post('/api/sign-in', { token })).json()).toMatchObject({ code: 'sign_in_link_used' });
  });

  test('expires', async () => {
    const { token } = await app.workspaces.createSignInLink();
    await app.database.db.collection('signInLinks').updateMany({}, { $set: { expiresAt: new Date(0) } });
    expect((await post('/api/sign-in', { token })).status).toBe(410);
  });
});

describe('a session', () => {
  test('is an HttpOnly, SameSite cookie, Secure behind https', async () => {
    const { token } = await app.workspaces.createSignInLink();
    const [cookie = ''] = (await post('/api/sign-in', { token })).headers.getSetCookie();
    expect(cookie).toMatch(/^perennial\.session_token=/);
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).not.toMatch(/Secure/i);

    const published = await aRunningApp({ publicUrl: 'https://journeys.example' });
    const link = await published.workspaces.createSignInLink();
    const cookies = await published.workspaces.redeemLink(link.token, undefined, {});
    expect(cookies[0]).toMatch(/^__Secure-perennial\.session_token=.*Secure/i);
    await published.close();
  });

  test('says who one is and ends with signing out', async () => {
    const cookie = await ownerCookie();
    expect(await meWith(cookie)).toMatchObject({
      status: 200,
      body: { caller: { kind: 'session', name: 'Owner' }, workspace: { id: app.a.id }, role: 'owner' },
    });
    const out = await fetch(`${app.baseUrl}/api/session`, {
      method: 'DELETE',
      headers: { cookie, origin: app.baseUrl },
    });
    expect(out.status).toBe(204);
    expect((await meWith(cookie)).status).toBe(401);
  });

  test('writes only from our own pages', async () => {
    const cookie = await ownerCookie();
    const rename = (headers: Record<string, string>) =>
      fetch(`${app.baseUrl}/api/me`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ name: 'Owner' }),
      });
    const statuses = [
      await rename({ cookie }),
      await rename({ cookie, origin: 'https://evil.example' }),
      await rename({ cookie, 'sec-fetch-site': 'cross-site' }),
      await rename({ cookie, 'sec-fetch-site': 'same-site' }),
      await rename({ cookie, origin: app.baseUrl }),
      await rename({ cookie, 'sec-fetch-site': 'same-origin' }),
    ].map(({ status }) => status);
    expect(statuses).toEqual([403, 403, 403, 403, 200, 200]);
    expect((await post('/api/sign-in', { token: 'x'.repeat(43) }, { origin: 'https://evil.example' })).status).toBe(
      403,
    );
  });

  test('moves between the workspaces one is in, and into no other', async () => {
    const cookie = await ownerCookie();
    const change = (workspaceId: string) =>
      fetch(`${app.baseUrl}/api/session/workspace`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', cookie, origin: app.baseUrl },
        body: JSON.stringify({ workspaceId }),
      });
    const created = await app.a.call('POST', '/api/workspaces', { name: 'Second brand' });
    const second = (await created.json()) as { id: string };
    expect((await meWith(cookie)).body.workspace).toMatchObject({ id: app.a.id });
    expect((await change(second.id)).status).toBe(204);
    expect((await meWith(cookie)).body.workspace).toEqual({ id: second.id, name: 'Second brand', demo: false });
    expect((await change(app.b.id)).status).toBe(404);
    expect((await change('wsp_unknown')).status).toBe(404);
    expect((await meWith(cookie, { 'x-perennial-workspace': app.b.id })).status).toBe(404);
    expect((await meWith(cookie, { 'x-perennial-workspace': app.a.id })).body.workspace).toMatchObject({
      id: app.a.id,
    });
    expect((await meWith(cookie, { 'x-perennial-workspace': 'wsp_unknown' })).status).toBe(404);
  });
});

describe('members', () => {
  const invitation = async (role: string) => {
    const answer = await app.a.call('POST', '/api/members/invitations', { role });
    return tokenOf(((await answer.json()) as { url: string }).url);
  };
  const memberNamed = async (name: string) => {
    const { items } = (await (await app.a.call('GET', '/api/members')).json()) as { items: Record<string, string>[] };
    return items.find((member) => member['name'] === name);
  };

  test('join by an invitation, with the permissions of their role', async () => {
    const token = await invitation('viewer');
    expect((await post('/api/sign-in', { token })).status).toBe(400);
    const cookie = await signIn(token, 'Vera');
    const me = await meWith(cookie);
    expect(me.body).toMatchObject({ caller: { name: 'Vera' }, role: 'viewer', workspace: { id: app.a.id } });
    expect(me.body.permissions).not.toContain('journeys:edit');
    const refused = await fetch(`${app.baseUrl}/api/keys`, { headers: { cookie } });
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ code: 'not_allowed' });
  });

  test('who are removed lose access at once', async () => {
    const cookie = await signIn(await invitation('editor'), 'Edda');
    expect((await meWith(cookie)).status).toBe(200);
    const member = await memberNamed('Edda');
    expect((await app.a.call('DELETE', `/api/members/${member!['id']!}`)).status).toBe(204);
    expect((await meWith(cookie)).status).toBe(401);
  });

  test('who are already signed in join as themselves', async () => {
    const cookie = await signIn(await invitation('editor'), 'Emil');
    const answer = await app.b.call('POST', '/api/members/invitations', { role: 'editor' });
    const token = tokenOf(((await answer.json()) as { url: string }).url);
    const joined = await post('/api/sign-in', { token }, { cookie, origin: app.baseUrl });
    expect(joined.status).toBe(204);
    expect((await meWith(cookie, { 'x-perennial-workspace': app.b.id })).body).toMatchObject({
      caller: { name: 'Emil' },
    });

    // The admin of one workspace must not get into the other by a link for this person.
    const member = await memberNamed('Emil');
    const link = await app.a.call('POST', `/api/members/${member!['id']!}/sign-in-link`);
    const refused = await post('/api/sign-in', { token: tokenOf(((await link.json()) as { url: string }).url) });
    expect(refused.status).toBe(403);
  });

  test('an invitation is worth nothing once its maker may not invite any more', async () => {
    const admin = await signIn(await invitation('admin'), 'Adam');
    const made = await post('/api/members/invitations', { role: 'admin' }, { cookie: admin, origin: app.baseUrl });
    const token = tokenOf(((await made.json()) as { url: string }).url);
    const member = await memberNamed('Adam');
    const asOwner = await ownerCookie();
    await fetch(`${app.baseUrl}/api/members/${member!['id']!}`, {
      method: 'DELETE',
      headers: { cookie: asOwner, origin: app.baseUrl },
    });
    expect((await post('/api/sign-in', { token, name: 'Adam again' })).status).toBe(410);
  });

  test('an invitation can be withdrawn until it is used', async () => {
    const token = await invitation('viewer');
    const { items } = (await (await app.a.call('GET', '/api/members/invitations')).json()) as {
      items: { id: string }[];
    };
    expect(JSON.stringify(items)).not.toContain(token);
    expect((await app.a.call('DELETE', `/api/members/invitations/${items[0]!.id}`)).status).toBe(204);
    expect((await post('/api/sign-in', { token, name: 'Too late' })).status).toBe(410);
  });

  test('a workspace keeps an owner, and keys cannot touch owners', async () => {
    const owner = await memberNamed('Owner');
    expect((await app.a.call('DELETE', `/api/members/${owner!['id']!}`)).status).toBe(403);
    expect((await app.a.call('POST', '/api/members/invitations', { role: 'owner' })).status).toBe(403);
    const cookie = await ownerCookie();
    const removed = await fetch(`${app.baseUrl}/api/members/${owner!['id']!}`, {
      method: 'DELETE',
      headers: { cookie, origin: app.baseUrl, 'x-perennial-workspace': app.a.id },
    });
    expect(removed.status).toBe(409);
    expect((await memberNamed('Owner'))!['role']).toBe('owner');
  });

  test('two owners who remove each other at the same moment leave one', async () => {
    const first = await ownerCookie();
    const asOwner = (cookie: string) => ({ cookie, origin: app.baseUrl, 'x-perennial-workspace': app.a.id });
    const invited = await post('/api/members/invitations', { role: 'owner' }, asOwner(first));
    const second = await signIn(tokenOf(((await invited.json()) as { url: string }).url), 'Olaf');
    const remove = (cookie: string, id: string | undefined) =>
      fetch(`${app.baseUrl}/api/members/${String(id)}`, { method: 'DELETE', headers: asOwner(cookie) });
    const [owner, olaf] = await Promise.all([memberNamed('Owner'), memberNamed('Olaf')]);
    await Promise.all([remove(first, olaf?.['id']), remove(second, owner?.['id'])]);
    const owners = { organizationId: app.a.id, role: 'owner' };
    expect(await app.database.db.collection('member').countDocuments(owners)).toBeGreaterThan(0);
  });
});
