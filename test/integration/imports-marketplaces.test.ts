import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { EventDocument } from '../../runtime/src/events/model';
import type { OrderDocument } from '../../runtime/src/orders/model';
import { anImporter, countsIn, type Brought, type Importer } from '../support/imports';

let importer: Importer;

beforeAll(async () => {
  importer = await anImporter();
});
beforeEach(() => {
  importer.fresh();
});
afterAll(() => importer.close());

const orders = async () =>
  await importer.intake.database.db
    .collection<OrderDocument>('orders')
    .find({ workspaceId: importer.workspace })
    .sort({ placedAt: 1, orderId: 1 })
    .toArray();
const events = async () =>
  await importer.intake.database.db
    .collection<EventDocument>('events')
    .find({ workspaceId: importer.workspace })
    .toArray();
const people = async () =>
  (await importer.intake.profiles.list({ workspaceId: importer.workspace, limit: 50 })).items.toSorted((a, b) =>
    (a.email ?? '') < (b.email ?? '') ? -1 : 1,
  );
const bring = async (preset: Brought['preset'], file: string, reading: Brought['reading'] = {}) =>
  await importer.bring('orders', file, { preset, reading: { ...reading, preset } });

const amazonRow = (order: string, item: string, more: Record<string, string> = {}) =>
  ({ 'order-id': order, 'purchase-date': '2025-01-01T10:50:49-08:00', 'buyer-email': `${order}@marketplace.example`, 'buyer-name': 'Bob Smith', 'sku': item, 'product-name': `Item ${item}`, 'quantity-purchased': '2', 'currency': 'USD', 'item-price': '3.00', 'item-tax': '0.24', 'shipping-price': '1.99', 'shipping-tax': '0.00', 'ship-country': 'US', 'order-status': 'Shipped', 'item-status': 'Shipped', ...more }); // prettier-ignore
const tsv = (rows: readonly Record<string, string>[]) =>
  [Object.keys(rows[0]!), ...rows.map(Object.values)].map((cells) => cells.join('\t')).join('\n');

describe('Amazon', () => {
  test('rows of items are one order; an item that was cancelled in it is not bought', async () => {
    const file = tsv([
      amazonRow('111-1', 'A'),
      amazonRow('111-1', 'B', { 'item-status': 'Cancelled' }),
      amazonRow('111-2', 'C', { 'item-status': 'Cancelled', 'order-status': 'Cancelled' }),
    ]);
    expect(countsIn(await bring('amazon', file))).toMatchObject({ read: 3, new: 2, refused: 0 });
    expect(await orders()).toMatchObject([
      {
        ...{ orderId: '111-1', sourceId: 'import-amazon', placedAt: new Date('2025-01-01T18:50:49Z') },
        fields: {
          total: { amount: 523, currency: 'USD' },
          lines: [{ sku: 'A', quantity: 2, price: { amount: 150 }, total: { amount: 300 } }],
        },
      },
      { orderId: '111-2', fields: { cancelled: { at: new Date('2025-01-01T18:50:49Z') }, lines: [] } },
    ]);
    expect(await people()).toMatchObject([
      { email: '111-1@marketplace.example', firstName: 'Bob', orders: { count: 1 } },
      { email: '111-2@marketplace.example', orders: { count: 0 } },
    ]);
  });

  test('items of the API belong to an order that is known, and to no other', async () => {
    const item = {
      OrderItemId: '1',
      ASIN: 'B1',
      Title: 'Thing',
      QuantityOrdered: 1,
      ItemPrice: { CurrencyCode: 'EUR', Amount: '9.50' },
    };
    const file = JSON.stringify({
      payload: { AmazonOrderId: '902-1', OrderItems: [item, { ...item, OrderItemId: '2', QuantityOrdered: 0 }] },
    });
    const early = await bring('amazon', file);
    expect(await importer.problems(early.id)).toMatchObject([{ code: 'unknown_order', value: '902-1' }]);
    const order = { AmazonOrderId: '902-1', PurchaseDate: '2025-01-20T19:49:35Z', OrderStatus: 'Shipped', OrderTotal: { CurrencyCode: 'EUR', Amount: '9.50' }, BuyerInfo: { BuyerEmail: 'b@example.com' } }; // prettier-ignore
    await bring('amazon', JSON.stringify({ payload: { Orders: [order] } }));
    expect(countsIn(await bring('amazon', file))).toMatchObject({ existing: 1, refused: 0 });
    expect(await orders()).toMatchObject([
      { placedAt: new Date('2025-01-20T19:49:35Z'), fields: { total: { amount: 950 }, lines: [{ productId: 'B1' }] } },
    ]);
    expect(await people()).toMatchObject([{ email: 'b@example.com', orders: { count: 1 } }]);
  });
});

