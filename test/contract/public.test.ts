import { createHmac } from 'node:crypto';

import { aWholeApp, type WholeApp } from '../support/app';
import { anOrder, aCheckout } from '../support/fixtures/shopify/checkout';
import { aJourney } from '../support/journeys';
import { checked, get, list, playing, post, sendAs, type Site } from './foreign';
import { changes, snapshot, type Snapshot } from './snapshot';
import { byKey, bySession, newSite, verdict } from './walk';

/**
 * Two brands share a customer: the same address, the same ids, even the same token of a checkout. What comes in for B without
 * a login (write key, signature, token) changes nothing of A, although A has somebody waiting for just that.
 */

const EMAIL = 'mei@customer.example';
const TOKEN = '84ad78572dae52a8cbea7d55371afe89';
const ORDER = {
  event: 'Order Completed',
  messageId: 'the-same-message',
  properties: { checkout_id: TOKEN, order_id: '1' },
};

interface Brand extends Site {
  readonly writeKey: string;
  readonly shopId: string;
  readonly secret: string;
  readonly profileId: string;
}

let app: WholeApp;
let a: Brand;
let b: Brand;
let before: Snapshot;

beforeAll(async () => {
  app = await aWholeApp();
  app.subjects.messaging.dispatcher.start();
  a = await aBrand(newSite(app, app.a), 'the secret of A');
  b = await aBrand(newSite(app, app.b), 'the secret of B');
  before = await snapshot(app, app.a.id);
});

afterAll(async () => {
  await app.close();
});

/** With Mei on her way through a cart journey that her order would end, and programs outside that wait for it, too. */
async function aBrand(site: Site, secret: string): Promise<Brand> {
  const { writeKey } = await post<{ writeKey: string }>(site, '/api/sources', { kind: 'segment', name: 'Site' });
  const { id: shopId } = await post<{ id: string }>(site, '/api/sources', { kind: 'shopify', name: 'Shop', secret });
  const exits = [{ event: 'Order Completed', by: 'entryKey' as const }, { event: 'Order Completed' }];
  const workflow = aJourney().entry({ key: 'checkout', exits }).wait().workflow();
  const { id } = await post<{ id: string }>(site, '/api/journeys', { name: 'Cart', workflow });
  await post(site, `/api/journeys/${id}/publish`, {});
  await checked(await webhook(shopId, secret, 'checkouts/create', aCheckout({ token: TOKEN })));
  await app.subjects.events.idle();
  const [enrolment] = await list<{ id: string; profileId: string }>(site, '/api/enrolments?state=active');
  const { profileId } = enrolment!;
  const branches = [{ event: 'Order Completed', by: 'entryKey', output: 1 }];
  const wait = { resumeUrl: 'https://n8n.example/wait', profileId, entryKey: `checkout:${TOKEN}`, branches };
  await post(site, '/api/subscriptions/waits', { ...wait, until: new Date(Date.now() + 3_600_000).toISOString() });
  await post(site, '/api/subscriptions', { url: 'https://hooks.example/in', events: ['Order Completed'] });
  await post(site, `/api/profiles/${profileId}/consents`, { channel: 'email', state: 'subscribed' });
  await playing(site, 'marketing-email');
  await post(site, '/api/sends', { profileId, message: await site.id('messageId') });
  return { ...site, writeKey, shopId, secret, profileId };
}

async function webhook(sourceId: string, secret: string, topic: string, payload: object): Promise<Response> {
  const body = JSON.stringify(payload);
  const headers = {
    'content-type': 'application/json',
    'x-shopify-topic': topic,
    'x-shopify-hmac-sha256': createHmac('sha256', secret).update(body).digest('base64'),
  };
  return await fetch(`${app.baseUrl}/hooks/shopify/${sourceId}`, { method: 'POST', headers, body });
}

async function nothingOfAChanged(): Promise<void> {
  expect(changes(before, await snapshot(app, app.a.id))).toEqual([]);
}

test.each(['track', 'identify', 'page', 'screen', 'group', 'alias', 'batch'])(
  "/v1/%s with B's write key touches B alone",
  async (call) => {
    const who = { userId: a.profileId, anonymousId: 'the-same-browser', previousId: a.profileId, groupId: 'g' };
    const said = {
      ...who,
      ...ORDER,
      name: 'Home',
      traits: { email: EMAIL, id: a.profileId },
      context: { traits: { email: EMAIL } },
    };
    const body = call === 'batch' ? { batch: [{ type: 'track', ...said, messageId: 'in-a-batch' }] } : said;
    const received = async () => (await list(b, '/api/events?limit=200')).length;
    const earlier = await received();
    await checked(await sendAs(app, b.writeKey, call, { ...body, messageId: `the-same-${call}` }));
    await nothingOfAChanged();
    expect(await received()).toBe(earlier + 1);
  },
);

