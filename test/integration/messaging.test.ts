import { aMessagingApp, OTHER_WORKSPACE, WORKSPACE, type MessagingApp } from '../support/messaging';
import { startSmtp } from '../support/smtp';

let app: MessagingApp;

beforeAll(async () => {
  app = await aMessagingApp({ times: { dispatch: { poll: 200 } } });
  app.messaging.dispatcher.start();
});
afterAll(async () => {
  await app.close();
});

const texts = (subject: string) => ({
  name: 'Cart reminder',
  category: 'marketing',
  defaultLanguage: 'en',
  languages: {
    en: { subject, text: 'Hi {{ profile.firstName | default: "you" }}: {{ links.unsubscribe }}' },
    'zh-cn': { subject: '你的购物车', text: '{{ profile.firstName }} {{ links.unsubscribe }}' },
  },
});

async function aMessage(key: string, over: object = {}) {
  const { status, body } = await app.call<{ id: string; revision: number; problems: object[] }>(
    'POST',
    '/api/messages',
    {
      key,
      ...texts('You left something'),
      ...over,
    },
  );
  expect(status).toBe(201);
  return body;
}

describe('messages', () => {
  it('keep every revision, and refuse a change on top of an old one', async () => {
    const { id } = await aMessage('reminder');
    const second = await app.call('PUT', `/api/messages/${id}`, { baseRevision: 1, ...texts('Still there') });
    expect(second).toMatchObject({ status: 200, body: { revision: 2, languages: { en: { subject: 'Still there' } } } });
    const stale = await app.call('PUT', `/api/messages/${id}`, { baseRevision: 1, ...texts('Too late') });
    expect(stale).toMatchObject({ status: 409, body: { code: 'conflict' } });
    const first = await app.call('GET', '/api/messages/reminder?revision=1');
    expect(first.body).toMatchObject({ languages: { en: { subject: 'You left something' }, 'zh-CN': {} } });
  });

  it('let one of two simultaneous changes through', async () => {
    const { id } = await aMessage('raced');
    const changes = ['One', 'Two', 'Three'].map((subject) =>
      app.call('PUT', `/api/messages/${id}`, { baseRevision: 1, ...texts(subject) }),
    );
    const statuses = (await Promise.all(changes)).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([200, 409, 409]);
  });

  it('have a key of their own in each workspace', async () => {
    await aMessage('mine');
    expect(await app.call('POST', '/api/messages', { key: 'mine', ...texts('x') })).toMatchObject({ status: 409 });
    expect(await app.call('GET', '/api/messages/mine', undefined, OTHER_WORKSPACE)).toMatchObject({ status: 404 });
    const elsewhere = await app.call('POST', '/api/messages', { key: 'mine', ...texts('x') }, OTHER_WORKSPACE);
    expect(elsewhere.status).toBe(201);
  });

  it('list by key, in pages', async () => {
    for (const key of ['list-a', 'list-b', 'list-c']) await aMessage(key);
    const page = await app.call<{ items: { key: string }[]; nextCursor: string }>('GET', '/api/messages?limit=2');
    const rest = await app.call<{ items: { key: string }[] }>(
      'GET',
      `/api/messages?limit=200&cursor=${page.body.nextCursor}`,
    );
    const keys = [...page.body.items, ...rest.body.items].map(({ key }) => key);
    expect(keys).toEqual(expect.arrayContaining(['list-a', 'list-b', 'list-c']));
    expect(keys).toEqual([...new Set(keys)].toSorted());
  });

  it('are found by part of their name or key, each with its languages and what is wrong with it', async () => {
    await aMessage('found-welcome', { name: 'Warm (welcome)' });
    await aMessage('found-broken', { name: 'Other', languages: { en: { subject: 'x', text: '{% if %}' } } });
    const found = async (search: string) =>
      (await app.call<{ items: object[] }>('GET', `/api/messages?search=${encodeURIComponent(search)}`)).body.items;
    expect(await found('m (WEL')).toMatchObject([
      { key: 'found-welcome', writtenIn: ['en', 'zh-CN'], errors: 0, warnings: 0 },
    ]);
    expect(await found('found-b')).toMatchObject([{ key: 'found-broken', writtenIn: ['en'], errors: 1, warnings: 1 }]);
    expect(await found('.*')).toEqual([]);
  });

  it('are saved with their problems and pinned only without errors', async () => {
    const broken = { languages: { en: { subject: 'x', text: '{% if %}' } } };
    const { problems } = await aMessage('broken', broken);
    expect(problems).toMatchObject([{ code: 'liquid_invalid' }, { code: 'no_unsubscribe_link' }]);
    await aMessage('good');
    expect(await app.messaging.messages.pin(WORKSPACE, ['good', 'broken', 'absent', 'good'])).toEqual({
      revisions: { good: 1 },
      problems: [
        { key: 'broken', message: expect.stringContaining('cannot be used') as unknown },
        { key: 'absent', message: expect.stringContaining('no message "absent"') as unknown },
      ],
    });
  });

  it.each([
    ['a key with a dollar', { key: '$where', ...texts('x') }],
    ['a language with a dot', { key: 'dotted', ...texts('x'), languages: { 'en.x': { subject: 'x', text: 'x' } } }],
    ['a wrong type', { key: 'typed', ...texts('x'), languages: 7 }],
  ])('refuse %s in words', async (_, body) => {
    const { status, body: problem } = await app.call('POST', '/api/messages', body);
    expect(status).toBe(400);
    expect(problem).toMatchObject({ code: 'invalid_input' });
  });
});