const EBAY_HEAD =
  '"Sales Record Number","Order Number","Buyer Username","Item Number","Item Title","Custom Label","Quantity","Sold For","Postage And Handling","Total Price","Sale Date","Tracking Number"';
const EBAY_FRENCH = `\n"Numéro de commande";"Pseudo de l'acheteur";"Titre de l'objet";"Numéro de l'objet";"Quantité";"Vendu pour";"Frais de livraison";"Prix total";"Date de vente"
"08-11111-22222";"jean";"Vase";"4055";"2";"1 200,00 €";"34,50 €";"2 434,50 €";"12 août 2025"
"2";"enregistrement(s) téléchargé(s)";;;;;;;
"Identifiant du vendeur : brocante";;;;;;;;
`;

describe('eBay', () => {
  test('a blank line, a combined order whose first row alone has the totals, amounts with signs, lines below the orders', async () => {
    const file = `\n${EBAY_HEAD}
"1","16-1","ann","4053","Card","","1","AU $3,000.00","AU $13.00","AU $3,013.00","26-May-25","T1"
"2","01-1","ben","","","","2","AU $165.00","AU $46.60","AU $264.35","26-May-25",""
"2","01-1","ben","4064","Meowth","","1","AU $115.00","","","26-May-25","T2"
"2","01-1","ben","4068","Vulpix","S2","1","AU $50.00","","","26-May-25","T2"
"3","record(s) downloaded",,,,,,,,,,
"Seller ID : somebody",,,,,,,,,,,
`;
    const done = await bring('ebay', file, { zone: 'Australia/Sydney' });
    expect(countsIn(done)).toEqual({ read: 4, new: 2, existing: 0, refused: 0, skipped: 2 });
    expect(await orders()).toMatchObject([
      {
        ...{
          orderId: '01-1',
          placedAt: new Date('2025-05-25T14:00:00Z'),
          fulfilments: [{ shop: { trackingNumber: 'T2' } }],
        },
        fields: {
          ...{ total: { amount: 26_435, currency: 'AUD' }, subtotal: { amount: 16_500 }, shipping: { amount: 4_660 } },
          lines: [
            { name: 'Meowth', price: { amount: 11_500 } },
            { name: 'Vulpix', sku: 'S2' },
          ],
        },
      },
      { orderId: '16-1', fields: { total: { amount: 301_300, currency: 'AUD' } } },
    ]);
  });

  test('a French report with semicolons, commas before the cents and names of months', async () => {
    expect(countsIn(await bring('ebay', EBAY_FRENCH, { zone: 'Europe/Paris' }))).toMatchObject({
      new: 1,
      refused: 0,
      skipped: 2,
    });
    expect(await orders()).toMatchObject([
      {
        ...{ orderId: '08-11111-22222', placedAt: new Date('2025-08-11T22:00:00Z') },
        fields: {
          total: { amount: 243_450, currency: 'EUR' },
          lines: [{ name: 'Vase', quantity: 2, total: { amount: 240_000 } }],
        },
      },
    ]);
  });

  test('an amount that nobody can read is refused with its value', async () => {
    const row = (price: string) =>
      `${EBAY_HEAD}\n"1","16-1","ann","4053","Card","","1","${price}","0","${price}","26-May-25",""\n`;
    const done = await bring('ebay', row('a lot'));
    expect(await importer.problems(done.id)).toMatchObject([{ row: 2, code: 'bad_amount', value: 'a lot' }]);
    expect(countsIn(await bring('ebay', row('EUR 90,00')))).toMatchObject({ new: 1 });
    expect(await orders()).toMatchObject([{ fields: { total: { amount: 9_000, currency: 'EUR' } } }]);
  });
});

test('Shopee: an order with its packages, masked values left out', async () => {
  const order = {
    ...{ order_sn: '24A', create_time: 1_712_601_591, update_time: 1_713_139_948, currency: 'SGD', total_amount: 12.5 },
    ...{ buyer_user_id: 77, order_status: 'CANCELLED', cancel_reason: 'OUT_OF_STOCK', pay_time: null },
    recipient_address: { name: 'P***n', phone: '***64', region: 'SG' },
    item_list: [
      {
        item_id: 1,
        model_id: 2,
        item_name: 'Cream',
        model_sku: 'C1',
        model_quantity_purchased: 2,
        model_discounted_price: 6.25,
      },
    ],
    package_list: [{ package_number: 'P1', logistics_status: 'LOGISTICS_DELIVERY_DONE', shipping_carrier: 'SPX' }],
  };
  await bring('shopee', JSON.stringify({ error: '', response: { order_list: [order] } }));
  expect(await orders()).toMatchObject([
    {
      ...{ orderId: '24A', fulfilments: [{ id: 'P1', parcel: { status: 'delivered' } }] },
      fields: {
        total: { amount: 1_250, currency: 'SGD' },
        lines: [{ total: { amount: 1_250 } }],
        cancelled: { reason: 'OUT_OF_STOCK' },
      },
    },
  ]);
  const [buyer] = await people();
  expect([buyer?.firstName, buyer?.country]).toEqual([undefined, 'SG']);
});

