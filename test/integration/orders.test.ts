import { anIntake, aShop, aWriteKey, type Intake } from '../support/intake';

let intake: Intake;
let shop: string;

beforeEach(async () => {
  intake = await anIntake();
  shop = await aShop(intake);
});
afterEach(() => intake.close());

const MINUTE = 60_000;
const at = (minutes: number) => new Date(Date.UTC(2026, 0, 5) + minutes * MINUTE).toISOString();

/** An order as a shop tells of it; what is not given stays out. */
const anOrder = (id: number, more: Record<string, unknown> = {}) => ({
  ...{ id, name: `#${String(id)}`, email: 'ada@example.com', currency: 'USD', total_price: '50.00' },
  ...{
    created_at: at(0),
    updated_at: at(0),
    line_items: [{ product_id: 7, title: 'Serum', price: '50.00', quantity: 1 }],
  },
  ...more,
});

const refund = (id: number, orderId: number, amount: string) => ({
  ...{ id, order_id: orderId, created_at: at(10) },
  transactions: [{ kind: 'refund', status: 'success', amount, currency: 'USD' }],
});

const told = async (topic: string, payload: unknown) => {
  const answer = await intake.webhook(shop, topic, payload);
  expect(answer.status).toBe(200);
};

interface Figures {
  readonly count: number;
  readonly spend?: { readonly amount: number; readonly currency: string };
}

const ordersOf = async (query = ''): Promise<Record<string, unknown>[]> => {
  const answer = await intake.call('ws_1', 'GET', `/api/orders${query}`);
  return ((await answer.json()) as { items: Record<string, unknown>[] }).items;
};

const figures = async (search = 'ada'): Promise<Figures | undefined> => {
  const answer = await intake.call('ws_1', 'GET', `/api/profiles?search=${search}`);
  return ((await answer.json()) as { items: { orders?: Figures }[] }).items[0]?.orders;
};

const usd = (amount: number) => ({ amount, currency: 'USD' });

test('an order is one record, whatever a shop tells of it, and counts once for its person', async () => {
  await told('orders/create', anOrder(1));
  await told('orders/paid', anOrder(1, { financial_status: 'paid', updated_at: at(1) }));
  await told('fulfillments/create', {
    ...{ id: 91, order_id: 1, status: 'success', created_at: at(2), updated_at: at(2) },
    ...{ tracking_company: 'UPS', tracking_number: '1Z' },
  });
  await told('fulfillment_events/create', { fulfillment_id: 91, order_id: 1, status: 'delivered', happened_at: at(3) });
  expect(await ordersOf()).toEqual([
    expect.objectContaining({
      ...{ orderId: '1', name: '#1', sourceId: shop, total: usd(5_000), net: usd(5_000), counts: true },
      financialStatus: 'paid',
      lines: [expect.objectContaining({ productId: '7', name: 'Serum', quantity: 1, total: usd(5_000) })],
      fulfilments: [
        {
          id: '91',
          status: 'success',
          carrier: 'UPS',
          trackingNumber: '1Z',
          parcel: { status: 'delivered', at: at(3) },
        },
      ],
    }),
  ]);
  expect(await figures()).toMatchObject({ count: 1, spend: usd(5_000), averageValue: usd(5_000), firstAt: at(0) });
  expect(await intake.count('profiles')).toBe(1);
});

test('an older delivery never overwrites a newer one, and the same twice changes nothing', async () => {
  await told('orders/updated', anOrder(1, { total_price: '70.00', updated_at: at(5), note: 'newer' }));
  await told('orders/create', anOrder(1));
  const [before] = await ordersOf();
  await told('orders/updated', anOrder(1, { total_price: '70.00', updated_at: at(5), note: 'once more' }));
  expect(await ordersOf()).toEqual([before]);
  expect(before).toMatchObject({ total: usd(7_000) });
  expect(await figures()).toMatchObject({ count: 1, spend: usd(7_000) });
});

test('refunds lower what somebody has spent, a cancelled order counts no more', async () => {
  await told('orders/create', anOrder(1));
  await told('orders/create', anOrder(2, { created_at: at(2_880), updated_at: at(2_880) }));
  await told('refunds/create', refund(5, 1, '20.00'));
  expect(await figures()).toMatchObject({ count: 2, spend: usd(8_000), medianIntervalDays: 2, lastAt: at(2_880) });
  // The shop tells of the refund once more, within the order, whose present total knows of it.
  await told(
    'orders/updated',
    anOrder(1, { current_total_price: '30.00', updated_at: at(11), refunds: [refund(5, 1, '20.00')] }),
  );
  expect(await figures()).toMatchObject({ count: 2, spend: usd(8_000) });
  await told(
    'orders/cancelled',
    anOrder(2, { cancelled_at: at(3_000), updated_at: at(3_000), cancel_reason: 'customer' }),
  );
  expect(await figures()).toMatchObject({ count: 1, spend: usd(3_000), lastAt: at(0) });
});

test('a refund that overtook its order is of the same person', async () => {
  await told('refunds/create', refund(5, 1, '20.00'));
  expect(await ordersOf()).toMatchObject([{ counts: false }]);
  await told('orders/create', anOrder(1));
  await intake.profiles.announceMerges((...merged) => intake.orders.rehome(...merged));
  expect(await figures()).toMatchObject({ count: 1, spend: usd(3_000) });
  const { items } = (await (await intake.call('ws_1', 'GET', '/api/profiles?search=ada')).json()) as {
    items: { id: string }[];
  };
  expect(await ordersOf(`?profileId=${items[0]!.id}`)).toHaveLength(1);
});