describe('previews', () => {
  it('show the text for a profile and why it would not go out', async () => {
    await aMessage('previewed');
    const profileId = await app.aProfile({ firstName: 'Lin', language: 'zh-CN', consent: 'unsubscribed' });
    const { body } = await app.call('POST', '/api/messages/previewed/preview', { profileId });
    expect(body).toMatchObject({
      language: 'zh-CN',
      because: 'exact',
      subject: '你的购物车',
      text: expect.stringContaining('Lin https://mail.brand.example/u/test') as unknown,
      now: { would: 'skip', reason: 'unsubscribed' },
    });
  });

  it('show a draft, and the place where a profile has no value for it', async () => {
    await aMessage('drafted');
    const content = { ...texts('x'), languages: { en: { subject: 'S', text: 'a\n{{ event.properties.coupon }}' } } };
    const profileId = await app.aProfile({});
    const { body } = await app.call('POST', '/api/messages/drafted/preview', { content, profileId });
    expect(body).toMatchObject({ problems: expect.arrayContaining([{ ...renderFailed }]) as unknown });
    const filled = { content, profileId, event: { name: 'X', properties: { coupon: 'TEN' } } };
    expect((await app.call('POST', '/api/messages/drafted/preview', filled)).body).toMatchObject({ text: 'a\nTEN' });
  });

  const renderFailed = {
    code: 'render_failed',
    severity: 'error',
    language: 'en',
    part: 'text',
    message: 'undefined variable: event.properties.coupon',
    line: 2,
    column: 4,
  };

  it('do not show profiles of another workspace', async () => {
    await app.call('POST', '/api/messages', { key: 'foreign', ...texts('x') }, OTHER_WORKSPACE);
    const profileId = await app.aProfile({});
    const path = '/api/messages/foreign/preview';
    expect(await app.call('POST', path, { profileId }, OTHER_WORKSPACE)).toMatchObject({ status: 404 });
  });
});

describe('senders', () => {
  const account = { name: 'Shop', kind: 'smtp', from: { name: 'Shop', address: 'hello@shop.example' } };

  it('never show a password, keep it on a change, and drop it when the host changes', async () => {
    const smtp = { host: '127.0.0.1', port: 2525, user: 'shop', password: 'a very secret one' };
    const created = await app.call<{ id: string; smtp: object }>('POST', '/api/senders', { ...account, smtp });
    expect(JSON.stringify(created.body)).not.toContain('secret');
    expect(created.body.smtp).toMatchObject({ hasPassword: true });
    const stored = await app.database.db.collection('senders').findOne({ workspaceId: WORKSPACE });
    expect(JSON.stringify(stored)).not.toContain('very secret');
    const path = `/api/senders/${created.body.id}`;
    const known = { host: smtp.host, port: smtp.port, user: smtp.user };
    expect((await app.call('PUT', path, { ...account, smtp: known })).body).toMatchObject({
      smtp: { hasPassword: true },
    });
    const moved = { ...account, smtp: { ...known, host: 'localhost' } };
    expect((await app.call('PUT', path, moved)).body).toMatchObject({ smtp: { hasPassword: false } });
    expect((await app.call('GET', path, undefined, OTHER_WORKSPACE)).status).toBe(404);
  });

  it.each([
    ['a second header in the name', { from: { name: 'Shop\r\nBcc: evil@x.example', address: 'a@shop.example' } }],
    ['two addresses', { from: { name: 'Shop', address: 'a@shop.example, b@shop.example' } }],
    ['no account', { smtp: undefined }],
    ['a DKIM key that is none', { dkim: { domain: 'shop.example', selector: 's', privateKey: 'nonsense' } }],
  ])('refuse %s', async (_, over) => {
    const smtp = { host: '127.0.0.1', port: 2525 };
    expect(await app.call('POST', '/api/senders', { ...account, smtp, ...over })).toMatchObject({ status: 400 });
  });

  it('say in words why a connection fails', async () => {
    const server = await startSmtp({ user: 'shop', password: 'right' });
    const test = async (smtp: object) => {
      const { body } = await app.call<{ id: string }>('POST', '/api/senders', { ...account, smtp });
      return (await app.call('POST', `/api/senders/${body.id}/test`)).body;
    };
    const host = '127.0.0.1';
    const { port } = server;
    expect(await test({ host, port, user: 'shop', password: 'right' })).toMatchObject({ ok: true });
    expect(await test({ host, port, user: 'shop', password: 'wrong' })).toMatchObject({
      ok: false,
      code: 'wrong_password',
    });
    expect(await test({ host: 'no-such-host.invalid', port })).toMatchObject({ ok: false, code: 'host_not_found' });
    expect(await test({ host, port, secure: true })).toMatchObject({ ok: false, code: 'tls' });
    await server.stop();
    expect(await test({ host, port })).toMatchObject({ ok: false, code: 'refused' });
  });

  it('cannot be deleted while they play a role', async () => {
    const sandbox = { ...account, kind: 'sandbox', roles: ['special-email'] };
    const { body } = await app.call<{ id: string; roles: string[] }>('POST', '/api/senders', sandbox);
    expect(body.roles).toEqual(['special-email']);
    expect(await app.call('DELETE', `/api/senders/${body.id}`)).toMatchObject({ status: 409 });
    expect(await app.call('PUT', '/api/sender-roles/special-email', { senderId: 'snd_none' })).toMatchObject({
      status: 404,
    });
  });
});

