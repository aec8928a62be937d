import { randomUUID } from 'node:crypto';
import { simpleParser, type ParsedMail } from 'mailparser';

import type { JourneyWorkflow } from '../../runtime/src/engine/workflow';
import { aCheckout, aGuestOrder, eventually, type Brand, type Items } from '../support/brand';
import { freshDatabaseUri } from '../support/database';
import { aJourney, type WaitOptions } from '../support/journeys';
import { startSmtp, type Accepted, type Smtp } from '../support/smtp';
import { startSpine, type SpineRuntime } from '../support/spine-runtime';

let smtp: Smtp;
let runtime: SpineRuntime;
let brand: Brand;

beforeAll(async () => {
  smtp = await startSmtp();
  runtime = await startSpine({ mongodbUri: freshDatabaseUri() });
  brand = runtime.brand;
  await brand.setUp(smtp.port);
});

afterAll(async () => {
  await runtime.end('SIGTERM');
  await smtp.stop();
});

/** Each test has a journey of its own; the ones before it are archived, so that a checkout enters one of them. */
let journeyId: string | undefined;

async function live(workflow: JourneyWorkflow): Promise<string> {
  if (journeyId) await brand.must('POST', `/api/journeys/${journeyId}/archive`, { people: 'leave' });
  journeyId = await brand.live(workflow);
  return journeyId;
}

const cartJourney = (wait: WaitOptions, send: Record<string, unknown> = {}) =>
  aJourney()
    .entry({ key: 'checkout', aliases: ['cart'], exits: [{ event: 'Order Completed', by: 'entryKey' }] })
    .wait({
      ...wait,
      restartOn: [
        { event: 'Checkout Updated', by: 'entryKey' },
        { event: 'Cart Updated', by: 'entryKey' },
      ],
    })
    .send(send)
    .workflow();

interface Enrolment {
  readonly id: string;
  readonly profileId: string;
  readonly state: string;
  readonly stepKey: string;
}
interface Send {
  readonly id: string;
  readonly status: string;
  readonly reason?: string;
}

const enrolments = (id: string) => brand.list<Enrolment>(`/api/enrolments?journeyId=${id}`);
const sends = (id: string) => brand.list<Send>(`/api/sends?journeyId=${id}`);

async function oneEnrolment(id: string, state?: string): Promise<Enrolment> {
  return await eventually(`one enrolment of ${id} ${state ?? ''}`, async () => {
    const [found] = await enrolments(id);
    return found && (state === undefined || found.state === state) ? found : undefined;
  });
}

async function settledSend(id: string): Promise<Send> {
  return await eventually('the outcome of a send', async () =>
    (await sends(id)).find(({ status }) => ['sent', 'skipped', 'failed', 'unknown'].includes(status)),
  );
}

async function mailTo(address: string): Promise<{ accepted: Accepted; mail: ParsedMail }> {
  const accepted = await eventually(`a mail to ${address}`, async () =>
    (await smtp.accepted()).find(({ to }) => to.includes(address)),
  );
  return { accepted, mail: await simpleParser(accepted.raw) };
}

const mailsTo = async (address: string) => (await smtp.accepted()).filter(({ to }) => to.includes(address)).length;

