import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { hmac, isSame } from '../../runtime/src/sources/hooks/signature';
import { anIntake, aShop, aWriteKey, type Intake } from '../support/intake';

const folder = process.env['PERENNIAL_TEST_DATA'] ?? '';
const there = existsSync(join(folder, 'shopify'));
// Without the folder there is nothing to test against: the fixtures of our own have tests of their own.
const described = there ? describe : describe.skip;
const files = there ? readdirSync(join(folder, 'shopify')).filter((name) => !name.endsWith('.headers.json')) : ['none'];
const read = (...path: string[]) => readFileSync(join(folder, ...path), 'utf8');
const topicOf = (file: string) => file.split('.').slice(0, 2).join('/');

described('real payloads (PERENNIAL_TEST_DATA)', () => {
  let intake: Intake;
  let shop: string;

  beforeAll(async () => {
    intake = await anIntake();
    shop = await aShop(intake);
  });
  afterAll(() => intake.close());

  const stored = async (topic: string, file: string) => {
    await intake.webhook(shop, topic, read('shopify', file), { 'x-shopify-webhook-id': file });
    const event = await intake.database.db.collection('events').findOne({ messageId: `${topic}:${file}` });
    return event as unknown as Record<string, unknown> & { properties: Record<string, unknown>; profileId: string };
  };

  test.each(files)('shopify: %s is taken once, and is the same under its topic written with dots', async (file) => {
    const headers = { 'x-shopify-webhook-id': file };
    const first = await intake.webhook(shop, topicOf(file), read('shopify', file), headers);
    const again = await intake.webhook(shop, topicOf(file).replace('/', '.'), read('shopify', file), headers);
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(await intake.count('events', { messageId: `${topicOf(file)}:${file}` })).toBeLessThanOrEqual(1);
  });

  test('exact ids, whether the number was rounded by the sender or not', async () => {
    const rounded = await stored('orders/create', 'orders.create.2024-10.json');
    const exact = await stored('orders/cancelled', 'orders.cancelled.2019-04.exact-ids.json');
    expect([rounded.properties['order_id'], exact.properties['order_id']]).toEqual([
      '820982911946154508',
      '820982911946154508',
    ]);
  });

  test('a guest order in Hong Kong: no address, Chinese names, its checkout as key', async () => {
    const order = await stored('orders/create', 'orders.create.guest-null-customer.hkd.json');
    expect(order).toMatchObject({
      name: 'Order Completed',
      keys: ['order:6200354537772', 'checkout:7df6264faff82e3bdf73d0ba225dd00e'],
      properties: { total: { amount: 30_400, currency: 'HKD' }, products: { 0: { name: 'aaa0103測試商品11aa' } } },
    });
    expect(await intake.profiles.view('ws_1', order.profileId)).toMatchObject({ language: 'zh-TW' });
  });

  test('an order without the key `customer` at all', async () => {
    const order = await stored('orders/create', 'orders.create.no-customer-key.inr.json');
    expect(order.properties['total']).toEqual({ amount: 259_600, currency: 'INR' });
  });

  test('phone and e-mail of one customer are one person, with the coupon that was used', async () => {
    const order = await stored('orders/create', 'orders.create.discount-code.email-and-phone.hkd.json');
    expect(order.properties['coupon']).toBe('Kim Test 0123B');
    expect(await intake.profiles.view('ws_1', order.profileId)).toMatchObject({
      phone: '+85255555795',
      country: 'HK',
      timeZone: 'Asia/Hong_Kong',
    });
  });

  test('a checkout of a real store and its order are one person, though only the order has an address', async () => {
    const checkout = await stored('checkouts/create', 'checkouts.create.real-store.json');
    const order = await stored('orders/updated', 'orders.updated.real-store.json');
    const seen = await intake.profiles.read([checkout.profileId, order.profileId]);
    expect(seen.get(checkout.profileId)?.view.id).toBe(seen.get(order.profileId)?.view.id);
    expect(checkout.properties['checkout_url']).toContain('/recover?key=');
  });

  const usd = (amount: number) => ({ amount, currency: 'USD' });
  const hkd = (amount: number) => ({ amount, currency: 'HKD' });
  const EXPECTED: Readonly<Record<string, object>> = {
    'orders.cancelled.2019-04.exact-ids.json': {
      ...{ orderId: '820982911946154508', counts: false, test: true, total: usd(40_300), discount: usd(500) },
      ...{ cancelled: { reason: 'customer', at: '2019-06-04T17:53:06.000Z' }, financialStatus: 'voided' },
    },
    'orders.create.2024-10.json': {
      ...{ orderId: '820982911946154508', counts: false, test: true, total: usd(38_800), net: usd(39_800) },
      lines: [{ productId: '632910392', name: 'IPod Nano - 8GB', price: usd(19_900) }, { discount: usd(0) }],
    },
    'orders.create.discount-code.email-and-phone.hkd.json': {
      ...{ orderId: '6198432301356', name: '#1054', counts: true, net: hkd(39_400), shipping: hkd(2_000) },
      ...{ coupons: ['Kim Test 0123B'], discount: hkd(2_500), lines: { length: 4 }, financialStatus: 'paid' },
    },
    'orders.create.guest-null-customer.hkd.json': { ...{ orderId: '6200354537772', counts: true, net: hkd(30_400) } },
    'orders.create.no-customer-key.inr.json': {
      ...{ orderId: '4711799685349', net: { amount: 259_600, currency: 'INR' } },
      ...{ tax: { amount: 39_600, currency: 'INR' }, lines: [{ name: 'Black Leather Bag', quantity: 11 }] },
    },
    'orders.create.test-order.aud.json': {
      ...{ orderId: '2998557704341', counts: false, test: true, total: { amount: 5_945, currency: 'AUD' } },
      lines: [{ brand: 'Kaweco', variant: 'Fine / Bordeaux' }],
    },
    'orders.fulfilled.2024-10.json': { orderId: '820982911946154508', fulfilmentStatus: 'pending' },
    'orders.paid.2024-10.json': { orderId: '820982911946154508', cancelled: { reason: 'customer' } },
    'orders.updated.real-store.json': { orderId: '5778367414385', counts: true, net: usd(60_000) },
    'refunds.create.2024-10.json': {
      ...{ orderId: '820982911946154500', counts: false },
      refunds: [{ id: '890088186047892319', amount: usd(39_800), all: false, note: 'Things were damaged' }],
    },
    'fulfillments.create.2024-10.json': {
      orderId: '820982911946154500',
      fulfilments: [{ id: '123456', status: 'pending', carrier: 'UPS', trackingNumber: '1z827wk74630' }],
    },
    'fulfillments.update.real-store.json': {
      orderId: '4617255092480',
      fulfilments: [{ id: '4124667937024', status: 'success', carrier: 'Amazon Logistics UK' }],
    },
    'fulfillment_events.create.2024-10.json': {
      orderId: '820982911946154500',
      fulfilments: [{ id: '123456', parcel: { status: 'in_transit', at: '2022-01-01T00:00:00.000Z' } }],
    },
  };
  const ofOrders = files.filter((name) => /^(orders|refunds|fulfillments|fulfillment_events)\./.test(name));

  test.each(there ? ofOrders : ['none'])('the order of %s', async (file) => {
    // A shop of its own: orders of several files are the same one.
    const own = await aShop(intake, `ws of ${file}`);
    await intake.webhook(own, topicOf(file), read('shopify', file), { 'x-shopify-webhook-id': file });
    const answer = await intake.call(`ws of ${file}`, 'GET', '/api/orders');
    const { items } = (await answer.json()) as { items: readonly object[] };
    expect(items).toMatchObject([EXPECTED[file] ?? 'every payload of an order has an expectation']);
    const people = await intake.call(`ws of ${file}`, 'GET', '/api/profiles');
    const [person] = ((await people.json()) as { items: readonly { orders: { count: number } }[] }).items;
    expect(person?.orders.count).toBe((items[0] as { counts: boolean }).counts ? 1 : 0);
  });

  test('an emptied cart', async () => {
    expect(await stored('carts/update', 'carts.update.empty-cart.json')).toMatchObject({
      name: 'Cart Updated',
      properties: { products: [] },
    });
  });

  test.each(there ? readdirSync(join(folder, 'segment')).filter((name) => !name.endsWith('.headers.json')) : ['none'])(
    'segment: %s is taken',
    async (file) => {
      const key = await aWriteKey(intake);
      const call = /^http-api\.(\w+)/.exec(file)?.[1] ?? 'batch';
      const answer = await intake.track(call, key, read('segment', file));
      expect(await answer.json()).toEqual({ success: true });
    },
  );

  test('signature vectors of Shopify', () => {
    const vectors = JSON.parse(read('signatures', 'vectors.json')) as {
      scheme: string;
      secret: string;
      body: string;
      header: Record<string, string>;
      valid: boolean;
    }[];
    const ours = vectors.filter(({ scheme }) => scheme === 'shopify');
    expect(ours.length).toBeGreaterThan(0);
    for (const { body, secret, header, valid } of ours)
      expect(isSame(hmac(Buffer.from(body), secret, 'base64'), header['X-Shopify-Hmac-Sha256'] ?? '')).toBe(valid);
  });
});