describe('the sandbox', () => {
  it('keeps what would have gone out, and a test message marked so', async () => {
    await aMessage('sandboxed');
    const sandbox = { name: 'Sandbox', kind: 'sandbox', from: { name: 'Shop', address: 'hello@shop.example' } };
    await app.call('POST', '/api/senders', { ...sandbox, roles: ['marketing-email'] });
    const to = 'colleague@shop.example';
    expect((await app.call('POST', '/api/messages/sandboxed/test', { to })).body).toEqual({ outcome: 'sent' });
    const profileId = await app.aProfile({ email: 'ada@shop.example', firstName: 'Ada' });
    const sent = await app.call('POST', '/api/sends', { profileId, message: 'sandboxed', idempotencyKey: 'once' });
    expect(sent.body).toMatchObject({ status: 'sent', message: 'sandboxed', revision: 1, category: 'marketing' });
    const inbox = await app.call<{ items: { id: string; subject: string }[] }>('GET', '/api/sandbox/messages');
    expect(inbox.body.items).toMatchObject([
      { subject: 'You left something', to: { name: 'Ada', address: 'ada@shop.example' } },
      { subject: '[Test] You left something', to: { address: to } },
    ]);
    const one = await app.call('GET', `/api/sandbox/messages/${inbox.body.items[0]?.id ?? ''}`);
    expect(one.body).toMatchObject({ headers: { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } });
    const hidden = await app.call<{ items: object[] }>('GET', '/api/sandbox/messages', undefined, OTHER_WORKSPACE);
    expect(hidden.body.items).toEqual([]);
  });
});

describe('sends outside of journeys', () => {
  it('go out once per idempotency key, and say why they did not', async () => {
    await aMessage('single');
    const profileId = await app.aProfile({});
    const request = { profileId, message: 'single', idempotencyKey: 'n8n:1:1' };
    const [first, again] = [
      await app.call('POST', '/api/sends', request),
      await app.call('POST', '/api/sends', request),
    ];
    expect(first.body).toMatchObject({ status: 'sent' });
    expect(again.body['id']).toBe(first.body['id']);
    expect((await app.call('GET', `/api/sends/${String(first.body['id'])}`)).body).toMatchObject({ status: 'sent' });
    const shy = await app.aProfile({ consent: 'never' });
    expect(
      (await app.call('POST', '/api/sends', { ...request, profileId: shy, idempotencyKey: '2' })).body,
    ).toMatchObject({
      status: 'skipped',
      reason: 'no_consent',
      words: expect.stringContaining('not agreed') as unknown,
    });
    const list = await app.call<{ items: object[] }>('GET', `/api/sends?reason=no_consent&profileId=${shy}`);
    expect(list.body.items).toHaveLength(1);
    const timeline = await app.messaging.sends.timeline({
      ...{ workspaceId: WORKSPACE, profileIds: [shy], before: new Date(Date.now() + 1_000), limit: 10 },
    });
    expect(timeline).toMatchObject([{ kind: 'send', reason: 'no_consent' }]);
  });

  it('answer at once when they wait for the morning, and show their message', async () => {
    await aMessage('night');
    const profileId = await app.aProfile({ firstName: 'Ada', timeZone: 'UTC' });
    const hour = new Date(app.clock.now().getTime() + 2 * 3_600_000).toISOString().slice(11, 13);
    const window = { from: `${hour}:00`, to: `${hour}:59` };
    const { body } = await app.call('POST', '/api/sends', { profileId, message: 'night', window });
    expect(body).toMatchObject({ status: 'pending', reason: 'quiet_hours' });
    const seen = await app.call('GET', `/api/sends/${String(body['id'])}/message`);
    expect(seen.body).toMatchObject({ language: 'en', text: 'Hi Ada: https://mail.brand.example/u/test' });
    const foreign = await app.call('GET', `/api/sends/${String(body['id'])}`, undefined, OTHER_WORKSPACE);
    expect(foreign.status).toBe(404);
  });

  it('refuse profiles of another workspace and broken messages', async () => {
    const profileId = await app.aProfile({});
    expect(await app.call('POST', '/api/sends', { profileId, message: 'single' }, OTHER_WORKSPACE)).toMatchObject({
      status: 404,
    });
    expect(await app.call('POST', '/api/sends', { profileId, message: 'broken' })).toMatchObject({
      status: 422,
      body: { code: 'message_has_problems' },
    });
  });
});