test('an abandoned checkout gets one e-mail in its language, with its items, its money, the way back and both unsubscribe headers', async () => {
  const id = await live(cartJourney({ amount: 1, unit: 'seconds' }));
  const checkout = aCheckout({
    locale: 'de-DE',
    currency: 'JPY',
    items: [{ title: 'Mizu toner', quantity: 3, price: '1200' }],
  });
  const delivery = randomUUID();

  for (let delivered = 0; delivered < 3; delivered++)
    expect(await brand.webhook('checkouts/create', checkout, { id: delivery })).toBe(200);

  const { mail } = await mailTo(checkout.email!);
  expect(mail.subject).toBe('Noch unentschlossen? Anna');
  expect(mail.text).toContain('3 × Mizu toner');
  expect(mail.text).toMatch(/3\.600\s*(JPY|¥)/);
  expect(String(mail.html)).toContain(checkout.abandoned_checkout_url.replaceAll('&', '&amp;'));
  const list = mail.headers.get('list') as { unsubscribe?: { url: string } };
  expect(list.unsubscribe?.url).toMatch(/^http.*\/u\//);
  expect(mail.headerLines.map(({ key }) => key)).toContain('list-unsubscribe-post');

  await oneEnrolment(id, 'ended');
  expect(await enrolments(id)).toHaveLength(1);
  expect(await mailsTo(checkout.email!)).toBe(1);
});

test.each([
  ['a wrong signature', 'not the secret'],
  ['no signature', false as const],
])('a webhook with %s is refused, and nothing of it is stored', async (_what, secret) => {
  const id = await live(cartJourney({ amount: 1, unit: 'seconds' }));
  const before = (await brand.list('/api/events')).length;
  expect(await brand.webhook('checkouts/create', aCheckout(), { secret })).toBe(401);
  expect(await brand.list('/api/events')).toHaveLength(before);
  expect(await enrolments(id)).toEqual([]);
});

test('the guest order of the checkout ends the journey at once, in the middle of the wait', async () => {
  const id = await live(cartJourney({ amount: 2, unit: 'hours' }));
  const checkout = aCheckout();
  await brand.webhook('checkouts/create', checkout);
  await eventually('the wait', async () => ((await oneEnrolment(id)).stepKey.startsWith('wait') ? true : undefined));

  await brand.webhook('orders/create', aGuestOrder(checkout.token));

  const ended = await oneEnrolment(id, 'ended');
  const detail = await brand.must<{ ended: { reason: string } }>('GET', `/api/enrolments/${ended.id}`);
  expect(detail.ended.reason).toBe('exit');
  expect(await sends(id)).toEqual([]);
});

test('a message that was put off to the morning is void when the order comes in the night', async () => {
  const hour = (ahead: number) => `${String((new Date().getUTCHours() + ahead) % 24).padStart(2, '0')}:00`;
  const id = await live(
    cartJourney({ amount: 1, unit: 'seconds' }, { window: 'hours', from: hour(3), to: hour(5), outside: 'defer' }),
  );
  const checkout = aCheckout();
  await brand.webhook('checkouts/create', checkout);
  const deferred = await eventually('the deferred send', async () =>
    (await sends(id)).find(({ status, reason }) => status === 'pending' && reason === 'quiet_hours'),
  );

  await brand.webhook('orders/paid', { ...aGuestOrder(checkout.token) });
  await brand.webhook('orders/create', aGuestOrder(checkout.token));

  await oneEnrolment(id, 'ended');
  await eventually('the void', async () => {
    const { status } = await brand.must<Send>('GET', `/api/sends/${deferred.id}`);
    return status === 'void' ? true : undefined;
  });
  expect(await mailsTo(checkout.email!)).toBe(0);
});

test('an order that arrives before its checkout lets nobody in, and the profile says why', async () => {
  const id = await live(cartJourney({ amount: 1, unit: 'seconds' }));
  const checkout = aCheckout();
  await brand.webhook('orders/create', aGuestOrder(checkout.token, { email: checkout.email! }));
  await brand.webhook('checkouts/create', checkout);

  const refusal = await eventually('the refusal', async () => {
    const [profile] = await brand.list<{ id: string }>(`/api/profiles?search=${encodeURIComponent(checkout.email!)}`);
    if (!profile) return undefined;
    const all = await brand.list<{ code: string; journeyId: string }>(`/api/profiles/${profile.id}/refusals`);
    return all.find((one) => one.journeyId === id);
  });
  expect(refusal.code).toBe('already_done');
  expect(await enrolments(id)).toEqual([]);
});

test('a changed cart starts the timer again, and the message shows the fresh contents', async () => {
  const id = await live(cartJourney({ amount: 4, unit: 'seconds' }));
  const checkout = aCheckout({ items: [{ title: 'Old candle', quantity: 1, price: '10.00' }] });
  await brand.webhook('checkouts/create', checkout);
  const { id: enrolmentId } = await oneEnrolment(id);
  const told = async (what: string) => {
    const { history } = await brand.must<{ history: { what: string }[] }>('GET', `/api/enrolments/${enrolmentId}`);
    return history.some((line) => line.what === what) ? true : undefined;
  };
  await eventually('the wait', () => told('held'));

  const fresh = aCheckout({ token: checkout.token, items: [{ title: 'Fresh lamp', quantity: 1, price: '25.00' }] });
  await brand.webhook('checkouts/update', fresh);

  await eventually('the restart', () => told('restarted'));
  const { mail } = await mailTo(checkout.email!);
  expect(mail.text).toContain('Fresh lamp');
  expect(mail.text).not.toContain('Old candle');
  await oneEnrolment(id, 'ended');
  expect(await mailsTo(checkout.email!)).toBe(1);
});

test('after the one-click unsubscribe the next message is not sent, and the profile says why', async () => {
  const id = await live(cartJourney({ amount: 1, unit: 'seconds' }));
  const email = `leaver-${randomUUID()}@example.com`;
  await brand.webhook('checkouts/create', aCheckout({ email }));
  const { mail } = await mailTo(email);
  const link = (mail.headers.get('list') as { unsubscribe: { url: string } }).unsubscribe.url;

  // What a mail client does: a POST without cookie, login or origin.
  const path = new URL(link).pathname;
  const answer = await fetch(brand.address + path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  });
  expect(answer.status).toBeLessThan(300);
  await oneEnrolment(id, 'ended');

  await brand.webhook('checkouts/create', aCheckout({ email }));
  const skipped = await eventually('the skipped send', async () =>
    (await sends(id)).find(({ status }) => status === 'skipped'),
  );
  expect(skipped.reason).toBe('unsubscribed');
  const [profile] = await brand.list<{ id: string }>(`/api/profiles?search=${encodeURIComponent(email)}`);
  const timeline = await brand.list<{ kind: string; reason?: string }>(`/api/profiles/${profile!.id}/timeline`);
  expect(timeline).toContainEqual(expect.objectContaining({ kind: 'send', reason: 'unsubscribed' }));
  expect(await mailsTo(email)).toBe(1);
});

