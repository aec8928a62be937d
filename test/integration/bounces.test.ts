import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';

import { aMessagingApp, OTHER_WORKSPACE, WORKSPACE, type MessagingApp } from '../support/messaging';
import { startSmtp, type Smtp } from '../support/smtp';

let app: MessagingApp;
let smtp: Smtp;

beforeAll(async () => {
  [app, smtp] = await Promise.all([aMessagingApp(), startSmtp()]);
  await app.call('POST', '/api/senders', {
    ...{ name: 'Shop', kind: 'smtp', from: { name: 'Shop', address: 'hello@shop.example' } },
    smtp: { host: '127.0.0.1', port: smtp.port },
    bounceDomain: 'bounces.shop.example',
    roles: ['marketing-email'],
  });
  await app.call('POST', '/api/messages', {
    ...{ key: 'hello', name: 'Hello', category: 'marketing', defaultLanguage: 'en' },
    languages: { en: { subject: 'Hello', text: '{{ links.unsubscribe }}' } },
  });
});
afterAll(async () => {
  await app.close();
  await smtp.stop();
});

/** A mail that went out, as the receiving server has it. */
async function delivered(email: string) {
  const profileId = await app.aProfile({ email });
  const key = await app.aSend(profileId, { messageKey: 'hello' });
  await app.messaging.dispatcher.round();
  const mail = (await smtp.accepted()).find(({ to }) => to.includes(email));
  return { profileId, key, returnPath: mail!.from, raw: mail!.raw, next: async () => await next(profileId) };
}

async function next(profileId: string) {
  const key = await app.aSend(profileId, { messageKey: 'hello' });
  await app.messaging.dispatcher.round();
  return await app.row(key);
}

interface Told {
  readonly to: string;
  readonly original: string;
  readonly action?: string;
  readonly status?: string;
}

/** As Postfix writes it (RFC 3464). */
function deliveryReport({ to, original, action = 'failed', status = '5.1.1' }: Told): Buffer {
  return report(to, {
    kind: 'delivery-status',
    part: [
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.shop.example',
      '',
      'Final-Recipient: rfc822; somebody@shop.example',
      `Action: ${action}`,
      `Status: ${status}`,
      'Diagnostic-Code: smtp; 550 5.1.1 <somebody@shop.example>: Recipient address rejected:',
      '    User unknown',
    ],
    original,
  });
}

function report(to: string, { kind, part, original }: { kind: string; part: string[]; original: string }): Buffer {
  const lines = [
    'From: MAILER-DAEMON@mx.shop.example (Mail Delivery System)',
    `To: ${to}`,
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=${kind}; boundary="B"`,
    '',
    '--B',
    'Content-Type: text/plain',
    '',
    'This is the mail system.',
    '--B',
    ...part,
    '--B',
    'Content-Type: text/rfc822-headers',
    '',
    original.split('\r\n\r\n')[0] ?? '',
    '--B--',
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}

const told = async (raw: Buffer, workspace = WORKSPACE) =>
  (await app.call('POST', '/hooks/bounces', raw, workspace)).body;

describe('a report that comes back', () => {
  it('of an address that does not exist suppresses it', async () => {
    const { returnPath, raw, key, profileId, next: again } = await delivered('unknown@shop.example');
    const answer = await told(deliveryReport({ to: returnPath, original: raw }));
    expect(answer).toEqual({ kind: 'hard', believed: true, status: '5.1.1' });
    expect(await again()).toMatchObject({ status: 'skipped', reason: 'suppressed', detail: 'hard_bounce' });
    const bounced = app.events.find((event) => event.name === 'Message Bounced' && event.profileId === profileId);
    expect(bounced).toMatchObject({ key: `bounced:${key}:hard`, properties: { bounce: 'hard', message_key: 'hello' } });
  });

  it('is known by its return path also when the mail server changed its case', async () => {
    const { returnPath, raw, next: again } = await delivered('shouting@shop.example');
    await told(deliveryReport({ to: returnPath.toUpperCase(), original: raw }));
    expect(await again()).toMatchObject({ reason: 'suppressed' });
  });

  it.each([
    ['delayed', '4.4.1', 'soft'],
    ['failed', '5.2.2', 'soft'],
    ['failed', '5.7.1', 'soft'],
    ['delivered', '2.0.0', 'none'],
  ])('%s with %s suppresses nothing', async (action, status, kind) => {
    const { returnPath, raw, next: again } = await delivered(`soft-${action}-${status}@shop.example`);
    expect(await told(deliveryReport({ to: returnPath, original: raw, action, status }))).toMatchObject({ kind });
    expect((await again()).status).toBe('sent');
  });

  it('of a complaint suppresses the address', async () => {
    const { returnPath, raw, next: again } = await delivered('angry@shop.example');
    const part = ['Content-Type: message/feedback-report', '', 'Feedback-Type: abuse', 'Version: 1'];
    const answer = await told(report(returnPath, { kind: 'feedback-report', part, original: raw }));
    expect(answer).toMatchObject({ kind: 'complaint', believed: true });
    expect(await again()).toMatchObject({ reason: 'suppressed', detail: 'complaint' });
  });

  it('is believed only with a token of this workspace: anybody can write such a mail', async () => {
    const { returnPath, raw, next: again } = await delivered('innocent@shop.example');
    const forged = deliveryReport({ to: 'bounce@bounces.shop.example', original: raw });
    expect(await told(forged)).toMatchObject({ believed: false });
    const foreign = deliveryReport({ to: returnPath, original: raw });
    expect(await told(foreign, OTHER_WORKSPACE)).toMatchObject({ believed: false });
    expect((await again()).status).toBe('sent');
  });

  it('to the unsubscribe mailbox unsubscribes', async () => {
    const { returnPath, next: again } = await delivered('mailer@shop.example');
    const mail = `From: mailer@shop.example\r\nTo: ${returnPath.replace('bounce+', 'unsubscribe+')}\r\n\r\nplease`;
    expect(await told(Buffer.from(mail))).toMatchObject({ kind: 'unsubscribe', believed: true });
    expect(await again()).toMatchObject({ reason: 'unsubscribed' });
  });

  it('that is no mail at all changes nothing', async () => {
    expect(await told(Buffer.from('\0\0 nonsense'))).toEqual({ kind: 'none', believed: false });
    expect((await app.call('POST', '/hooks/bounces', { a: 1 })).status).toBe(415);
  });

  it('is refused without a key before a byte of it is read, and when it is too long', async () => {
    const headers = { 'content-type': 'message/rfc822', 'content-length': 2_000_000 };
    const unfinished = request(`${app.baseUrl}/hooks/bounces`, { method: 'POST', headers });
    unfinished.on('error', () => undefined).write('Subject: the rest never comes\r\n');
    const [answer] = (await once(unfinished, 'response')) as [IncomingMessage];
    unfinished.destroy();
    expect(answer.statusCode).toBe(401);
    expect((await app.call('POST', '/hooks/bounces', Buffer.alloc(2_200_000, 'x'))).status).toBe(413);
  });

  it('is taken twenty times a second of each workspace, and not of one that runs away', async () => {
    const statuses = new Map<number, number>();
    const storm = async () => {
      const { status } = await app.call('POST', '/hooks/bounces', { a: 1 }, 'workspace-that-runs-away');
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    };
    for (let hundred = 0; hundred < 13; hundred += 1) await Promise.all(Array.from({ length: 100 }, storm));
    expect(statuses).toEqual(
      new Map([
        [415, 1_200],
        [429, 100],
      ]),
    );
    expect(await told(Buffer.from('x'))).toEqual({ kind: 'none', believed: false });
  });
});