test('orders made to try a shop out are kept and not counted', async () => {
  await told('orders/create', anOrder(1, { test: true }));
  expect(await ordersOf()).toMatchObject([{ test: true, counts: false }]);
  expect(await figures()).toMatchObject({ count: 0 });
});

describe('orders of the Segment API', () => {
  const track = async (key: string, event: string, properties: object, more: object = {}) => {
    const call = {
      event,
      properties,
      userId: 'u1',
      context: { traits: { email: 'ada@example.com' } },
      timestamp: at(0),
    };
    expect((await intake.track('track', key, { ...call, ...more })).status).toBe(200);
  };
  const products = [{ product_id: 'p', price: 10, quantity: 2, category: 'Skin' }];

  test('completed, updated, refunded, cancelled', async () => {
    const key = await aWriteKey(intake);
    await track(key, 'Order Completed', { order_id: 'A', total: 25, currency: 'USD', products });
    await track(key, 'Order Completed', { order_id: 'B', total: 10, currency: 'USD', products });
    await track(key, 'Order Updated', { order_id: 'A', total: 30, currency: 'USD' }, { timestamp: at(1) });
    await track(key, 'Order Refunded', { order_id: 'A', total: 5, currency: 'USD' }, { timestamp: at(2) });
    expect(await figures()).toMatchObject({ count: 2, spend: usd(3_500), favouriteCategory: 'Skin' });
    await track(key, 'Order Refunded', { order_id: 'A' }, { timestamp: at(3) });
    expect(await figures()).toMatchObject({ count: 2, spend: usd(1_000) });
    await track(key, 'Order Cancelled', { order_id: 'B' }, { timestamp: at(4) });
    expect(await figures()).toMatchObject({ count: 1, spend: usd(0) });
  });

  test('history that is imported counts and starts nothing', async () => {
    const key = await aWriteKey(intake, { trust: 'import' });
    await track(key, 'Order Completed', { order_id: 'A', total: 25, currency: 'USD', products });
    await intake.events.idle();
    expect(intake.reactions.events).toEqual([]);
    expect(await figures()).toMatchObject({ count: 1, spend: usd(2_500) });
  });

  test('what a browser says it has bought is an event and no order', async () => {
    const key = await aWriteKey(intake, { trust: 'browser' });
    await track(key, 'Order Completed', { order_id: 'A', total: 25, currency: 'USD', products });
    expect(await ordersOf()).toEqual([]);
    expect(await intake.count('events')).toBe(1);
  });
});

describe('currencies', () => {
  const put = async (path: string, body: object) => {
    expect((await intake.call('ws_1', 'PUT', path, body)).ok).toBe(true);
  };
  const recounted = async () => {
    // What is marked is swept after a while: here it has passed.
    await intake.database.db.collection('orders').updateMany({ owed: true }, { $set: { changedAt: new Date(0) } });
    while ((await intake.orders.sweepOwed()) > 0);
  };

  test('an amount without a rate of its day is set aside, and counted once there is one', async () => {
    await told('orders/create', anOrder(1, { currency: 'JPY', total_price: '1000' }));
    await told('orders/create', anOrder(2));
    expect(await figures()).toEqual({
      ...{ count: 2, spend: usd(5_000), averageValue: usd(5_000) },
      ...{ unconverted: [{ amount: 1_000, currency: 'JPY' }], medianIntervalDays: 0, firstAt: at(0), lastAt: at(0) },
    });
    await put('/api/exchange-rates', { rates: [{ currency: 'JPY', day: '2026-01-06', rate: '0.0001' }] });
    await recounted();
    expect(await figures()).toMatchObject({ unconverted: [{ amount: 1_000, currency: 'JPY' }] });
    await put('/api/exchange-rates', { rates: [{ currency: 'JPY', day: '2026-01-01', rate: '0.0065' }] });
    await recounted();
    expect(await figures()).toMatchObject({ count: 2, spend: usd(5_650), averageValue: usd(2_825) });
    await intake.call('ws_1', 'DELETE', '/api/exchange-rates/JPY/2026-01-01');
    await recounted();
    expect(await figures()).toMatchObject({ spend: usd(5_000), unconverted: [{ amount: 1_000, currency: 'JPY' }] });
  });

  test('another currency of the workspace counts everything anew', async () => {
    await told('orders/create', anOrder(1));
    await put('/api/currency', { base: 'EUR' });
    await put('/api/exchange-rates', { rates: [{ currency: 'USD', day: '2026-01-01', rate: '0.9' }] });
    await recounted();
    expect(await figures()).toMatchObject({ count: 1, spend: { amount: 4_500, currency: 'EUR' } });
  });
});

test('what a crash has left between the order and the figures is made up for, and nothing is counted twice', async () => {
  await told('orders/create', anOrder(1));
  const orders = intake.database.db.collection('orders');
  // As if the process had died before it noted that it had counted the order.
  await orders.updateOne({}, { $set: { owed: true, changedAt: new Date(0) }, $unset: { counted: '' } });
  expect(await intake.orders.sweepOwed()).toBe(1);
  expect(await figures()).toMatchObject({ count: 1, spend: usd(5_000) });
  // As if it had died before it counted it.
  await intake.database.db.collection('profiles').updateMany({}, { $unset: { orders: '' } });
  await orders.updateOne({}, { $set: { owed: true, changedAt: new Date(0) }, $unset: { counted: '' } });
  expect(await intake.orders.sweepOwed()).toBe(1);
  expect(await figures()).toMatchObject({ count: 1, spend: usd(5_000) });
});
