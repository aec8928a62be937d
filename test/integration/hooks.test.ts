import { a17track, aFulfilment, anAftership, anEasypost, aWooOrder } from '../support/fixtures/hooks/payloads';
import { anOrder } from '../support/fixtures/shopify/checkout';
import { aHook, heldOf, sendHook } from '../support/hooks';
import { anIntake, aShop, type Intake } from '../support/intake';

let intake: Intake;
let workspaceId = '';
let workspaces = 0;

beforeAll(async () => {
  intake = await anIntake();
});
afterAll(() => intake.close());
beforeEach(() => {
  workspaceId = `ws_${String((workspaces += 1))}`;
});

const held = () => heldOf(intake, workspaceId);
const names = async () => (await held()).events.map(({ name }) => String(name)).toSorted();
const eur = (amount: number) => ({ amount, currency: 'EUR' });

describe('WooCommerce', () => {
  let shop: string;
  let deliveries = 0;
  const send = (topic: string, payload: unknown, id = `d${String((deliveries += 1))}`) =>
    sendHook(intake, 'woocommerce', shop, { topic, payload, id });
  beforeEach(async () => {
    shop = await aHook(intake, 'woocommerce', workspaceId);
  });

  test('the form that saving a webhook posts is answered, unsigned as it is, and nothing of it is kept', async () => {
    const ping = await fetch(`${intake.baseUrl}/hooks/woocommerce/${shop}`, { method: 'POST', body: 'webhook_id=7' });
    expect(ping.status).toBe(200);
    const other = await fetch(`${intake.baseUrl}/hooks/woocommerce/${shop}`, {
      method: 'POST',
      body: 'webhook_id=7&a=b',
    });
    expect(other.status).toBe(401);
    expect((await held()).deliveries).toEqual([]);
  });

  test('an order is completed and paid once, whatever updates tell of it again', async () => {
    await send('order.created', aWooOrder({ status: 'pending', date_paid_gmt: null, date_paid: null }));
    expect(await names()).toEqual(['Order Updated']);
    await send('order.updated', aWooOrder());
    await send('order.updated', aWooOrder({ date_modified_gmt: '2026-11-20T09:06:00' }));
    expect(await names()).toEqual(['Order Completed', 'Order Paid', ...Array<string>(3).fill('Order Updated')]);
    const { events, orders, people } = await held();
    expect(events.find(({ name }) => name === 'Order Completed')).toMatchObject({
      ...{ keys: ['order:727'], trust: 'shop', occurredAt: new Date('2026-11-20T09:01:00Z') },
      properties: { order_id: '727', total: eur(5_400), products: [{ sku: '4711', name: 'Tea & cup', quantity: 3 }] },
    });
    expect(orders).toMatchObject([{ fields: { cancelled: null, total: eur(5_400), lines: [{ sku: '4711' }] } }]);
    expect(people).toMatchObject([{ email: 'mei@customer.example', phone: '+4930901820', orders: { count: 1 } }]);
  });

  test('an order that was never paid is none of its person', async () => {
    await send('order.created', aWooOrder({ status: 'pending' }));
    expect((await held()).people).toMatchObject([{ email: 'mei@customer.example' }]);
    expect((await held()).orders).toMatchObject([{ fields: { cancelled: { reason: 'pending' } } }]);
    expect(JSON.stringify((await held()).people)).not.toContain('"count":1');
  });

  test('a partial refund is seen in the list of refunds, though the status stays', async () => {
    await send('order.created', aWooOrder());
    const refunds = [{ id: 9, reason: 'broken cup', total: '-16.20' }];
    const after = aWooOrder({ status: 'completed', refunds, date_modified_gmt: '2026-11-21T09:00:00' });
    await send('order.updated', after);
    await send('order.updated', after, 'again');
    const { events, orders } = await held();
    expect(events.filter(({ name }) => name === 'Order Refunded')).toMatchObject([
      { properties: { refund_id: '9', total: eur(1_620), note: 'broken cup' } },
    ]);
    expect(orders).toMatchObject([{ refunds: [{ id: '9', amount: eur(1_620) }] }]);
    const listed = await intake.call(workspaceId, 'GET', '/api/orders');
    expect(await listed.json()).toMatchObject({ items: [{ net: eur(3_780), counts: true }] });
  });

  test('customer 0 without an address is somebody new each time, and never another guest', async () => {
    const guest = { customer_id: 0, billing: { email: '', phone: '' } };
    await send('order.created', aWooOrder({ ...guest, id: 1 }));
    await send('order.created', aWooOrder({ ...guest, id: 2 }));
    expect((await held()).people).toMatchObject([{ known: false }, { known: false }]);
  });

  test('a deleted order counts no longer; a repeated delivery is the same', async () => {
    await send('order.created', aWooOrder(), 'one');
    await send('order.created', aWooOrder(), 'one');
    await send('order.deleted', { id: 727 });
    expect(await names()).toEqual(['Order Completed', 'Order Deleted', 'Order Paid']);
    expect((await held()).people).toMatchObject([{ orders: { count: 0 } }]);
    const last = (await held()).deliveries.map(({ status }) => String(status));
    expect(last.toSorted()).toEqual(['duplicate', 'stored', 'stored']);
  });

  test('what is no object, and what nobody understands, is noted where people look', async () => {
    expect((await send('order.created', '[]')).status).toBe(400);
    expect((await send('coupon.created', { id: 1 })).status).toBe(200);
    const { deliveries: noted } = await held();
    expect(noted.map(({ status }) => String(status)).toSorted()).toEqual(['kept', 'refused']);
  });
});

