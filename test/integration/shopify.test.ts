import { aCart, aCheckout, anEmptyHandedCheckout, anOrder } from '../support/fixtures/shopify/checkout';
import { anIntake, aShop, type Intake } from '../support/intake';

let intake: Intake;
let shop: string;

beforeAll(async () => {
  intake = await anIntake();
});
afterAll(() => intake.close());
beforeEach(async () => {
  for (const name of ['events', 'receipts', 'profiles', 'identifiers', 'deliveries', 'sources'])
    await intake.database.db.collection(name).deleteMany({});
  shop = await aShop(intake);
});

const events = () => intake.database.db.collection('events').find().sort({ receivedAt: 1, _id: 1 }).toArray();
const profiles = () =>
  intake.database.db
    .collection('profiles')
    .find({ mergedInto: { $exists: false } })
    .toArray();

test('a checkout becomes Checkout Started of its person, with what the customer saw', async () => {
  const answer = await intake.webhook(shop, 'checkouts/create', aCheckout());
  expect(answer.status).toBe(200);
  const [event] = await events();
  const [person] = await profiles();
  expect(event).toMatchObject({
    name: 'Checkout Started',
    profileId: person!._id,
    keys: ['checkout:84ad78572dae52a8cbea7d55371afe89', 'cart:Z2NwLXVzLWVhc3QxOjAx'],
    trust: 'shop',
    origin: 'live',
    properties: {
      checkout_id: '84ad78572dae52a8cbea7d55371afe89',
      cart_id: 'Z2NwLXVzLWVhc3QxOjAx',
      checkout_url: 'https://shop.example/checkouts/84ad/recover?key=1',
      total: { amount: 9240, currency: 'JPY' },
      products: [
        {
          product_id: '7234590408817',
          variant_id: '41327142600817',
          name: '茶器セット',
          variant: 'Blue',
          brand: 'Kiln',
          quantity: 2,
          price: { amount: 4200, currency: 'JPY' },
          line_total: { amount: 8400, currency: 'JPY' },
        },
      ],
    },
  });
  expect(person).toMatchObject({
    email: 'mei@customer.example',
    firstName: 'Mei',
    language: 'ja-JP',
    country: 'JP',
    known: true,
    consents: { email: { marketing: { state: 'subscribed' } } },
  });
  const seen = await intake.profiles.view('ws_1', String(person!._id));
  expect(seen?.timeZone).toBe('Asia/Tokyo');
});

test('an order shows presentment money, its exact id, and joins its checkout', async () => {
  const body = JSON.stringify(anOrder())
    .replace('6198432301356', '820982911946154508')
    .replace('Order/6198432301356', 'Order/820982911946154508');
  await intake.webhook(shop, 'orders/create', body);
  expect(await events()).toMatchObject([
    {
      name: 'Order Completed',
      keys: ['order:820982911946154508', 'checkout:84ad78572dae52a8cbea7d55371afe89', 'cart:Z2NwLXVzLWVhc3QxOjAx'],
      properties: { order_id: '820982911946154508', total: { amount: 9240, currency: 'JPY' }, coupon: 'WELCOME' },
    },
  ]);
});

test('a guest order without any address goes to the person of its checkout', async () => {
  await intake.webhook(shop, 'checkouts/create', aCheckout());
  await intake.webhook(shop, 'orders/create', anOrder({ customer: null, email: '', contact_email: null, phone: null }));
  const [started, ordered] = await events();
  expect(ordered!['profileId']).toBe(started!['profileId']);
});

test('a checkout without a person makes an anonymous profile; the address that comes later is its own', async () => {
  await intake.webhook(shop, 'checkouts/create', anEmptyHandedCheckout());
  const [before] = await profiles();
  expect(before).toMatchObject({ known: false });
  await intake.webhook(shop, 'checkouts/update', aCheckout());
  expect(await profiles()).toMatchObject([{ _id: before!._id, known: true, email: 'mei@customer.example' }]);
});

test('an anonymous checkout merges into the known person whose address arrives, and its events are read through', async () => {
  await intake.webhook(shop, 'orders/create', anOrder({ checkout_token: 'another', cart_token: null }));
  await intake.webhook(shop, 'checkouts/create', anEmptyHandedCheckout({ cart_token: 'c9', token: 't9' }));
  await intake.webhook(shop, 'checkouts/update', aCheckout({ cart_token: 'c9', token: 't9' }));
  const [person, ...others] = await profiles();
  expect(others).toEqual([]);
  const seen = await intake.call('ws_1', 'GET', `/api/events?profileId=${String(person!._id)}`);
  expect(((await seen.json()) as { items: unknown[] }).items).toHaveLength(3);
});