const folder = process.env['PERENNIAL_TEST_DATA'] ?? '';
// Without the folder there is nothing to test against: the fixtures above have the same shapes.
const described = existsSync(join(folder, 'ebay')) ? describe : describe.skip;
const read = (...path: string[]) => readFileSync(join(folder, ...path), 'utf8');

described('real exports (PERENNIAL_TEST_DATA)', () => {
  test('Amazon: the flat file of orders', async () => {
    const done = await bring('amazon', read('amazon', 'orders.flat-file.GET_FLAT_FILE_ORDERS_DATA.tsv'));
    expect(countsIn(done)).toEqual({ read: 6, new: 4, existing: 0, refused: 0, skipped: 0 });
    const [, second] = await orders();
    expect(second).toMatchObject({
      orderId: '123-4567890-1234567',
      fields: { total: { amount: 328, currency: 'USD' } },
    });
    expect((await orders()).map(({ orderId, fields }) => [orderId, fields.lines?.length])).toEqual([
      ...[
        ['111-2222222-3333333', 1],
        ['123-4567890-1234567', 1],
        ['222-3333333-4444444', 2],
        ['234-5678901-2345678', 2],
      ],
    ]);
    expect(
      (await events()).every(({ origin, occurredAt }) => origin === 'backfill' && occurredAt.getUTCFullYear() === 2009),
    ).toBe(true);
    expect((await people()).map(({ email, lastName }) => `${email ?? ''} ${lastName ?? ''}`)).toEqual([
      'example2@example.net Jones',
      'example3@example.net Jones',
      'example4@example.net Johnson',
      'example@example.net Smith',
    ]);
  });

  test('Amazon: orders and items of the API', async () => {
    expect(countsIn(await bring('amazon', read('amazon', 'getOrders.json')))).toMatchObject({ new: 1 });
    expect(await orders()).toMatchObject([
      { orderId: '902-3159896-1390916', fields: { financialStatus: 'pending', country: 'US' } },
    ]);
    expect(await people()).toMatchObject([{ email: 'user@example.com', firstName: 'John', lastName: 'Doe' }]);
    const items = await bring('amazon', read('amazon', 'getOrderItems.json'));
    expect(await importer.problems(items.id)).toMatchObject([{ code: 'unknown_order', value: '903-1671087-0812628' }]);
  });

  test('eBay: the report with a combined order', async () => {
    const done = await bring('ebay', read('ebay', 'orders-report.paid-and-posted.au.csv'), {
      zone: 'Australia/Sydney',
    });
    expect(countsIn(done)).toEqual({ read: 5, new: 3, existing: 0, refused: 0, skipped: 2 });
    const found = (await orders()).map(({ orderId, fields }) => {
      const { total, lines = [] } = fields;
      return [orderId, total, lines.length];
    });
    expect(found).toEqual([
      ['04-14689-12345', { amount: 78_900, currency: 'AUD' }, 1],
      ['01-14701-30101', { amount: 40_435, currency: 'AUD' }, 2],
      ['16-14679-61003', { amount: 301_300, currency: 'AUD' }, 1],
    ]);
    expect(await people()).toHaveLength(3);
  });

  test('eBay: an order of the API across borders, with a telephone that is an empty object', async () => {
    expect(countsIn(await bring('ebay', read('ebay', 'getOrders.masked.json')))).toMatchObject({ new: 1, refused: 0 });
    expect(await orders()).toMatchObject([
      {
        ...{ placedAt: new Date('2023-08-02T08:26:18Z'), refunds: [] },
        fields: {
          total: { amount: 11_626, currency: 'EUR' },
          country: 'ES',
          financialStatus: 'paid',
          lines: { length: 2 },
        },
      },
    ]);
    expect(await people()).toMatchObject([{ country: 'BE', orders: { count: 1 } }]);
  });

  test('Shopee: an order of the API', async () => {
    expect(countsIn(await bring('shopee', read('shopee', 'get_order_detail.json')))).toMatchObject({
      new: 1,
      refused: 0,
    });
    expect(await orders()).toMatchObject([
      {
        ...{ orderId: '2404098R48U37H', placedAt: new Date('2024-04-08T18:39:51Z') },
        fields: {
          total: { amount: 32_119, currency: 'VND' },
          lines: [{ sku: 'QAZ-SADOER-05', price: { amount: 48_000 } }],
        },
        fulfilments: [{ id: 'OFG166300791210964', parcel: { status: 'delivered' } }],
      },
    ]);
    expect(await people()).toMatchObject([{ country: 'VN', orders: { count: 1 } }]);
  });
});
