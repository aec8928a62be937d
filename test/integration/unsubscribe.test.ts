import { aMessagingApp, WORKSPACE, type MessagingApp } from '../support/messaging';

let app: MessagingApp;

beforeAll(async () => {
  app = await aMessagingApp();
  await app.call('POST', '/api/senders', {
    ...{ name: 'Sandbox', kind: 'sandbox', from: { name: 'Shop', address: 'hello@shop.example' } },
    roles: ['marketing-email', 'transactional-email'],
  });
  for (const category of ['marketing', 'transactional'])
    await app.call('POST', '/api/messages', {
      ...{ key: category, name: category, category, defaultLanguage: 'en' },
      languages: { en: { subject: category, text: '{{ links.unsubscribe }}' } },
    });
});
afterAll(async () => {
  await app.close();
});

async function sent(profileId: string, category: 'marketing' | 'transactional' = 'marketing') {
  const key = await app.aSend(profileId, { messageKey: category, category });
  await app.messaging.dispatcher.round();
  return await app.row(key);
}

/** The path of the link in the mail that was sent last to this address. */
async function linkFor(address: string): Promise<string> {
  const mail = await app.database.db
    .collection('sandboxMessages')
    .findOne({ 'to.address': address }, { sort: { at: -1, _id: -1 } });
  return new URL(String(mail?.['text'])).pathname;
}

/** As a mail provider does it: no cookie, no key, no Origin. */
async function post(path: string, body: URLSearchParams | FormData | string = '') {
  const response = await fetch(app.baseUrl + path, { method: 'POST', body });
  return { status: response.status, page: await response.text() };
}

async function look(path: string, language = 'en') {
  const response = await fetch(app.baseUrl + path, { headers: { 'accept-language': language } });
  return { status: response.status, headers: response.headers, page: await response.text() };
}

const oneClick = () => new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });

const consentOf = async (profileId: string) => (await app.profiles.view(WORKSPACE, profileId))?.consent['email'];

