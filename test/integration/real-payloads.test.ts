import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { createLogger } from '../../runtime/src/platform/logging';
import { aHook, heldOf, sendHook } from '../support/hooks';
import { anIntake, aWriteKey, type Intake } from '../support/intake';

const folder = process.env['PERENNIAL_TEST_DATA'] ?? '';
const there = existsSync(join(folder, 'shopify'));
// Without the folder there is nothing to test against: fixtures of our own have tests of their own.
const described = there ? describe : describe.skip;
const read = (...path: string[]) => readFileSync(join(folder, ...path), 'utf8');
const filesOf = (name: string) =>
  there ? readdirSync(join(folder, name)).filter((file) => !file.endsWith('.headers.json')) : ['none'];

/** What a file makes of an empty workspace: each event with what is asserted of it, its one person, its one order. */
interface Made {
  readonly delivery?: string;
  readonly events: readonly (readonly [name: string, properties?: object])[];
  readonly person?: object | null;
  readonly order?: object;
  readonly waiting?: readonly string[];
}

const usd = (amount: number) => ({ amount, currency: 'USD' });
const hkd = (amount: number) => ({ amount, currency: 'HKD' });
const nobody = { known: false };
const agreed = (at: string) => ({ email: { marketing: { state: 'subscribed', at: new Date(at) } } });
const john = { email: 'jon@example.com', firstName: 'John', lastName: 'Smith', country: 'US', language: 'en' };
const bob = { email: 'person-91c03a@example.com', firstName: 'Bob', lastName: 'Biller', known: true };
const kept = { delivery: 'kept', events: [], person: null };

const SHOPIFY: Readonly<Record<string, Made>> = {
  'carts.create.2024-10.json': { events: [['Cart Created', { total: usd(5_997) }]], person: nobody },
  'carts.update.empty-cart.json': { events: [['Cart Updated', { products: [] }]], person: nobody },
  'checkouts.create.2024-10.json': {
    events: [['Checkout Started', { checkout_id: '123123123', total: usd(42_188) }]],
    person: { email: 'example@email.com', firstName: 'John', lastName: 'Smith', country: 'US', consents: {} },
  },
  'checkouts.create.real-store.json': {
    events: [['Checkout Started', { checkout_id: '84ad78572dae52a8cbea7d55371afe89' }]],
    person: { ...nobody, language: 'en-US' },
  },
  'customers.create.2024-10.json': { events: [['Customer Created']], person: { ...bob, consents: {} } },
  'customers.update.rest-shape.json': {
    events: [['Customer Updated']],
    person: { ...bob, consents: agreed('2012-08-24T18:01:46.000Z') },
  },
  // No state: nobody said yes or no.
  'customers_email_marketing_consent.update.2024-10.json': {
    events: [['Consent Updated']],
    person: { known: true, consents: {} },
  },
  // A merge that failed is none.
  'customers.merge.2024-10.json': kept,
  'customers.data_request.json': { events: [], person: null },
  'customers.redact.json': { events: [], person: null },
  'fulfillment_events.create.2024-10.json': {
    events: [['Shipment Updated', { status: 'in_transit' }]],
    person: nobody,
    order: { orderId: '820982911946154500', fulfilments: [{ parcel: { status: 'in_transit' } }] },
  },
  'fulfillments.create.2024-10.json': {
    events: [['Fulfilment Updated', { status: 'pending', tracking_number: '1z827wk74630' }]],
    person: nobody,
    order: { names: ['order:820982911946154500', 'tracking:1Z827WK74630'] },
  },
  'fulfillments.update.real-store.json': {
    events: [['Fulfilment Updated', { status: 'success', carrier: 'Amazon Logistics UK' }]],
    person: nobody,
    order: { orderId: '4617255092480', names: ['order:4617255092480', 'tracking:SAMPLE001TEST'] },
  },
  'orders.cancelled.2019-04.exact-ids.json': {
    events: [['Order Cancelled', { order_id: '820982911946154508' }]],
    person: { email: 'jon@doe.ca', consents: agreed('2019-06-04T17:53:06.000Z') },
    order: { fields: { test: true, cancelled: { reason: 'customer' }, total: usd(40_300) } },
  },
  'orders.create.2024-10.json': {
    events: [['Order Completed', { order_id: '820982911946154508', test: true }]],
    person: { ...john, consents: agreed('2022-01-01T00:00:00.000Z') },
    order: { fields: { test: true, total: usd(38_800) } },
  },
  'orders.create.discount-code.email-and-phone.hkd.json': {
    events: [['Order Completed', { coupon: 'Kim Test 0123B', total: hkd(39_400) }]],
    person: { email: 'person-ae4902@example.com', phone: '+85255555795', country: 'HK', consents: {} },
    order: { fields: { name: '#1054', shipping: hkd(2_000), discount: hkd(2_500) } },
  },
  'orders.create.guest-null-customer.hkd.json': {
    events: [['Order Completed', { total: hkd(30_400) }]],
    person: { ...nobody, language: 'zh-TW' },
    order: { fields: { name: '#1069', total: hkd(30_400) } },
  },
  'orders.create.no-customer-key.inr.json': {
    events: [['Order Completed', { total: { amount: 259_600, currency: 'INR' } }]],
    person: nobody,
    order: { fields: { tax: { amount: 39_600, currency: 'INR' } } },
  },
  'orders.create.test-order.aud.json': {
    events: [['Order Completed', { test: true }]],
    person: { email: 'person-5a3167@example.com', country: 'AU' },
    order: { fields: { test: true, total: { amount: 5_945, currency: 'AUD' } } },
  },
  'orders.fulfilled.2024-10.json': { events: [['Order Fulfilled']], person: john, order: { fields: { test: true } } },
  'orders.paid.2024-10.json': { events: [['Order Paid']], person: john, order: { fields: { test: true } } },
  'orders.updated.real-store.json': {
    events: [['Order Updated', { checkout_id: '84ad78572dae52a8cbea7d55371afe89', total: usd(60_000) }]],
    person: { email: 'person-07e674@example.com', language: 'en-US' },
    order: { orderId: '5778367414385', fields: { name: '#1017' } },
  },
  'refunds.create.2024-10.json': {
    events: [['Order Refunded', { total: usd(39_800), note: 'Things were damaged' }]],
    person: nobody,
    order: { refunds: [{ id: '890088186047892319', amount: usd(39_800) }] },
  },
};

