import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { bySession } from '../contract/walk';
import { aKey, aWholeApp, type TestWorkspace, type WholeApp } from '../support/app';
import { perennial } from '../support/command-line';
import { aJourney } from '../support/journeys';
import { aBatch, anItem } from '../support/n8n-batch';
import { aParcelServer, GOOD_CODE, GOOD_KEY, GOOD_PASSWORD, GOOD_SECRET, type ParcelServer } from '../support/parcels';

let app: WholeApp;
let parcels: ParcelServer;

beforeAll(async () => {
  parcels = await aParcelServer();
  app = await aWholeApp({ allowedHosts: ['localhost'] });
});

afterAll(async () => {
  await app.close();
  await parcels.close();
});

beforeEach(() => {
  Object.assign(parcels, { status: 200, state: 'open' });
});

type Body = Record<string, unknown>;

async function call(method: string, path: string, body?: unknown, workspace: TestWorkspace = app.a) {
  const answer = await workspace.call(method, path, body);
  const text = await answer.text();
  return { status: answer.status, body: (text === '' ? {} : JSON.parse(text)) as Body, text };
}

async function made(values: object, type = 'parcelsApi', name = 'Parcels'): Promise<string> {
  const { status, body } = await call('POST', '/api/credentials', { name, type, values });
  expect({ status, body }).toMatchObject({ status: 201 });
  return String(body['id']);
}

const withKey = (more: object = {}) => ({ url: parcels.url, apiKey: GOOD_KEY, ...more });
const tested = async (id: string) => (await call('POST', `/api/credentials/${id}/test`)).body;

describe('types', () => {
  test('are those that steps of other packages use, with what they inherit', async () => {
    const { body } = await call('GET', '/api/credential-types');
    expect(body['items']).toMatchObject([
      { type: 'parcelsApi', displayName: 'Parcels API', testable: true, signIn: 'none' },
      { type: 'parcelsCheckedApi', testable: true, nodes: [{ type: 'n8n-nodes-parcels.parcels' }] },
      { type: 'parcelsLoginApi' },
      { type: 'parcelsOAuth2Api', testable: true, signIn: 'oauth2' },
    ]);
    const { body: detail } = await call('GET', '/api/credential-types/parcelsOAuth2Api');
    const names = (detail['fields'] as { name: string; type: string }[]).map(({ name, type }) => `${name} ${type}`);
    expect(names).toEqual(
      expect.arrayContaining(['grantType options', 'clientSecret string', 'url string', 'scope hidden']),
    );
    expect(detail).toMatchObject({ callbackUrl: 'http://localhost:5680/credentials/connected' });
    expect(detail['secrets']).toEqual(expect.arrayContaining(['clientSecret', 'scope']));
    expect((await call('GET', '/api/credential-types/perennialApi')).status).toBe(404);
  });
});

describe('secrets', () => {
  test('lie encrypted, and no answer has them again', async () => {
    const id = await made(withKey({ partner: true, partnerName: 'Ann' }));
    const stored = await app.database.db.collection<{ _id: string }>('credentials').findOne({ _id: id });
    expect(JSON.stringify(stored)).not.toContain(GOOD_KEY);
    expect(JSON.stringify(stored)).not.toContain('Ann');
    const answers = [
      await call('GET', `/api/credentials/${id}`),
      await call('GET', '/api/credentials'),
      await call('PATCH', `/api/credentials/${id}`, { name: 'Renamed' }),
      await call('GET', '/api/audit'),
    ];
    for (const { text } of answers) expect(text).not.toContain(GOOD_KEY);
    expect(answers[0]!.body).toMatchObject({
      ...{ values: { url: parcels.url, partner: true, partnerName: 'Ann' }, secrets: ['apiKey'], usedBy: [] },
      typeName: 'Parcels API',
    });
  });

  test('that are left out of a change stay, as long as they go where they went', async () => {
    const id = await made(withKey());
    const kept = await call('PATCH', `/api/credentials/${id}`, { values: { url: parcels.url } });
    expect(kept.body).toMatchObject({ secrets: ['apiKey'] });
    expect(await tested(id)).toMatchObject({ ok: true });
    const moved = await call('PATCH', `/api/credentials/${id}`, { values: { url: 'https://mine.example' } });
    expect(moved).toMatchObject({
      status: 400,
      body: { problems: [{ path: 'body.values.apiKey', code: 'secret_needed_again' }] },
    });
    const both = { values: { url: 'https://mine.example', apiKey: 'another' } };
    expect((await call('PATCH', `/api/credentials/${id}`, both)).status).toBe(200);
  });

  test('a field that the type does not have is named', async () => {
    const answer = await call('POST', '/api/credentials', { name: 'P', type: 'parcelsApi', values: { apikey: 'x' } });
    expect(answer).toMatchObject({ status: 400, body: { problems: [{ path: 'body.values.apikey' }] } });
    expect((await call('POST', '/api/credentials', { name: 'P', type: 'noSuchApi' })).status).toBe(400);
  });
});