describe('the unsubscribe link', () => {
  it('changes nothing when it is looked at, and shows no more of the address than its owner needs', async () => {
    const profileId = await app.aProfile({ email: 'looker@shop.example' });
    await sent(profileId);
    const link = await linkFor('looker@shop.example');
    const { status, page, headers } = await look(link);
    expect(status).toBe(200);
    expect(page).toContain('l•••@shop.example');
    expect(page).not.toContain('looker@');
    expect(page).toContain('Brand &lt;workspace-a&gt;');
    expect(page).not.toContain('<script');
    const nonce = /<style nonce="([^"]+)"/.exec(page)?.[1];
    expect(headers.get('content-security-policy')).toContain(`'nonce-${String(nonce)}'`);
    expect(headers.get('cache-control')).toBe('no-store');
    await fetch(app.baseUrl + link, { method: 'HEAD' });
    expect(await consentOf(profileId)).toBe('subscribed');
    expect((await sent(profileId)).status).toBe('sent');
  });

  it('confirms by POST what was agreed to and waits for it; the history says when, and that it was confirmed', async () => {
    const profileId = await app.aProfile({ email: 'joiner@shop.example', consent: 'never' });
    const said = { workspaceId: WORKSPACE, profileId, channel: 'email', source: 'form', wording: 'Yes, news' } as const;
    await app.profiles.changeConsent({ ...said, state: 'pending' });
    expect(await sent(profileId)).toMatchObject({ status: 'skipped', reason: 'no_consent' });
    expect((await sent(profileId, 'transactional')).status).toBe('sent');
    const link = await linkFor('joiner@shop.example');
    expect((await look(link)).page).toContain('Yes, send me e-mail');
    expect((await look(link, 'zh-CN')).page).toContain('我要订阅');
    expect(await consentOf(profileId)).toBe('pending');
    expect((await post(link, new URLSearchParams({ action: 'confirm' }))).status).toBe(200);
    expect(await consentOf(profileId)).toBe('subscribed');
    expect((await sent(profileId)).status).toBe('sent');
    const who = { workspaceId: WORKSPACE, profileIds: [profileId] };
    const { items } = await app.profiles.consentHistory(who, { limit: 2 });
    expect(items).toMatchObject([
      { state: 'subscribed', from: 'pending', explicit: true, evidence: { way: 'confirmed' } },
      { state: 'pending', wording: 'Yes, news' },
    ]);
  });

  it('unsubscribes with one click, at once and for good, and the profile says why', async () => {
    const profileId = await app.aProfile({ email: 'clicker@shop.example' });
    await sent(profileId);
    const link = await linkFor('clicker@shop.example');
    expect((await post(link, oneClick())).status).toBe(200);
    expect(await consentOf(profileId)).toBe('unsubscribed');
    expect(await sent(profileId)).toMatchObject({ status: 'skipped', reason: 'unsubscribed' });
    const timeline = await app.messaging.sends.timeline({
      ...{ workspaceId: WORKSPACE, profileIds: [profileId], before: new Date(Date.now() + 1_000), limit: 1 },
    });
    expect(timeline).toMatchObject([
      { reason: 'unsubscribed', data: { words: expect.stringContaining('unsubscribed') as unknown } },
    ]);
    expect((await sent(profileId, 'transactional')).status).toBe('sent');
  });

  it('takes the click also as multipart, and repeats change nothing', async () => {
    const profileId = await app.aProfile({ email: 'repeater@shop.example' });
    await sent(profileId);
    const link = await linkFor('repeater@shop.example');
    const form = new FormData();
    form.set('List-Unsubscribe', 'One-Click');
    expect((await post(link, form)).status).toBe(200);
    await Promise.all([post(link, oneClick()), post(link, oneClick()), post(link)]);
    const { body } = await app.call<{ items: object[] }>('GET', '/api/suppressions?address=repeater@shop.example');
    expect(body.items).toMatchObject([{ reason: 'unsubscribed' }]);
    const told = app.events.filter((event) => event.profileId === profileId && event.name === 'Unsubscribed');
    expect(told).toHaveLength(1);
  });

  it('holds for the address, also when another profile brings it with consent', async () => {
    const profileId = await app.aProfile({ email: 'shared@shop.example' });
    await sent(profileId);
    await post(await linkFor('shared@shop.example'), oneClick());
    await app.profiles.changeConsent({
      ...{ workspaceId: WORKSPACE, profileId, channel: 'email', state: 'subscribed', source: 'import' },
    });
    expect(await sent(profileId)).toMatchObject({ status: 'skipped', reason: 'unsubscribed' });
  });

  it('subscribes again on the page, and unsubscribes again', async () => {
    const profileId = await app.aProfile({ email: 'wavering@shop.example' });
    await sent(profileId);
    const link = await linkFor('wavering@shop.example');
    const gone = await post(link, new URLSearchParams({ action: 'unsubscribe' }));
    expect(gone.page).toContain('value="resubscribe"');
    const back = await post(link, new URLSearchParams({ action: 'resubscribe' }));
    expect(back.page).toContain('value="unsubscribe"');
    expect(await consentOf(profileId)).toBe('subscribed');
    expect((await sent(profileId)).status).toBe('sent');
    await post(link, oneClick());
    expect((await sent(profileId)).status).toBe('skipped');
    expect(app.events.filter((event) => event.profileId === profileId && event.name === 'Unsubscribed')).toHaveLength(
      2,
    );
  });

  it('speaks Chinese, and says so when it is not known', async () => {
    const unknown = await look(`/u/${'0'.repeat(32)}`, 'zh-Hans-CN, zh');
    expect(unknown).toMatchObject({ status: 404, page: expect.stringContaining('此链接无效') as unknown });
    expect((await post(`/u/${'0'.repeat(32)}`, oneClick())).status).toBe(404);
    expect((await look('/u/$ne')).status).toBe(404);
    expect((await look('/u/test')).page).toContain('test message');
  });

  it('is never refused to mail providers that click for thousands, only to who hammers one link or guesses', async () => {
    const profileId = await app.aProfile({ email: 'hammered@shop.example' });
    await sent(profileId);
    const link = await linkFor('hammered@shop.example');
    const answers = async (paths: string[]) =>
      (await Promise.all(paths.map((path) => look(path)))).map((a) => a.status);
    const guessed = Array.from({ length: 700 }, (_, index) => `/u/${String(index).padStart(32, '0')}`);
    expect(new Set(await answers(guessed))).toEqual(new Set([404, 429]));
    expect((await post(link, oneClick())).status).toBe(200);
    const hammered = await answers(Array.from({ length: 70 }, () => link));
    expect(hammered.filter((status) => status === 200)).toHaveLength(59);
    expect(hammered.filter((status) => status === 429)).toHaveLength(11);
    await sent(await app.aProfile({ email: 'another@shop.example' }));
    expect((await post(await linkFor('another@shop.example'), oneClick())).status).toBe(200);
  });

  it('is the same in every mail to one address', async () => {
    const profileId = await app.aProfile({ email: 'constant@shop.example' });
    await sent(profileId);
    const first = await linkFor('constant@shop.example');
    await sent(profileId);
    expect(await linkFor('constant@shop.example')).toBe(first);
  });
});

describe('the suppression list', () => {
  it('takes an address by hand and lets it go again', async () => {
    const profileId = await app.aProfile({ email: 'manual@shop.example' });
    const { status, body } = await app.call<{ id: string }>('POST', '/api/suppressions', {
      address: 'Manual@Shop.example',
    });
    expect({ status, body }).toMatchObject({ status: 201, body: { reason: 'manual', address: 'manual@shop.example' } });
    expect(await sent(profileId, 'transactional')).toMatchObject({ reason: 'suppressed', detail: 'manual' });
    expect((await app.call('DELETE', `/api/suppressions/${body.id}`, undefined, 'workspace-b')).status).toBe(404);
    expect((await app.call('DELETE', `/api/suppressions/${body.id}`)).status).toBe(204);
    expect((await sent(profileId, 'transactional')).status).toBe('sent');
  });
});
