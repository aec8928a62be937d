import { aWholeApp, type TestWorkspace, type WholeApp } from '../support/app';
import { aJourney } from '../support/journeys';
import { A_LETTER, checked, get, list, post, track, unique, type Site } from './foreign';
import { newSite } from './walk';

/** Names that people give (keys of messages, roles, idempotency keys, addresses) mean something within one workspace only. */

let app: WholeApp;
let a: Site;
let b: Site;

beforeAll(async () => {
  app = await aWholeApp();
  app.subjects.messaging.dispatcher.start();
  a = newSite(app, app.a);
  b = newSite(app, app.b);
});

afterAll(async () => {
  await app.close();
});

async function aLetter(site: Site, key: string): Promise<string> {
  const texts = { ...A_LETTER, languages: { en: { subject: 'Hi', text: 'Hello' } } };
  return (await post<{ id: string }>(site, '/api/messages', { key, ...texts })).id;
}

async function aJourneyThatSends(site: Site, message: string): Promise<string> {
  const workflow = aJourney().entry().send({ message }).workflow();
  return (await post<{ id: string }>(site, '/api/journeys', { name: 'Sends', workflow })).id;
}

describe('a step that names a message of another workspace', () => {
  test.each(['key', 'id'])('by its %s cannot be published', async (by) => {
    const key = unique('letter');
    const id = await aLetter(b, key);
    const journeyId = await aJourneyThatSends(a, by === 'key' ? key : id);
    const { publishable, problems } = await post<{ publishable: boolean; problems: { message: string }[] }>(
      ...[a, `/api/journeys/${journeyId}/validate`, {}],
    );
    expect(publishable).toBe(false);
    expect(problems.map(({ message }) => message).join('\n')).toContain(by === 'key' ? key : id);
    const published = await app.a.call('POST', `/api/journeys/${journeyId}/publish`, {});
    expect([published.status, await published.json()]).toMatchObject([422, { code: 'journey_has_problems' }]);
  });

  test('gets its own message of the same key, at its own revision', async () => {
    const key = unique('letter');
    const theirs = await aLetter(b, key);
    const content = { baseRevision: 1, ...A_LETTER, languages: { en: { subject: 'Theirs', text: 'Of B' } } };
    await checked(await app.b.call('PUT', `/api/messages/${theirs}`, content));
    await aLetter(a, key);
    const published = await post<object>(a, `/api/journeys/${await aJourneyThatSends(a, key)}/publish`, {});
    expect(published).toMatchObject({ messages: [{ key, revision: 1 }] });
    const shown = await get<object>(a, `/api/messages/${key}`);
    expect(shown).toMatchObject({ languages: { en: { subject: 'Hi' } } });
  });
});

test('a sender is played by whom the own workspace bound; a role that only another one has sends nothing', async () => {
  const role = unique('role');
  await checked(await app.b.call('PUT', `/api/sender-roles/${role}`, { senderId: await b.id('senderId') }));
  const { items } = await get<{ items: { role: string }[] }>(a, '/api/sender-roles');
  expect(items.map((each) => each.role)).not.toContain(role);

  const profileId = await a.id('profileId');
  await post(a, `/api/profiles/${profileId}/consents`, { channel: 'email', state: 'subscribed' });
  const asked = { profileId, message: await a.id('messageId'), senderRole: role };
  const before = await list(b, '/api/sandbox/messages');
  expect(await post<object>(a, '/api/sends', asked)).toMatchObject({ reason: 'no_sender' });
  expect(
    await post<object>(a, `/api/messages/${asked.message}/preview`, { profileId, senderRole: role }),
  ).toMatchObject({
    now: { reason: 'no_sender' },
  });
  const test = await app.a.call('POST', `/api/messages/${asked.message}/test`, {
    to: 'me@example.com',
    senderRole: role,
  });
  expect((await test.json()) as object).not.toMatchObject({ outcome: 'sent' });
  expect(await list(b, '/api/sandbox/messages')).toEqual(before);
});

describe('the same idempotency key in two workspaces', () => {
  const send = async (site: Site, headers: Record<string, string>, more: object = {}) => {
    const body = JSON.stringify({
      profileId: await site.id('profileId'),
      message: await site.id('messageId'),
      ...more,
    });
    const authorization = `Bearer ${site.workspace.key}`;
    const all = { authorization, 'content-type': 'application/json', ...headers };
    const answer = await fetch(`${app.baseUrl}/api/sends`, { method: 'POST', headers: all, body });
    return { replayed: answer.headers.get('idempotent-replayed'), sent: (await answer.json()) as { id: string } };
  };

  test.each([
    ['in the header', { 'idempotency-key': 'the-same' }, {}],
    ['in the body', {}, { idempotencyKey: 'the-same-in-the-body' }],
  ])('%s makes two sends, each seen by its own', async (_, headers, more) => {
    const theirs = await send(b, headers, more);
    const ours = await send(a, headers, more);
    expect(ours.replayed).toBeNull();
    expect(ours.sent.id).not.toBe(theirs.sent.id);
    expect(ours.sent).toMatchObject({ profileId: await a.id('profileId') });
    expect((await send(a, headers, more)).sent).toMatchObject({ id: ours.sent.id });
  });
});

test('a look-up finds nobody of another workspace, by whatever name', async () => {
  const [email, externalId] = [`${unique('bea')}@example.com`, unique('customer')];
  const { id } = await post<{ id: string }>(b, '/api/profiles', { email, externalId });
  const by = { id, email, externalId };
  const lookups = Object.entries(by).map(([kind, value]) => ({ by: kind, value }));
  const found = async (site: Site) =>
    (await post<{ items: ({ id: string } | null)[] }>(site, '/api/profiles/lookup', { lookups })).items;
  expect((await found(b)).map((one) => one?.id)).toEqual([id, id, id]);
  expect(await found(a)).toEqual([null, null, null]);
});

test('a search finds nobody of another workspace', async () => {
  const name = unique('Asked');
  const email = `${unique('bea')}@example.com`;
  await post(b, '/api/profiles', { email, firstName: 'Beatrix' });
  await post(b, '/api/suppressions', { address: email });
  await track(b, name);
  const paths = [
    ...[`/api/profiles?search=${email}`, '/api/profiles?search=Beatrix', `/api/suppressions?address=${email}`],
    `/api/events?name=${name}`,
  ];
  const found = async (by: TestWorkspace, path: string) =>
    ((await (await by.call('GET', path)).json()) as { items: unknown[] }).items.length;
  for (const path of paths) expect([path, await found(app.b, path), await found(app.a, path)]).toEqual([path, 1, 0]);
  expect(await (await app.a.call('GET', '/api/events/counts')).text()).not.toContain(name);
});