describe('trying one', () => {
  test('by the request that its type describes', async () => {
    const id = await made(withKey());
    expect(await tested(id)).toEqual({ ok: true, code: 'accepted', words: expect.any(String) as string });
    parcels.status = 402;
    expect(await tested(id)).toEqual({ ok: false, code: 'refused', words: 'The account has not been paid for' });
    Object.assign(parcels, { status: 200, state: 'closed' });
    expect(await tested(id)).toEqual({ ok: false, code: 'refused', words: 'The account is closed' });
    const wrong = await made(withKey({ apiKey: 'wrong-key' }));
    expect(await tested(wrong)).toMatchObject({ ok: false, code: 'refused' });
  });

  test('by a method of a step, whose words never have the secret', async () => {
    const id = await made(withKey(), 'parcelsCheckedApi');
    expect(await tested(id)).toMatchObject({ ok: true });
    const wrong = await made(withKey({ apiKey: 'wrong-key-of-ours' }), 'parcelsCheckedApi');
    const answer = await call('POST', `/api/credentials/${wrong}/test`);
    expect(answer.body).toMatchObject({ ok: false, code: 'refused' });
    expect(answer.text).not.toContain('wrong-key-of-ours');
  });

  test('signs in anew, with what signing in needs', async () => {
    const login = { url: parcels.url, user: 'us', password: GOOD_PASSWORD };
    const id = await made(login, 'parcelsLoginApi');
    expect(await tested(id)).toMatchObject({ ok: true });
    const wrong = await made({ ...login, password: 'wrong' }, 'parcelsLoginApi');
    expect(await tested(wrong)).toMatchObject({ ok: false, code: 'refused' });
  });

  test('goes to no private address that is not allowed', async () => {
    const address = parcels.url.replace('localhost', '127.0.0.1');
    const before = parcels.asked.length;
    for (const type of ['parcelsApi', 'parcelsCheckedApi']) {
      expect(await tested(await made(withKey({ url: address }), type))).toMatchObject({ ok: false });
    }
    const client = { clientId: 'us', clientSecret: GOOD_SECRET, grantType: 'clientCredentials' };
    const oauth2 = { ...client, url: address, accessTokenUrl: `${address}/token` };
    expect(await tested(await made(oauth2, 'parcelsOAuth2Api'))).toMatchObject({ ok: false });
    expect(parcels.asked.length).toBe(before);
  });
});

describe('OAuth2', () => {
  const client = () => ({
    ...{ clientId: 'us', clientSecret: GOOD_SECRET, url: parcels.url },
    ...{ authUrl: `${parcels.url}/authorize?audience=shop`, accessTokenUrl: `${parcels.url}/token` },
  });

  test('of machines: a token is there for the asking', async () => {
    const id = await made({ ...client(), grantType: 'clientCredentials' }, 'parcelsOAuth2Api');
    expect(await tested(id)).toMatchObject({ ok: true });
    expect(new URLSearchParams(parcels.asked.at(-1)!.body).get('scope')).toBe('parcels');
    const wrong = { ...client(), grantType: 'clientCredentials', clientSecret: 'wrong' };
    const answer = await tested(await made(wrong, 'parcelsOAuth2Api'));
    expect(answer).toMatchObject({
      ok: false,
      code: 'refused',
      words: expect.stringContaining('invalid_grant') as string,
    });
  });

  test('of people: who comes back is who went, once', async () => {
    const id = await made(client(), 'parcelsOAuth2Api');
    expect(await tested(id)).toMatchObject({ ok: false, code: 'not_connected' });
    expect((await call('POST', `/api/credentials/${id}/connect`)).status).toBe(403);

    const anna = await bySession(app, app.a.ownerId);
    const olga = await bySession(app, app.b.ownerId);
    const as = async (session: Body, path: string, body: object = {}) => {
      const headers = { ...(session as Record<string, string>), 'content-type': 'application/json' };
      return await fetch(app.baseUrl + path, { method: 'POST', headers, body: JSON.stringify(body) });
    };
    const going = await as(anna, `/api/credentials/${id}/connect`);
    const url = new URL(((await going.json()) as { url: string }).url);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      ...{ audience: 'shop', client_id: 'us', response_type: 'code', scope: 'parcels', code_challenge_method: 'S256' },
      redirect_uri: 'http://localhost:5680/credentials/connected',
    });
    const back = { state: url.searchParams.get('state'), code: GOOD_CODE };
    expect((await as(olga, '/api/credential-connections', back)).status).toBe(404);
    expect((await call('POST', '/api/credential-connections', back)).status).toBe(404);
    const done = await as(anna, '/api/credential-connections', back);
    expect(await done.json()).toEqual({ credentialId: id, connected: true });
    expect((await as(anna, '/api/credential-connections', back)).status).toBe(404);
    expect((await call('GET', `/api/credentials/${id}`)).body).toMatchObject({ connected: true });
    expect(await tested(id)).toMatchObject({ ok: true });

    // Another client has nobody signed in.
    const changed = { ...client(), clientId: 'others', clientSecret: 'x' };
    const after = await call('PATCH', `/api/credentials/${id}`, { values: changed });
    expect(after.body).toMatchObject({ connected: false });
  });
});