test('the same message id from two brands is two events', async () => {
  const call = { ...ORDER, userId: 'u', messageId: 'once-each', event: 'Something Else' };
  await checked(await sendAs(app, b.writeKey, 'track', call));
  await checked(await sendAs(app, a.writeKey, 'track', call));
  expect(await list(a, '/api/events?name=Something+Else')).toHaveLength(1);
  before = await snapshot(app, app.a.id);
});

describe('/hooks/shopify', () => {
  test("of B's shop takes B's signature only and A's takes no signature of B", async () => {
    const order = anOrder({ checkout_token: TOKEN, email: EMAIL });
    expect(await verdict(await webhook(b.shopId, a.secret, 'orders/create', order))).toContain('401 bad_signature');
    await nothingOfAChanged();
    expect(await verdict(await webhook(a.shopId, b.secret, 'orders/create', order))).toContain('401 bad_signature');
    // The source of A counts that; nothing of what came is kept, and nothing else changes.
    const counted = await snapshot(app, app.a.id);
    expect(changes(before, counted)).toEqual([expect.stringMatching(/^sources .*"lastRefused"/)]);
    expect(await get(a, `/api/sources/${a.shopId}`)).toMatchObject({
      lastRefused: { reason: 'bad_signature', count: 1 },
    });
    before = counted;
  });

  test("signed by B's shop ends B's enrolment alone, though the checkout is of the same token", async () => {
    const order = anOrder({ checkout_token: TOKEN, email: EMAIL });
    await checked(await webhook(b.shopId, b.secret, 'orders/create', order));
    await nothingOfAChanged();
    expect(await list(b, '/api/enrolments?state=active')).toEqual([]);
    expect(await list(a, '/api/enrolments?state=active')).toHaveLength(1);
  });
});

describe('/u/:token', () => {
  test("of B's mail shows B and ends the subscription with B alone", async () => {
    const token = await unsubscribeTokenOf(b);
    const page = await (await checked(await fetch(`${app.baseUrl}/u/${token}`))).text();
    expect(page).toContain('Another brand');
    await checked(await fetch(`${app.baseUrl}/u/${token}`, { method: 'POST', body: 'List-Unsubscribe=One-Click' }));
    await nothingOfAChanged();
    const consent = async ({ profileId, ...site }: Brand) =>
      (await get<{ consents: Record<string, { marketing: { state: string } }> }>(site, `/api/profiles/${profileId}`))
        .consents['email']?.marketing.state;
    expect([await consent(a), await consent(b)]).toEqual(['subscribed', 'unsubscribed']);
  });

  test('subscribed again with B stays as it was with A', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const token = await unsubscribeTokenOf(b);
    await checked(await fetch(`${app.baseUrl}/u/${token}`, { method: 'POST', headers, body: 'action=resubscribe' }));
    await nothingOfAChanged();
  });
});

async function unsubscribeTokenOf(brand: Brand): Promise<string> {
  const [newest] = await list(brand, '/api/sandbox/messages?limit=1');
  const { headers } = await get<{ headers: Record<string, string> }>(brand, `/api/sandbox/messages/${newest!.id}`);
  return /\/u\/([0-9a-f]{32})/.exec(JSON.stringify(headers))![1]!;
}

test("a returned mail that carries B's token says nothing to A, and A's key does nothing to B", async () => {
  const token = await unsubscribeTokenOf(b);
  const theirs = await snapshot(app, app.b.id);
  const report = async (recipient: string) => {
    const headers = { ...byKey(app.a.key), 'content-type': 'message/rfc822' };
    const query = new URLSearchParams({ recipient }).toString();
    const body = `From: mailer@example.com\r\nTo: ${recipient}\r\n\r\nGone`;
    return (await (
      await fetch(`${app.baseUrl}/hooks/bounces?${query}`, { method: 'POST', headers, body })
    ).json()) as object;
  };
  expect(await report(`unsubscribe+${token}@mail.example`)).toMatchObject({ kind: 'unsubscribe', believed: false });
  expect(await report(`bounce+${token}@mail.example`)).toMatchObject({ believed: false });
  await nothingOfAChanged();
  expect(changes(theirs, await snapshot(app, app.b.id))).toEqual([]);
});

test('who is signed in to B alone reaches nothing of A', async () => {
  const session = await bySession(app, app.b.ownerId);
  const me = (await (await fetch(`${app.baseUrl}/api/me`, { headers: session })).json()) as object;
  expect(me).toMatchObject({ workspace: { id: app.b.id } });
  const headers = { ...session, 'x-perennial-workspace': app.a.id };
  expect(await verdict(await fetch(`${app.baseUrl}/api/me`, { headers }))).toContain('404 not_found');
  expect(await verdict(await fetch(`${app.baseUrl}/api/profiles/${a.profileId}`, { headers: session }))).toContain(
    '404',
  );
});
