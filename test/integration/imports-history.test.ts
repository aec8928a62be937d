import { anImporter, countsIn, type Importer } from '../support/imports';

let importer: Importer;

beforeAll(async () => {
  importer = await anImporter();
});
beforeEach(() => {
  importer.fresh();
});
afterAll(() => importer.close());

const stored = async (collection: string) =>
  await importer.intake.database.db
    .collection(collection)
    .find({ workspaceId: importer.workspace })
    .sort({ occurredAt: 1, placedAt: 1 })
    .toArray();
const person = async (email: string) =>
  (await importer.intake.profiles.list({ workspaceId: importer.workspace, search: email, limit: 5 })).items[0];

describe('orders', () => {
  const ORDERS = `Order number;Order date;Email;Total;Currency;Product name;Quantity;Unit price
1001;24.11.2025 10:00;ada@example.com;1.259,90 €;EUR;Chair;2;600,00
1001;24.11.2025 10:00;ada@example.com;;;Lamp;1;59,90
1002;25.11.2025;ada@example.com;100,00;XYZ;Lamp;1;100,00
1003;31.11.2025;grace@example.com;5,00;EUR;Lamp;1;5,00
1004;26.11.2025;grace@example.com;40,00;EUR;Lamp;1;40,00
1001;24.11.2025 10:00;ada@example.com;;;Table;1;59,90
`;

  test('rows of one order are one order, with its lines; its buyer has bought, long ago', async () => {
    const done = await importer.bring('orders', ORDERS, { reading: { zone: 'Europe/Berlin' } });
    expect(countsIn(done)).toEqual({ read: 6, new: 2, existing: 0, refused: 3, skipped: 0 });
    expect(await stored('orders')).toMatchObject([
      {
        ...{ orderId: '1001', sourceId: 'import', placedAt: new Date('2025-11-24T09:00:00Z') },
        fields: {
          total: { amount: 125_990, currency: 'EUR' },
          lines: [
            { name: 'Chair', quantity: 2, total: { amount: 120_000, currency: 'EUR' } },
            { name: 'Lamp', quantity: 1 },
          ],
        },
      },
      { orderId: '1004' },
    ]);
    expect(await stored('events')).toMatchObject([
      { name: 'Order Completed', origin: 'backfill', trust: 'import', keys: ['order:1001'] },
      { name: 'Order Completed', origin: 'backfill', trust: 'import' },
    ]);
    expect(await person('ada@example.com')).toMatchObject({ orders: { count: 1 } });
    expect(await importer.problems(done.id)).toMatchObject([
      { row: 4, code: 'bad_currency', value: 'XYZ' },
      { row: 5, code: 'bad_date', value: '31.11.2025' },
      { row: 7, code: 'rows_apart', value: '1001' },
    ]);
  });

  test('a later file of the same orders says what is new of them, and nobody has bought twice', async () => {
    const csv = (total: string) => `order id,date,email,total\n7,2025-01-02,ada@example.com,${total}\n`;
    await importer.bring('orders', csv('$10.00'));
    const again = await importer.bring('orders', csv('$12.50'));
    expect(countsIn(again)).toMatchObject({ new: 0, existing: 1 });
    expect(await stored('orders')).toMatchObject([{ fields: { total: { amount: 1_250, currency: 'USD' } } }]);
    expect(await stored('events')).toHaveLength(1);
    expect(await person('ada@example.com')).toMatchObject({ orders: { count: 1 } });
  });

  test('orders of a shop that is connected are those its webhooks tell of', async () => {
    const { source } = await importer.intake.sources.create(importer.workspace, {
      kind: 'shopify',
      name: 'Shop',
      secret: 'x',
    });
    const csv = 'order id,date,email,total,currency\n7,2025-01-02,ada@example.com,10,EUR\n';
    await importer.bring('orders', csv, { reading: { sourceId: source._id } });
    expect(await stored('orders')).toMatchObject([{ sourceId: source._id, orderId: '7' }]);
    const foreign = importer.bring('orders', csv, { reading: { sourceId: 'src_of_another' } });
    await expect(foreign).rejects.toMatchObject({ code: 'not_found' });
  });

  test('amounts without a currency are refused until it is said', async () => {
    const csv = 'order id,date,email,total\n7,2025-01-02,ada@example.com,10\n';
    const without = await importer.bring('orders', csv);
    expect(await importer.problems(without.id)).toMatchObject([{ row: 2, code: 'no_currency' }]);
    expect(countsIn(await importer.bring('orders', csv, { reading: { currency: 'JPY' } }))).toMatchObject({ new: 1 });
    expect(await stored('orders')).toMatchObject([{ fields: { total: { amount: 10, currency: 'JPY' } } }]);
  });
});