test('a checkout without an address waits, and is skipped with the reason when none arrives', async () => {
  const id = await live(cartJourney({ amount: 1, unit: 'seconds' }));
  await brand.webhook('checkouts/create', aCheckout({ email: null }));
  expect(await settledSend(id)).toMatchObject({ status: 'skipped', reason: 'no_address' });
});

test('a checkout without an address gets its message when the address arrives in time', async () => {
  const id = await live(cartJourney({ amount: 3, unit: 'seconds' }));
  const { token } = aCheckout();
  await brand.webhook('checkouts/create', aCheckout({ token, email: null }));
  await oneEnrolment(id);
  const email = `late-${token}@example.com`;
  await brand.webhook('checkouts/update', aCheckout({ token, email }));
  await mailTo(email);
  expect(await settledSend(id)).toMatchObject({ status: 'sent' });
});

test('without consent a marketing message is not sent, and the reason is kept', async () => {
  const id = await live(cartJourney({ amount: 1, unit: 'seconds' }));
  const checkout = aCheckout({ consent: false });
  await brand.webhook('checkouts/create', checkout);
  expect(await settledSend(id)).toMatchObject({ status: 'skipped', reason: 'no_consent' });
  expect(await mailsTo(checkout.email!)).toBe(0);
});

test('an event of 2012 enrols nobody, and the refusal says that it is too old', async () => {
  const id = await live(cartJourney({ amount: 1, unit: 'seconds' }));
  const checkout = aCheckout({ at: new Date('2012-12-21T12:00:00Z') });
  expect(await brand.webhook('checkouts/create', checkout)).toBe(200);
  const code = await eventually('the refusal', async () => {
    const [profile] = await brand.list<{ id: string }>(`/api/profiles?search=${encodeURIComponent(checkout.email!)}`);
    const { items } = profile
      ? await brand.must<Items<{ code: string; journeyId: string }>>('GET', `/api/profiles/${profile.id}/refusals`)
      : { items: [] };
    return items.find((one) => one.journeyId === id)?.code;
  });
  expect(code).toBe('too_old');
  expect(await enrolments(id)).toEqual([]);
});

test('an imported event enrols nobody; the same event as it happens does', async () => {
  const id = await live(cartJourney({ amount: 2, unit: 'hours' }));
  const started = async (trust: 'import' | 'server'): Promise<string> => {
    const { writeKey } = await brand.must<{ writeKey: string }>('POST', '/api/sources', {
      ...{ kind: 'segment', name: `Site (${trust})`, trust },
    });
    const userId = `${trust}-${randomUUID()}`;
    const answer = await fetch(`${brand.address}/v1/track`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}` },
      body: JSON.stringify({ userId, event: 'Checkout Started', properties: { checkout_id: userId } }),
    });
    expect(await answer.json()).toEqual({ success: true });
    return userId;
  };
  const imported = await started('import');
  await started('server');

  await oneEnrolment(id);
  expect(await enrolments(id)).toHaveLength(1);
  const events = await brand.list<{ origin: string; keys: string[] }>('/api/events');
  expect(events).toContainEqual(expect.objectContaining({ origin: 'backfill', keys: [`checkout:${imported}`] }));
});