describe('in journeys', () => {
  type Chosen = Record<string, { id: string | null; name: string }>;
  const journey = (credentials: Chosen = {}, parameters: Record<string, unknown> = {}) =>
    aJourney()
      .entry({ events: ['Parcel Wanted'] })
      .foreign('n8n-nodes-parcels.parcels', { name: 'Book a parcel', parameters, more: { credentials } })
      .workflow();

  async function problems(workflow: unknown) {
    const { body } = await call('POST', '/api/journeys', { name: 'Parcels', workflow });
    const { body: found } = await call('POST', `/api/journeys/${String(body['id'])}/validate`);
    return (found['problems'] as { code: string; parameter: string }[]).map(({ code, parameter }) => [code, parameter]);
  }
  const place = 'credentials.parcelsApi';
  const chosen = (id: string) => ({ parcelsApi: { id, name: 'Parcels' } });

  test('a credential that is missing, of another workspace or of another type is a check that leads to its field', async () => {
    expect(await problems(journey())).toEqual([['credential_missing', place]]);
    expect(await problems(journey({ parcelsApi: { id: null, name: 'Imported' } }))).toEqual([
      ['credential_missing', place],
    ]);
    const body = { name: 'Theirs', type: 'parcelsApi', values: withKey() };
    const foreign = await call('POST', '/api/credentials', body, app.b);
    expect(await problems(journey(chosen(String(foreign.body['id']))))).toEqual([['credential_unknown', place]]);
    const wrong = await made(withKey(), 'parcelsCheckedApi');
    expect(await problems(journey(chosen(wrong)))).toEqual([['credential_wrong_type', place]]);
    expect(await problems(journey(chosen(await made(withKey()))))).toEqual([]);
  });

  test('one that a live journey uses is not deleted, and the journey is named', async () => {
    const id = await made(withKey(), 'parcelsApi', 'In use');
    const { body } = await call('POST', '/api/journeys', { name: 'Live parcels', workflow: journey(chosen(id)) });
    const journeyId = String(body['id']);
    const use = { journeyId, name: 'Live parcels', steps: ['Book a parcel'] };
    expect((await call('GET', `/api/credentials/${id}`)).body['usedBy']).toEqual([
      { ...use, status: 'draft', live: false },
    ]);
    expect((await call('POST', `/api/journeys/${journeyId}/publish`, {})).status).toBe(201);
    const refused = await call('DELETE', `/api/credentials/${id}`);
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'not_in_this_state', detail: expect.stringContaining('"Live parcels" (Book a parcel)') as string },
    });
    await call('POST', `/api/journeys/${journeyId}/archive`, { people: 'leave' });
    expect((await call('DELETE', `/api/credentials/${id}`)).status).toBe(204);
    expect((await call('GET', `/api/credentials/${id}`)).status).toBe(404);
  });
});