describe('events', () => {
  const EVENTS = `event,date,email,color
Product Viewed,2025-03-01 10:00,ada@example.com,red
Product Viewed,2025-03-01 10:00,ada@example.com,red
Product Viewed,2026-02-30,ada@example.com,red
Product Viewed,2999-03-01,ada@example.com,red
`;

  test('what happened is history: kept with its properties, once, however often it is imported', async () => {
    const done = await importer.bring('events', EVENTS);
    expect(countsIn(done)).toEqual({ read: 4, new: 1, existing: 1, refused: 2, skipped: 0 });
    expect(await stored('events')).toMatchObject([
      {
        ...{ name: 'Product Viewed', origin: 'backfill', trust: 'import', properties: { color: 'red' } },
        occurredAt: new Date('2025-03-01T10:00:00Z'),
      },
    ]);
    expect(await importer.problems(done.id)).toMatchObject([{ code: 'bad_date' }, { code: 'bad_date' }]);
    expect(countsIn(await importer.bring('events', EVENTS))).toMatchObject({ new: 0, existing: 2 });
    expect(importer.intake.reactions.events).toEqual([]);
  });
});

describe('consents', () => {
  const consent = async (email: string) => (await person(email))?.consents['email']?.marketing;
  const rows = (...lines: string[]) => ['email,state,date,source,wording,form', ...lines].join('\n');
  const mapping = {
    email: 'email',
    state: 'state',
    date: 'at',
    source: 'source',
    wording: 'wording',
    form: 'evidence:form',
  };
  const bring = async (...lines: string[]) => await importer.bring('consents', rows(...lines), { mapping });

  test('who agreed is subscribed, with source, time and wording; without them a row is refused', async () => {
    const done = await bring(
      'ada@example.com,yes,2025-01-02,Fair in Berlin,Send me news,',
      'grace@example.com,yes,2025-01-02,,Send me news,',
      'joan@example.com,yes,,Fair,Send me news,',
      'mary@example.com,perhaps,2025-01-02,Fair,Send me news,',
      'anna@example.com,no,,,,',
    );
    expect(countsIn(done)).toEqual({ read: 5, new: 2, existing: 0, refused: 3, skipped: 0 });
    expect(await consent('ada@example.com')).toMatchObject({
      ...{ state: 'subscribed', source: 'import: Fair in Berlin', wording: 'Send me news', at: new Date('2025-01-02') },
    });
    expect(await consent('anna@example.com')).toMatchObject({ state: 'unsubscribed' });
    const codes = (await importer.problems(done.id)).map(({ code }) => code);
    expect(codes).toEqual(['no_source', 'no_date', 'bad_state']);
  });

  test('who has unsubscribed stays so, unless a later row has evidence; the report counts it', async () => {
    await bring('ada@example.com,no,2025-05-01,,,', 'grace@example.com,no,2025-05-01,,,');
    const silent = await bring(
      'ada@example.com,yes,2025-06-01,Fair,Send me news,',
      'grace@example.com,yes,2025-04-01,Fair,Send me news,page 4',
    );
    expect(silent.progress?.counts).toMatchObject({ new: 0, refused: 2, reasons: { stays_unsubscribed: 1, older: 1 } });
    expect([(await consent('ada@example.com'))?.state, (await consent('grace@example.com'))?.state]).toEqual([
      ...['unsubscribed', 'unsubscribed'],
    ]);
    const proven = await bring('ada@example.com,yes,2025-06-01,Fair,Send me news,page 4');
    expect(countsIn(proven)).toMatchObject({ new: 1, refused: 0 });
    expect(await consent('ada@example.com')).toMatchObject({ state: 'subscribed', evidence: { form: 'page 4' } });
  });

  test('who is suppressed stays so, and the report says it', async () => {
    importer.suppressed.add('ada@example.com');
    const done = await bring('ada@example.com,yes,2025-06-01,Fair,Send me news,page 4');
    expect(done.progress?.counts).toMatchObject({ new: 0, refused: 1, reasons: { suppressed: 1 } });
  });

  test('source, wording and channel may be stated for all rows', async () => {
    const reading = { consent: { channel: 'sms', state: 'subscribed', source: 'Shop', wording: 'News by SMS' } };
    await importer.bring('consents', 'phone,date\n+4930901820,2025-01-02\n', { reading });
    const [item] = (await importer.intake.profiles.list({ workspaceId: importer.workspace, limit: 5 })).items;
    expect(item?.consents['sms']?.marketing).toMatchObject({ state: 'subscribed', wording: 'News by SMS' });
  });
});