test('three deliveries of one webhook are one event, also when they come at once', async () => {
  const send = () => intake.webhook(shop, 'checkouts/create', aCheckout(), { 'x-shopify-webhook-id': 'w-1' });
  const answers = await Promise.all([send(), send(), send()]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  await send();
  expect(await events()).toHaveLength(1);
  expect(await profiles()).toHaveLength(1);
});

test('an emptied cart is still a Cart Updated', async () => {
  await intake.webhook(shop, 'carts.update', aCart({ line_items: [] }));
  await intake.webhook(shop, 'carts/update', aCart());
  expect(await events()).toMatchObject([
    { name: 'Cart Updated', properties: { cart_id: 'Z2NwLXVzLWVhc3QxOjAx', products: [] } },
    { name: 'Cart Updated', properties: { total: { amount: 5997, currency: 'EUR' } } },
  ]);
});

describe('a webhook that the secret did not sign', () => {
  const unsigned = async (signature: string) =>
    await intake.webhook(shop, 'checkouts/create', aCheckout(), { 'x-shopify-hmac-sha256': signature });
  const source = async () => (await (await intake.call('ws_1', 'GET', `/api/sources/${shop}`)).json()) as object;

  test.each([
    ['wrong', 'c2lnbmF0dXJl', 'bad_signature'],
    ['empty', '', 'no_signature'],
  ])('%s: 401, nothing of it is stored, and its source says so', async (_, signature, reason) => {
    const answer = await unsigned(signature);
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ code: 'bad_signature' });
    expect(await source()).toMatchObject({ lastRefused: { reason, count: 1 } });
    await unsigned(signature);
    // Not once more for every one that somebody cares to send.
    expect(await source()).toMatchObject({ lastRefused: { reason, count: 1 } });
    const stored = ['events', 'receipts', 'profiles', 'identifiers', 'deliveries'];
    for (const name of stored) expect(await intake.count(name)).toBe(0);
  });

  test('is forgotten when the secret is changed, and told at once when that one is wrong, too', async () => {
    await unsigned('c2lnbmF0dXJl');
    await intake.call('ws_1', 'PATCH', `/api/sources/${shop}`, { secret: 'another' });
    expect(await source()).not.toHaveProperty('lastRefused');
    await unsigned('c2lnbmF0dXJl');
    expect(await source()).toMatchObject({ lastRefused: { count: 1 } });
  });
});

test('a webhook for no source is 404', async () => {
  expect((await intake.webhook('src_nothing', 'checkouts/create', aCheckout())).status).toBe(404);
});

test('a topic that is not understood is kept as it came', async () => {
  expect((await intake.webhook(shop, 'themes/publish', { id: 1, name: 'Dawn' })).status).toBe(200);
  expect(await intake.count('events')).toBe(0);
  const answer = await intake.call('ws_1', 'GET', `/api/sources/${shop}/deliveries`);
  expect(await answer.json()).toMatchObject({
    items: [{ topic: 'themes/publish', status: 'kept', raw: '{"id":1,"name":"Dawn"}' }],
  });
});

test('signed rubbish is 400 and can be seen at the source', async () => {
  expect((await intake.webhook(shop, 'checkouts/create', '{"token":')).status).toBe(400);
  expect((await intake.webhook(shop, 'checkouts/create', '[1]')).status).toBe(400);
  const answer = await intake.call('ws_1', 'GET', `/api/sources/${shop}/deliveries?failed=true`);
  expect(await answer.json()).toMatchObject({
    items: [
      { topic: 'checkouts/create', status: 'refused', errors: [{ code: 'invalid_json' }] },
      { topic: 'checkouts/create', status: 'refused', errors: [{ code: 'invalid_json' }] },
    ],
  });
});

test('a body of 5 MB is 413, and the next webhook is taken as usual', async () => {
  const answer = await intake.webhook(shop, 'checkouts/create', { note: 'x'.repeat(5_000_000) });
  expect(answer.status).toBe(413);
  expect((await intake.webhook(shop, 'checkouts/create', aCheckout())).status).toBe(200);
});

test('fields of any wrong type do not stop a webhook from being stored', async () => {
  const odd = {
    token: 't1',
    id: null,
    line_items: [null, 3, { price: {}, quantity: 'many', price_set: [] }],
    customer: [],
    email: { $gt: '' },
    shipping_address: 'x',
    created_at: '2024-09-16T03:50:1500:00',
    total_price: true,
    customer_locale: 42,
    discount_codes: 'none',
    note_attributes: { $where: '1' },
  };
  expect((await intake.webhook(shop, 'checkouts/create', odd)).status).toBe(200);
  expect(await events()).toMatchObject([
    { name: 'Checkout Started', keys: ['checkout:t1'], notes: ['timestamp_unreadable'] },
  ]);
});

test('who has unsubscribed is not subscribed again by the ticked box of the next checkout, but by an act of their own', async () => {
  await intake.webhook(shop, 'checkouts/create', aCheckout());
  const [person] = await profiles();
  const profileId = String(person!._id);
  const change = { workspaceId: 'ws_1', profileId, channel: 'email', state: 'unsubscribed', source: 'test' } as const;
  await intake.profiles.changeConsent(change);
  const later = new Date(Date.now() + 1_000).toISOString();
  await intake.webhook(shop, 'checkouts/create', aCheckout({ token: 't2', created_at: later }));
  expect((await intake.profiles.view('ws_1', profileId))?.consent).toEqual({ email: 'unsubscribed' });

  const account = { state: 'subscribed', opt_in_level: 'single_opt_in', consent_updated_at: later };
  await intake.webhook(shop, 'customers/update', {
    id: 7_358_220_173_425,
    email: 'mei@customer.example',
    email_marketing_consent: account,
  });
  expect((await intake.profiles.view('ws_1', profileId))?.consent).toEqual({ email: 'subscribed' });
});

test('an unticked box is no unsubscribing', async () => {
  await intake.webhook(shop, 'checkouts/create', aCheckout());
  await intake.webhook(shop, 'checkouts/update', aCheckout({ buyer_accepts_marketing: false }));
  expect(await profiles()).toMatchObject([{ consents: { email: { marketing: { state: 'subscribed' } } } }]);
});