const doe = { email: 'john.doe@example.com', firstName: 'John', lastName: 'Doe', country: 'US' };
const placed = (total: object): Made['events'] => [
  ['Order Completed', { total }],
  ['Order Paid', { total }],
];
const WOOCOMMERCE: Readonly<Record<string, Made>> = {
  'coupon.created.json': kept,
  'ping.form': { events: [], person: null },
  'customer.created.docs.json': { events: [['Customer Created']], person: doe },
  'order-refund.docs.json': {
    events: [['Order Refunded', { order_id: '723', refund_id: '726' }]],
    person: nobody,
    order: { orderId: '723', refunds: [{ id: '726', at: new Date('2017-03-21T20:07:11Z') }] },
  },
  // Dates without their `_gmt`, a guest whose number is one of their country.
  'order.created.guest.211.json': {
    events: placed(usd(3_330)),
    person: { email: '2177025@example.net', phone: '+15742177025', firstName: 'Marcus' },
    order: { orderId: '211', fields: { total: usd(3_330), tax: usd(65) }, placedAt: new Date('2022-01-28T13:59:07Z') },
  },
  'order.created.processing.docs.json': {
    events: placed(usd(2_935)),
    person: doe,
    order: {
      fields: { lines: [{ name: 'Woo Single #1' }, { name: expect.stringContaining('Idea – Color') as string }] },
    },
  },
  'order.created.subscription-renewal.526.json': {
    events: placed(usd(1_450)),
    person: { email: 'person-373cb7@example.com', country: 'MX' },
    order: { placedAt: new Date('2023-04-18T17:16:08Z') },
  },
  'order.updated.completed.docs.json': {
    events: [...placed(usd(2_935)), ['Order Fulfilled'], ['Order Updated']],
    person: doe,
    order: { fields: { fulfilmentStatus: 'fulfilled', financialStatus: 'paid' } },
  },
  'order.updated.processing.963.json': {
    events: [...placed(usd(3_120)), ['Order Updated', { coupon: '30$off' }]],
    person: { email: 'scrambled@scrambled.com' },
    order: { fields: { discount: usd(3_000), lines: [{}, { quantity: 1.5, sku: '5555-A' }] } },
  },
  'order.updated.refunded.609.json': {
    events: [...placed(usd(22_371)), ['Order Refunded', { total: usd(22_371), whole: true }], ['Order Updated']],
    person: { email: 'person-0f2574@example.com', firstName: 'Sara' },
    order: { refunds: [{ id: '622', amount: usd(22_371) }], fields: { financialStatus: 'refunded' } },
  },
};

const OTHERS: Readonly<Record<string, Made>> = {
  'carriers/aftership.tracking_update.in_transit.json': {
    events: [
      ['Order Shipped', { tracking_number: '9405516902697649303570', carrier: 'usps' }],
      ['Shipment Updated', { shipment_status: 'in_transit', expected_delivery: '2021-05-17' }],
    ],
    person: { email: 'shopper@example.com' },
  },
  'carriers/easypost.tracker.updated.delivered.json': {
    ...{ delivery: 'waiting', events: [], person: null, waiting: ['tracking:EZ4000000004'] },
  },
  'reviews/judgeme.review-created.json': {
    events: [['Product Reviewed', { rating: 5, product_id: '8302173290794', text: 'Very good product!' }]],
    person: { email: 'test@test.com' },
  },
  'reviews/trustpilot.service-review-created.json': {
    ...{ delivery: 'waiting', events: [], person: null, waiting: ['order:XELEKJRIAXDQQ3PS'] },
  },
};

