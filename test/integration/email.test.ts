import { createVerify, generateKeyPairSync, hash } from 'node:crypto';

import { simpleParser } from 'mailparser';

import { aMessagingApp, type MessagingApp } from '../support/messaging';
import { startSmtp, type Behaviour, type Smtp } from '../support/smtp';

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});

const BEHAVIOURS: Record<string, Behaviour> = {
  'gone@shop.example': 'refuse',
  'forbidden@shop.example': 'forbid',
  'grey@shop.example': 'greylist',
  'deferred@shop.example': 'defer',
  'dropped@shop.example': 'drop',
  'dropped-order@shop.example': 'drop',
  'dropped-once@shop.example': 'drop',
  'rejected@shop.example': 'reject',
  'hanging@shop.example': 'hang',
};

/** Short enough for tests; the proportions are those of the product. */
const TIMES = {
  smtp: { connect: 10_000, greeting: 10_000, silence: 5_000, call: 8_000 },
  dispatch: { call: 8_100, lease: 30_000, rest: 20, retry: { limit: 2, firstDelay: 0.05, maxDelay: 1 } },
};

const CART = {
  id: 'evt_1',
  name: 'Checkout Started',
  properties: {
    checkout_url: 'https://shop.example/resume?a=1&b=2',
    total: { amount: 6580, currency: 'EUR' },
    products: [
      { name: 'Tee <script>alert(1)</script>', quantity: 2, line_total: { amount: 2580, currency: 'EUR' } },
      { name: '抹茶', quantity: 1, line_total: { amount: 4000, currency: 'EUR' } },
    ],
  },
};

const mjml = `<mjml><mj-body><mj-section><mj-column>
  <mj-text>{{ profile.firstName | default: "you" }}</mj-text>
  <mj-raw>{% for item in event.properties.products %}</mj-raw>
  <mj-text>{{ item.quantity }} × {{ item.name }}: {{ item.line_total | money }}</mj-text>
  <mj-raw>{% endfor %}</mj-raw>
  <mj-text>{{ event.properties.total | money }}</mj-text>
  <mj-button href="{{ event.properties.checkout_url }}">Go on</mj-button>
  <mj-text><a href="{{ links.unsubscribe }}">Unsubscribe</a></mj-text>
</mj-column></mj-section></mj-body></mjml>`;

let app: MessagingApp;
let smtp: Smtp;

beforeAll(async () => {
  [app, smtp] = await Promise.all([aMessagingApp({ times: TIMES }), startSmtp({ behaviours: BEHAVIOURS })]);
  await aSender(smtp, {
    dkim: { domain: 'shop.example', selector: 'one', privateKey },
    bounceDomain: 'bounces.shop.example',
    roles: ['marketing-email', 'transactional-email'],
  });
  await aMessage('cart-reminder', 'marketing');
  await aMessage('order-confirmed', 'transactional');
});
afterAll(async () => {
  await app.close();
  await smtp.stop();
});

async function aSender({ port }: Pick<Smtp, 'port'>, over: object): Promise<string> {
  const { status, body } = await app.call<{ id: string }>('POST', '/api/senders', {
    ...{ name: 'Shop', kind: 'smtp', from: { name: 'Ünal & Söhne', address: 'hello@shop.example' } },
    ...{ replyTo: 'help@shop.example', smtp: { host: '127.0.0.1', port }, ...over },
  });
  expect(status).toBe(201);
  return body.id;
}

async function aMessage(key: string, category: string): Promise<void> {
  const { body } = await app.call<{ problems: object[] }>('POST', '/api/messages', {
    ...{ key, name: key, category, defaultLanguage: 'en' },
    languages: {
      en: { subject: 'Your cart, {{ profile.firstName | default: "you" }}', preheader: 'Still there', mjml },
      'zh-CN': { subject: '你的购物车', mjml },
    },
  });
  expect(body.problems).toEqual([]);
}

const data = { event: CART, entry: { key: 'checkout:c1' } };
const transactional = {
  messageKey: 'order-confirmed',
  category: 'transactional',
  senderRole: 'transactional-email',
} as const;

/** Sends to one address and lets the dispatcher work until there is an outcome. */
async function sent(email: string, body: object = {}, profile: object = {}) {
  const profileId = await app.aProfile({ email, ...profile });
  const key = await app.aSend(profileId, { messageKey: 'cart-reminder', data, ...body });
  while (['pending', 'sending'].includes((await app.row(key)).status)) {
    await app.messaging.dispatcher.round();
    await new Promise((go) => setTimeout(go, 20));
  }
  return { key, profileId, row: await app.row(key), enrolmentId: key.split(':')[0] ?? '' };
}

const mailsTo = async (address: string) => (await smtp.accepted()).filter(({ to }) => to.includes(address));