describe('a step that runs', () => {
  /** Publishes a journey whose step uses the credential, and runs the step for somebody who wants a parcel. */
  async function booked(type: string, authentication: string, values: object) {
    const id = await made(values, type);
    const parameters = { authentication, size: '={{ $json.event.properties.size }}' };
    const step = { name: 'Book a parcel', parameters, more: { credentials: { [type]: { id, name: 'Parcels' } } } };
    const built = aJourney().entry().foreign('n8n-nodes-parcels.parcels', step);
    const { body } = await call('POST', '/api/journeys', { name: 'Parcels', workflow: built.workflow() });
    const published = await call('POST', `/api/journeys/${String(body['id'])}/publish`, {});
    const version = await app.subjects.journeys.byId(String(published.body['id']));
    const key = [...version.steps.values()].find(({ name }) => name === 'Book a parcel')!.key;
    return async () => {
      const [result] = await app.subjects.n8n.runner.run(aBatch(version, key, [anItem(1, { size: 'L' })]));
      return result;
    };
  }
  const asked = (url: string) => parcels.asked.filter((each) => each.url === url).length;
  const PASSED = { kind: 'passed', item: { booked: { size: 'L' } } };

  test('has its key in the header, and its expressions resolved for the person', async () => {
    const run = await booked(
      'parcelsApi',
      'key',
      withKey({ partner: true, partnerName: '={{ $json.profile.firstName }}' }),
    );
    expect(await run()).toMatchObject(PASSED);
    expect(parcels.asked.at(-1)!.headers).toMatchObject({ 'x-api-key': GOOD_KEY, 'x-partner': 'Customer 1' });
  });

  test('has a request made by a function of the type', async () => {
    const run = await booked('parcelsCheckedApi', 'checked', withKey());
    expect(await run()).toMatchObject({ kind: 'passed' });
    expect(parcels.asked.at(-1)!.url).toBe(`/parcels?key=${GOOD_KEY}`);
  });

  test('signs in once, goes on with the token, and signs in again when it has run out', async () => {
    const run = await booked('parcelsLoginApi', 'login', { url: parcels.url, user: 'us', password: GOOD_PASSWORD });
    const before = asked('/login');
    expect(await run()).toMatchObject(PASSED);
    expect(await run()).toMatchObject(PASSED);
    expect(asked('/login') - before).toBe(1);
    parcels.tokens.clear();
    expect(await run()).toMatchObject(PASSED);
    expect(await run()).toMatchObject(PASSED);
    expect(asked('/login') - before).toBe(2);
  });

  test('asks for OAuth2 tokens of a machine, keeps them, and asks again when they have run out', async () => {
    const client = { clientId: 'us', clientSecret: GOOD_SECRET, grantType: 'clientCredentials', url: parcels.url };
    const run = await booked('parcelsOAuth2Api', 'oAuth2', { ...client, accessTokenUrl: `${parcels.url}/token` });
    const before = asked('/token');
    expect(await run()).toMatchObject(PASSED);
    expect(await run()).toMatchObject(PASSED);
    expect(asked('/token') - before).toBe(1);
    parcels.tokens.clear();
    expect(await run()).toMatchObject(PASSED);
    expect(asked('/token') - before).toBe(2);

    const privately = `${parcels.url.replace('localhost', '127.0.0.1')}/token`;
    const led = await booked('parcelsOAuth2Api', 'oAuth2', { ...client, accessTokenUrl: privately });
    expect(await led()).toMatchObject({ kind: 'failed' });
    expect(asked('/token') - before).toBe(2);
  });
});

test('changes are in the audit trail, and only admins make them', async () => {
  const id = await made(withKey(), 'parcelsApi', 'Audited');
  await call('PATCH', `/api/credentials/${id}`, { name: 'Renamed' });
  await call('PATCH', `/api/credentials/${id}`, { values: withKey() });
  await call('DELETE', `/api/credentials/${id}`);
  const { body } = await call('GET', '/api/audit?limit=4');
  const actions = (body['items'] as { action: string; target: { id: string } }[]).filter(
    ({ target }) => target.id === id,
  );
  expect(actions.map(({ action }) => action)).toEqual([
    ...['credential.deleted', 'credential.changed', 'credential.renamed', 'credential.created'],
  ]);
  const reader = await aKey(app.workspaces, app.a, ['credentials:read', 'journeys:edit']);
  const headers = { authorization: `Bearer ${reader}`, 'content-type': 'application/json' };
  const refused = await fetch(`${app.baseUrl}/api/credentials`, { method: 'POST', headers, body: '{}' });
  expect(refused.status).toBe(403);
});

test('the command line lists, makes, tries and deletes them', async () => {
  const run = async (...args: string[]) =>
    await perennial({ address: app.baseUrl, key: app.a.key }, 'credentials', ...args);
  expect((await run('types')).out).toMatch(/parcelsApi +Parcels API +Parcels/);
  const file = join(await mkdtemp(join(tmpdir(), 'perennial-')), 'values.json');
  await writeFile(file, JSON.stringify({ apiKey: GOOD_KEY }));
  const made = await run('create', 'parcelsApi', '--name', 'By hand', '--values', file, '--set', `url=${parcels.url}`);
  expect(made.out).toMatch(/^Made crd_\w+ "By hand" for Parcels API\.\n$/);
  expect((await run('list')).out).toMatch(/By hand +Parcels API/);
  expect((await run('test', 'By hand')).out).toBe('The credential works.\n');
  parcels.status = 402;
  expect(await run('test', 'By hand')).toMatchObject({
    out: 'The account has not been paid for\n',
    failure: '"By hand" does not work.',
  });
  expect((await run('delete', 'By hand')).out).toBe('Deleted "By hand".\n');
  expect((await run('test', 'By hand')).failure).toBe('There is no credential "By hand".');
});