const SEGMENT: Readonly<Record<string, Made>> = {
  'batch.analytics-node-3.1.0.json': {
    events: [
      ['Identified'],
      ['Product Viewed', { price: { amount: 1_899, currency: 'USD' } }],
      ['Product Added', { price: 18.99 }],
      ['Checkout Started', { order_id: '50314b8e9bcf000000000000' }],
      ['Order Completed', { total: usd(2_750) }],
      ['Aliased', { previousId: '507f191e810c19729de860ea' }],
    ],
    person: { email: 'peter@example.com', firstName: 'Peter', attributes: { plan: 'premium', logins: 5 } },
    order: { orderId: '50314b8e9bcf000000000000', fields: { total: usd(2_750), lines: { length: 2 } } },
  },
  'batch.analytics-node-3.1.0.single.json': {
    events: [['Products Searched', { query: 'blue roses' }]],
    person: { known: true },
  },
  'http-api.identify.json': {
    events: [['Identified']],
    person: { email: 'pgibbons@example.com', attributes: { industry: 'Technology' } },
  },
  'http-api.track.json': { events: [['Item Purchased', { revenue: 14.99 }]], person: { known: true } },
};

described(
  'every real payload (PERENNIAL_TEST_DATA) becomes what it says, and nothing of a person reaches the logs',
  () => {
    let intake: Intake;
    const lines: string[] = [];

    beforeAll(async () => {
      intake = await anIntake({ log: createLogger('trace', { write: (line) => lines.push(line) }) });
    });
    afterAll(async () => {
      await intake.close();
      expect(lines.length).toBeGreaterThan(0);
      const said = lines.join('\n');
      for (const personal of ['@example', '@email', '@doe', '@test', 'Biller', 'Gibbons', '5555', '333-333', 'Market'])
        expect(said).not.toContain(personal);
    });

    const shown = async (workspaceId: string, made: Made | undefined): Promise<void> => {
      expect(made).toBeDefined();
      const { delivery = 'stored', events, person, order, waiting = [] } = made!;
      const held = await heldOf(intake, workspaceId);
      if (held.deliveries.length > 0) expect(held.deliveries[0]).toMatchObject({ status: delivery, errors: [] });
      expect(held.events.map((event) => String(event['name'])).toSorted()).toEqual(
        events.map(([name]) => name).toSorted(),
      );
      for (const [name, properties = {}] of events)
        expect(held.events.find((event) => event['name'] === name)).toMatchObject({ properties, origin: 'live' });
      expect(held.people).toMatchObject(person === null ? [] : [person ?? {}]);
      expect(held.orders).toMatchObject(order ? [order] : []);
      expect(held.waiting.flatMap(({ refs }) => refs as string[])).toEqual(waiting);
    };

    test.each(filesOf('shopify'))('shopify: %s', async (file) => {
      const shop = await aHook(intake, 'shopify', file);
      const headers = { 'x-shopify-webhook-id': file };
      const topic = file.split('.').slice(0, 2).join('/');
      await intake.webhook(shop, topic, read('shopify', file), headers);
      await shown(file, SHOPIFY[file]);
      expect((await intake.webhook(shop, topic, read('shopify', file), headers)).status).toBe(200);
      expect((await heldOf(intake, file)).events).toHaveLength(SHOPIFY[file]!.events.length);
    });

    test.each(filesOf('woocommerce'))('woocommerce: %s', async (file) => {
      const shop = await aHook(intake, 'woocommerce', file);
      const topic = file.startsWith('order-refund') ? 'order_refund.created' : file.split('.').slice(0, 2).join('.');
      const sent = file === 'ping.form' ? { headers: { 'x-wc-webhook-signature': '' } } : { topic, id: file };
      const send = () => sendHook(intake, 'woocommerce', shop, { ...sent, payload: read('woocommerce', file) });
      expect([(await send()).status, (await send()).status]).toEqual([200, 200]);
      await shown(file, WOOCOMMERCE[file]);
    });

    test.each(['carriers', 'reviews'].flatMap((each) => filesOf(each).map((file) => `${each}/${file}`)))(
      '%s',
      async (path) => {
        const kind = path.split(/[/.]/)[1] as 'aftership' | 'easypost' | 'judgeme' | 'trustpilot';
        const source = await aHook(intake, kind, path);
        const send = () => sendHook(intake, kind, source, { payload: read(path) });
        expect([(await send()).status, (await send()).status]).toEqual([200, 200]);
        await shown(path, OTHERS[path]);
      },
    );

    test.each(filesOf('segment'))('segment: %s', async (file) => {
      const key = await aWriteKey(intake, { workspaceId: file });
      const call = /^http-api\.(\w+)/.exec(file)?.[1] ?? 'batch';
      const send = async (): Promise<unknown> => await (await intake.track(call, key, read('segment', file))).json();
      expect([await send(), await send()]).toEqual([{ success: true }, { success: true }]);
      await shown(file, SEGMENT[file]);
    });

    test.each([
      ['customers.data_request.json', 'customerData'],
      ['customers.redact.json', 'customerErasure'],
    ])('%s is open until somebody has answered it', async (file, kind) => {
      const { requests } = await heldOf(intake, file);
      const asked = { customerId: '191167', email: 'john@example.com', orderIds: ['299938', '280263', '220458'] };
      expect(requests).toMatchObject([{ kind, state: 'open', ...asked }]);
    });
  },
);