const plain = (text: string | undefined) => (text ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');

describe('an e-mail', () => {
  it('arrives in the language of the customer, with the items, the money they saw and a resume link', async () => {
    const profile = { firstName: 'Lin', language: 'zh-CN', country: 'CN' };
    const { row, enrolmentId } = await sent('lin@shop.example', {}, profile);
    expect(row).toMatchObject({ status: 'sent' });
    expect(app.resumed.get(enrolmentId)).toMatchObject({ kind: 'sent', output: 0 });
    const [mail] = await mailsTo('lin@shop.example');
    const parsed = await simpleParser(mail!.raw);
    expect(parsed.subject).toBe('你的购物车');
    expect(plain(parsed.text)).toContain('2 × Tee <script>alert(1)</script>: €25.80');
    expect(plain(parsed.text)).toContain('1 × 抹茶: €40.00');
    expect(parsed.html).toContain('Tee &lt;script&gt;');
    expect(parsed.html).toContain('href="https://shop.example/resume?a=1&amp;b=2"');
    expect(parsed.html).toContain('lang="zh-CN"');
    expect(parsed.from?.value).toEqual([{ name: 'Ünal & Söhne', address: 'hello@shop.example' }]);
    expect(parsed.to).toMatchObject({ value: [{ name: 'Lin', address: 'lin@shop.example' }] });
    expect(app.events).toContainEqual(expect.objectContaining({ name: 'Message Sent', key: `${row.key}:sent` }));
  });

  it('writes numbers as the customer does', async () => {
    await sent('uwe@shop.example', {}, { language: 'de' });
    const [mail] = await mailsTo('uwe@shop.example');
    expect(plain((await simpleParser(mail!.raw)).text)).toContain('65,80 €');
  });

  it('carries one List-Unsubscribe header and the one-click header, both signed', async () => {
    const { key } = await sent('headers@shop.example');
    const [mail] = await mailsTo('headers@shop.example');
    const headers = headersOf(mail!.raw);
    const unsubscribe = headers.filter(([name]) => name === 'list-unsubscribe');
    expect(unsubscribe).toHaveLength(1);
    expect(unsubscribe[0]?.[1]).toMatch(
      /^<https:\/\/mail\.brand\.example\/u\/[0-9a-f]{32}>, <mailto:unsubscribe\+[0-9a-f]{32}@bounces\.shop\.example>$/,
    );
    const byName = Object.fromEntries(headers);
    expect(byName).toMatchObject({
      'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
      'list-id': '<marketing.shop.example>',
      'auto-submitted': 'auto-generated',
      'feedback-id': 'jrn_1:cart-reminder:marketing:workspace-a',
      'x-perennial-key': key,
      'reply-to': 'help@shop.example',
    });
    expect(byName['message-id']).toMatch(/^<[0-9a-f]{32}@shop\.example>$/);
    expect(mail!.from).toMatch(/^bounce\+[0-9a-f]{32}@bounces\.shop\.example$/);
    const signature = byName['dkim-signature'] ?? '';
    expect(signature).toContain('list-unsubscribe-post');
    expect(verified(mail!.raw)).toBe(true);
    expect(verified(mail!.raw.replace('List-Unsubscribe=One-Click', 'List-Unsubscribe=Two-Clicks'))).toBe(false);
  });

  it('has no list headers when it is transactional', async () => {
    await sent('order@shop.example', transactional, { consent: 'never' });
    const [mail] = await mailsTo('order@shop.example');
    expect(headersOf(mail!.raw).map(([name]) => name)).not.toContain('list-unsubscribe');
  });

  it('goes only to the address of the profile, whatever stands in names', async () => {
    const firstName = 'Eve\r\nBcc: evil@shop.example\r\n\r\nspam';
    const lastName = '"><evil@shop.example>, "';
    await sent('eve@shop.example', {}, { firstName, lastName });
    const [mail] = await mailsTo('eve@shop.example');
    expect(mail!.to).toEqual(['eve@shop.example']);
    expect(await mailsTo('evil@shop.example')).toEqual([]);
    const parsed = await simpleParser(mail!.raw);
    expect(parsed.bcc).toBeUndefined();
    expect(parsed.to).toMatchObject({ value: [{ address: 'eve@shop.example' }] });
    expect(parsed.subject).toBe('Your cart, Eve Bcc: evil@shop.example spam');
  });

  it('counts as marketing when its message does, whatever the step says', async () => {
    const { row } = await sent('sly@shop.example', { category: 'transactional' }, { consent: 'never' });
    expect(row).toMatchObject({ status: 'skipped', reason: 'no_consent' });
  });
});

describe('a mail server that', () => {
  it('does not know the address: a hard bounce, and nothing more goes there', async () => {
    const { row, enrolmentId } = await sent('gone@shop.example');
    expect(row).toMatchObject({ status: 'failed', reason: 'hard_bounce', detail: '550 5.1.1 at RCPT TO' });
    expect(app.resumed.get(enrolmentId)).toMatchObject({ kind: 'failed', reason: 'hard_bounce' });
    expect(app.events).toContainEqual(expect.objectContaining({ name: 'Message Bounced' }));
    const next = await sent('gone@shop.example', transactional);
    expect(next.row).toMatchObject({ status: 'skipped', reason: 'suppressed', detail: 'hard_bounce' });
  });

  it('forbids by policy: rejected, and the address stays usable', async () => {
    expect((await sent('forbidden@shop.example')).row).toMatchObject({ status: 'failed', reason: 'rejected' });
    const { body } = await app.call<{ items: object[] }>('GET', '/api/suppressions?address=forbidden@shop.example');
    expect(body.items).toEqual([]);
  });

  it('refuses the text: rejected', async () => {
    expect((await sent('rejected@shop.example')).row).toMatchObject({ status: 'failed', reason: 'rejected' });
  });

  it('puts off: tried again, arrives once', async () => {
    expect((await sent('grey@shop.example')).row).toMatchObject({ status: 'sent', tries: 1 });
    expect(await mailsTo('grey@shop.example')).toHaveLength(1);
  });

  it('puts off for ever: given up after the last try, with the reason', async () => {
    expect((await sent('deferred@shop.example')).row).toMatchObject({
      status: 'failed',
      reason: 'channel_down',
      detail: '451 4.7.1 at RCPT TO',
    });
  });

  it('closes after the text without a word: unknown, and marketing is not sent again', async () => {
    const { row, enrolmentId } = await sent('dropped@shop.example');
    expect(row).toMatchObject({ status: 'unknown', reason: 'unknown_outcome' });
    expect(app.resumed.get(enrolmentId)).toMatchObject({ kind: 'unknown' });
    expect(await mailsTo('dropped@shop.example')).toHaveLength(1);
  });

  it('closes after the text of an order mail: sent again only when its author says so', async () => {
    const once = await sent('dropped-once@shop.example', transactional);
    expect(once.row.status).toBe('unknown');
    expect(await mailsTo('dropped-once@shop.example')).toHaveLength(1);
    const repeated = await sent('dropped-order@shop.example', { ...transactional, resendUnknown: true });
    expect(repeated.row).toMatchObject({ status: 'unknown', tries: 2 });
    const ids = (await mailsTo('dropped-order@shop.example')).map(
      ({ raw }) => Object.fromEntries(headersOf(raw))['message-id'],
    );
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(1);
  });

  it('never answers: given up in time, and other messages go out', async () => {
    const [hanging, other] = await Promise.all([sent('hanging@shop.example'), sent('patient@shop.example')]);
    expect(hanging.row).toMatchObject({ status: 'failed', reason: 'channel_down', detail: 'ETIMEDOUT' });
    expect(other.row).toMatchObject({ status: 'sent' });
  });

  it('is silent or away: tried again, then given up with the reason', async () => {
    const silent = await startSmtp({ silent: true });
    await aSender(silent, { roles: ['silent-email'] });
    expect((await sent('a@shop.example', { senderRole: 'silent-email' })).row).toMatchObject({
      reason: 'channel_down',
    });
    await silent.stop();
    await aSender(silent, { roles: ['away-email'] });
    expect((await sent('b@shop.example', { senderRole: 'away-email' })).row).toMatchObject({ reason: 'channel_down' });
  });

  it('was started anew between two messages: the second takes a new connection', async () => {
    const first = await startSmtp();
    await aSender(first, { roles: ['restarted-email'] });
    expect((await sent('c@shop.example', { senderRole: 'restarted-email' })).row.status).toBe('sent');
    await first.stop();
    const second = await startSmtp({ port: first.port });
    expect((await sent('d@shop.example', { senderRole: 'restarted-email' })).row).not.toHaveProperty('tries');
    expect(await second.accepted()).toHaveLength(1);
    await second.stop();
  });
});

describe('a send that is not wanted any more', () => {
  it('is void when its enrolment has ended, and nothing is sent', async () => {
    const key = await app.aSend(await app.aProfile({ email: 'left@shop.example' }), {
      messageKey: 'cart-reminder',
      data,
    });
    const [enrolmentId = ''] = key.split(':');
    app.standings.set(enrolmentId, { active: false, rootActive: false, parked: false });
    await app.messaging.dispatcher.round();
    expect((await app.row(key)).status).toBe('void');
    expect(await mailsTo('left@shop.example')).toEqual([]);
  });

  it('waits while its journey is paused', async () => {
    const key = await app.aSend(await app.aProfile({ email: 'paused@shop.example' }), {
      messageKey: 'cart-reminder',
      data,
    });
    const [enrolmentId = ''] = key.split(':');
    app.standings.set(enrolmentId, { ...app.standings.get(enrolmentId)!, parked: true });
    await app.messaging.dispatcher.round();
    expect(await app.row(key)).toMatchObject({ status: 'pending', reason: 'parked' });
  });

  it('is skipped with the place in the text when the text cannot be made', async () => {
    const { row } = await sent('textless@shop.example', { data: { event: {}, entry: {} } });
    expect(row).toMatchObject({
      status: 'skipped',
      reason: 'render_failed',
      detail: expect.stringMatching(/line 3/) as unknown,
    });
  });

  it('is skipped without an address, and counted by reason', async () => {
    const profileId = await app.aProfile({ email: undefined });
    const key = await app.aSend(profileId, { ...transactional, data });
    await app.messaging.dispatcher.round();
    expect(await app.row(key)).toMatchObject({ status: 'skipped', reason: 'no_address' });
    const metrics = (await app.metrics.text())
      .split('\n')
      .filter((line) => line.startsWith('perennial_sends_total'))
      .join('\n');
    expect(metrics).toMatch(/perennial_sends_total\{channel="email",outcome="no_address"\} 1$/m);
    expect(metrics).toMatch(/perennial_sends_total\{channel="email",outcome="sent"\} \d+/);
  });
});

describe('stopping', () => {
  it('lets calls in flight end and leaves the rest for the next start', async () => {
    const other = await aMessagingApp();
    const server = await startSmtp();
    await other.call('POST', '/api/senders', {
      ...{ name: 'Shop', kind: 'smtp', from: { name: '', address: 'hello@shop.example' } },
      ...{ smtp: { host: '127.0.0.1', port: server.port }, roles: ['marketing-email'] },
    });
    await other.call('POST', '/api/messages', {
      ...{ key: 'many', name: 'Many', category: 'marketing', defaultLanguage: 'en' },
      languages: { en: { subject: 'Many', text: 'x {{ links.unsubscribe }}' } },
    });
    const keys: string[] = [];
    for (let i = 0; i < 60; i += 1) keys.push(await other.aSend(await other.aProfile({}), { messageKey: 'many' }));
    other.messaging.dispatcher.start();
    while ((await server.accepted()).length === 0) await new Promise((go) => setTimeout(go, 5));
    await other.messaging.dispatcher.stop();
    const statuses = (await Promise.all(keys.map(async (key) => await other.row(key)))).map(({ status }) => status);
    expect(statuses.filter((status) => status !== 'sent' && status !== 'pending')).toEqual([]);
    expect(await server.accepted()).toHaveLength(statuses.filter((status) => status === 'sent').length);
    other.messaging.dispatcher.start();
    while ((await server.accepted()).length < keys.length) await new Promise((go) => setTimeout(go, 20));
    await other.close();
    expect(new Set((await server.accepted()).flatMap(({ to }) => to)).size).toBe(keys.length);
    await server.stop();
  });
});

function headersOf(raw: string): [string, string][] {
  const [head = ''] = raw.split('\r\n\r\n');
  return head
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    });
}