describe('parcels', () => {
  let shop: string;
  let carrier: string;
  beforeEach(async () => {
    shop = await aShop(intake, workspaceId);
    carrier = await aHook(intake, 'aftership', workspaceId);
  });
  const fromShop = async () => {
    await intake.webhook(shop, 'orders/create', anOrder());
    await intake.webhook(shop, 'fulfillments/create', aFulfilment());
  };
  const buyer = async () => (await held()).people.find(({ email }) => email === 'mei@customer.example')?._id;
  const ofParcel = async () => (await held()).events.filter((event) => event['sourceId'] === carrier);

  test('what a carrier says goes to whose order it is, and into the order', async () => {
    await fromShop();
    await sendHook(intake, 'aftership', carrier, { payload: anAftership('OutForDelivery') });
    await sendHook(intake, 'aftership', carrier, { payload: anAftership('Delivered') });
    expect(await ofParcel()).toMatchObject([
      { name: 'Out for Delivery', profileId: await buyer(), keys: ['order:6198432301356'] },
      { name: 'Order Delivered', profileId: await buyer(), properties: { order_name: '#1054', carrier: 'ups' } },
    ]);
    const { orders } = await held();
    expect(orders).toMatchObject([{ fulfilments: [{ id: '255858046', parcel: { status: 'delivered' } }] }]);
    expect(orders).toHaveLength(1);
  });

  test('shipped is said once: a shop that has said it already is believed', async () => {
    await fromShop();
    await sendHook(intake, 'aftership', carrier, { payload: anAftership('InTransit') });
    expect((await ofParcel()).map(({ name }) => String(name))).toEqual(['Shipment Updated', 'Shipment Updated']);
    expect((await names()).filter((name) => name === 'Order Shipped')).toHaveLength(1);
  });

  test('a parcel nobody knows waits, and is joined as soon as its order comes', async () => {
    await sendHook(intake, 'aftership', carrier, { payload: anAftership('Exception') });
    expect(await held()).toMatchObject({ events: [], waiting: [{ refs: ['tracking:1Z999AA1'] }] });
    expect((await held()).deliveries).toMatchObject([{ status: 'waiting' }]);
    await fromShop();
    expect(await ofParcel()).toMatchObject([{ name: 'Shipment Delayed', profileId: await buyer() }]);
    expect((await held()).waiting).toEqual([]);
  });

  test('an order that came by another way is found by the sweep', async () => {
    await sendHook(intake, 'aftership', carrier, { payload: anAftership('Delivered', { order_id: '#77' }) });
    await intake.orders.note({ workspaceId, sourceId: 'src_file' }, [
      { profileId: 'prf_x', statement: { orderId: '77', at: new Date(), fields: {}, refunds: [], fulfilments: [] } },
    ]);
    await intake.database.db.collection('waitingNews').updateMany({ workspaceId }, { $set: { nextAt: new Date(0) } });
    expect(await intake.sources.sweepNews()).toBeGreaterThan(0);
    expect(await ofParcel()).toMatchObject([{ name: 'Order Delivered', profileId: 'prf_x' }]);
    expect((await held()).waiting).toEqual([]);
  });

  test('a number that two orders have is joined to neither', async () => {
    const other = await aShop(intake, workspaceId);
    await intake.webhook(shop, 'orders/create', anOrder());
    await intake.webhook(other, 'orders/create', anOrder());
    await sendHook(intake, 'aftership', carrier, { payload: anAftership('Delivered', { order_id: '1054' }) });
    expect((await held()).waiting).toHaveLength(1);
  });

  test('EasyPost signs with the secret in its NFKD form', async () => {
    const secret = 'Wéß™';
    const { source } = await intake.sources.create(workspaceId, { kind: 'easypost', name: 'EasyPost', secret });
    await fromShop();
    const payload = anEasypost('out_for_delivery');
    const send = (by: string) => sendHook(intake, 'easypost', source._id, { payload, secret: by });
    expect([(await send('other')).status, (await send(secret)).status, (await send(secret)).status]).toEqual([
      401, 200, 200,
    ]);
    const told = (await held()).events.filter((event) => event['sourceId'] === source._id);
    expect(told).toMatchObject([{ name: 'Out for Delivery', profileId: await buyer() }]);
  });

  test('17TRACK: an exception of what lies ready to be fetched is none', async () => {
    const track = await aHook(intake, 'seventeentrack', workspaceId);
    await fromShop();
    const send = (payload: unknown) => sendHook(intake, 'seventeentrack', track, { payload });
    expect((await send(a17track('Exception', ['InTransit', 'AvailableForPickup']))).status).toBe(200);
    await send(a17track('Exception', ['InTransit']));
    await send(a17track('Delivered', ['Delivered']));
    const told = (await held()).events.filter((event) => event['sourceId'] === track);
    expect(told.map(({ name }) => String(name))).toEqual(['Shipment Updated', 'Shipment Delayed', 'Order Delivered']);
    expect((await sendHook(intake, 'seventeentrack', track, { payload: {}, secret: 'x' })).status).toBe(401);
  });
});

test('an address of one kind takes nothing of another', async () => {
  const shop = await aHook(intake, 'woocommerce', workspaceId);
  expect((await sendHook(intake, 'aftership', shop, { payload: anAftership('Delivered') })).status).toBe(404);
});
