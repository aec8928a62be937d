import { aRunningApp, type RunningApp } from '../../../test/support/app';

let app: RunningApp;

beforeAll(async () => {
  app = await aRunningApp();
});

afterAll(async () => {
  await app.close();
});

interface Key {
  readonly id: string;
  readonly key: string;
  readonly start: string;
}

const make = async (wanted: object) => await app.a.call('POST', '/api/keys', { name: 'Shop script', ...wanted });
const made = async (wanted: object) => (await (await make(wanted)).json()) as Key;
const meWith = async (key: string) =>
  await fetch(`${app.baseUrl}/api/me`, { headers: { authorization: `Bearer ${key}` } });

test('a key is shown once, begins with per_, and is stored hashed only', async () => {
  const { key, start } = await made({});
  expect(key).toMatch(/^per_[\w-]{43}$/);
  expect(key.startsWith(start)).toBe(true);
  expect(await (await app.a.call('GET', '/api/keys')).text()).not.toContain(key);
  expect(JSON.stringify(await app.database.db.collection('apiKeys').find().toArray())).not.toContain(key);
});

test('a key says who it is, for the test of a credential, whatever else it may do', async () => {
  const { key, id } = await made({ permissions: ['messages:read'] });
  const answer = await meWith(key);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({
    caller: { kind: 'apiKey', id, name: 'Shop script' },
    workspace: { id: app.a.id, name: 'My brand', demo: false },
    permissions: ['messages:read'],
  });
});

test('a key may do what it was given, and makes no key that may do more', async () => {
  const { key } = await made({ permissions: ['workspace:manage'] });
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  expect((await fetch(`${app.baseUrl}/api/members`, { headers })).status).toBe(403);
  const more = { name: 'More', permissions: ['workspace:manage', 'journeys:publish'] };
  const refused = await fetch(`${app.baseUrl}/api/keys`, { method: 'POST', headers, body: JSON.stringify(more) });
  expect(refused.status).toBe(403);
  expect(((await refused.json()) as { detail: string }).detail).toContain('journeys:publish');
});

test('a revoked key is nobody at once in this process, and stays in the list', async () => {
  const { key, id } = await made({});
  expect((await meWith(key)).status).toBe(200);
  expect((await app.a.call('DELETE', `/api/keys/${id}`)).status).toBe(204);
  expect((await meWith(key)).status).toBe(401);
  const { items } = (await (await app.a.call('GET', '/api/keys')).json()) as { items: { id: string }[] };
  expect(items.find((item) => item.id === id)).toHaveProperty('revokedAt');
});

test('a key that expires is nobody afterwards; one that has expired is not made', async () => {
  const { key, id } = await made({ expiresAt: new Date(Date.now() + 3_600_000).toISOString() });
  const keys = app.database.db.collection<{ _id: string }>('apiKeys');
  await keys.updateOne({ _id: id }, { $set: { expiresAt: new Date(0) } });
  expect((await meWith(key)).status).toBe(401);
  expect((await make({ expiresAt: '2012-01-01T00:00:00Z' })).status).toBe(400);
});

test('a wrong key beside a good cookie is nobody', async () => {
  const { token } = await app.workspaces.createSignInLink();
  const [cookie = ''] = await app.workspaces.redeemLink(token, undefined, {});
  for (const authorization of ['Bearer per_wrong', 'Basic abc', 'Bearer', '']) {
    const answer = await fetch(`${app.baseUrl}/api/me`, { headers: { cookie, authorization } });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toContain('Bearer');
  }
});

test('the last use is noted, to the minute', async () => {
  const { key, id } = await made({});
  const keys = app.database.db.collection<{ _id: string; lastUsedAt?: Date }>('apiKeys');
  await meWith(key);
  let used = await keys.findOne({ _id: id });
  while (!used?.lastUsedAt) used = await keys.findOne({ _id: id });
  expect(Math.abs(used.lastUsedAt.getTime() - Date.now())).toBeLessThan(60_000);
});

test('whoever makes and revokes keys is in the audit trail of that workspace only', async () => {
  const { id } = await made({});
  await app.a.call('DELETE', `/api/keys/${id}`);
  const { items } = (await (await app.a.call('GET', '/api/audit?limit=2')).json()) as { items: object[] };
  expect(items).toMatchObject([
    { action: 'api_key.revoked', target: { kind: 'api_key', id, name: 'Shop script' }, by: { name: 'Bootstrap key' } },
    { action: 'api_key.created', target: { kind: 'api_key', id, name: 'Shop script' }, by: { kind: 'apiKey' } },
  ]);
  expect(await (await app.b.call('GET', '/api/audit')).text()).not.toContain(id);
});

test('lists come in pages, without gaps and repeats', async () => {
  for (let i = 0; i < 5; i += 1) await made({});
  const ids: string[] = [];
  let cursor = '';
  do {
    const answer = await app.a.call('GET', `/api/keys?limit=2${cursor}`);
    const page = (await answer.json()) as { items: { id: string }[]; nextCursor?: string };
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : '';
  } while (cursor);
  const all = await app.database.db.collection('apiKeys').countDocuments({ workspaceId: app.a.id });
  expect(ids).toHaveLength(all);
  expect(new Set(ids).size).toBe(all);
});