/** DKIM as a receiver checks it (RFC 6376, relaxed/relaxed, rsa-sha256). */
function verified(raw: string): boolean {
  const end = raw.indexOf('\r\n\r\n');
  const lines = raw.slice(0, end).split(/\r\n(?![ \t])/);
  const line = lines.find((header) => /^dkim-signature:/i.test(header)) ?? '';
  const tags = Object.fromEntries(
    [...line.slice(line.indexOf(':') + 1).matchAll(/\s*([a-z]+)=([^;]*)/g)].map(([, name, value]) => [
      name,
      value?.replaceAll(/\s/g, ''),
    ]),
  ) as Record<string, string>;
  const body = raw
    .slice(end + 4)
    .replaceAll(/[ \t]+/g, ' ')
    .replaceAll(/ \r\n/g, '\r\n')
    .replace(/(\r\n)*$/, '\r\n');
  const bodyMatches = hash('sha256', body, 'base64') === tags['bh'];
  const relaxed = (header: string) => {
    const colon = header.indexOf(':');
    return `${header.slice(0, colon).toLowerCase().trim()}:${header
      .slice(colon + 1)
      .replaceAll(/\s+/g, ' ')
      .trim()}`;
  };
  const signed = (tags['h'] ?? '').split(':').flatMap((name) => {
    const header = lines.find((each) => each.toLowerCase().startsWith(`${name.toLowerCase()}:`));
    return header === undefined ? [] : [`${relaxed(header)}\r\n`];
  });
  const unsigned = relaxed(line.replace(/([;\s]b=)[^;]*$/, '$1'));
  const verify = createVerify('RSA-SHA256').update(signed.join('') + unsigned);
  return bodyMatches && verify.verify(publicKey, tags['b'] ?? '', 'base64');
}
