import { aShopifyProduct, aVariant, aWooOrder, aWooProduct } from '../support/fixtures/hooks/payloads';
import { anOrder } from '../support/fixtures/shopify/checkout';
import { aHook, heldOf, sendHook } from '../support/hooks';
import { anIntake, aShop, aWriteKey, type Intake } from '../support/intake';

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

const usd = (amount: number) => ({ amount, currency: 'USD' });
const get = async (path: string) => (await (await intake.call(workspaceId, 'GET', path)).json()) as { items: object[] };
const listed = async (query = '') => (await get(`/api/products${query}`)).items;

describe('a catalogue', () => {
  let shop: string;
  const send = (topic: string, payload: unknown) => intake.webhook(shop, topic, payload);
  const sell = (price: string, quantity: number, at: string) =>
    send('products/update', {
      ...aShopifyProduct({ updated_at: at }),
      variants: [aVariant({ price, inventory_quantity: quantity })],
    });
  beforeEach(async () => {
    const source = { kind: 'shopify', name: 'Shop', secret: 'hush', currency: 'USD' } as const;
    shop = (await intake.sources.create(workspaceId, source)).source._id;
  });

  test('holds what a shop tells of its products, in whatever order it comes, and nobody is made by it', async () => {
    await sell('39.00', 4, '2026-11-22T10:00:00Z');
    await send('products/create', aShopifyProduct());
    expect(await listed()).toMatchObject([
      {
        ...{ productId: '7234590408817', title: 'Tea set', category: 'Ceramics', brand: 'Kiln', available: true },
        ...{ imageUrl: 'https://shop.example/t.jpg', handle: 'tea-set', published: true },
        variants: [{ id: '41327142600817', sku: 'TEA-1', prices: [usd(3_900)], available: true }],
      },
    ]);
    expect(await heldOf(intake, workspaceId)).toMatchObject({ events: [], people: [] });
  });

  test('notices what became cheaper and what can be bought again, once', async () => {
    await sell('42.00', 0, '2026-11-20T10:00:00Z');
    await sell('39.00', 4, '2026-11-21T10:00:00Z');
    await sell('39.00', 4, '2026-11-21T10:00:00Z');
    await sell('45.00', 4, '2026-11-22T10:00:00Z');
    const at = '2026-11-21T10:00:00.000Z';
    expect(await listed()).toMatchObject([
      {
        news: [
          { kind: 'priceDropped', at, from: usd(4_200), to: usd(3_900), variantId: '41327142600817' },
          { kind: 'backInStock', at },
        ],
      },
    ]);
  });

  test('a deleted product is listed no longer; an older word does not bring it back, a newer does', async () => {
    await send('products/create', aShopifyProduct());
    await send('products/delete', { id: 7_234_590_408_817 });
    expect(await listed()).toEqual([]);
    await sell('1.00', 1, '2026-11-21T10:00:00Z');
    expect(await listed()).toEqual([]);
    await intake.webhook(
      shop,
      'products/update',
      aShopifyProduct({ updated_at: new Date(Date.now() + 1_000).toISOString() }),
    );
    expect(await listed()).toHaveLength(1);
  });

  test('says of which kind the lines of orders are that do not say it themselves', async () => {
    await send('products/create', aShopifyProduct());
    await send('orders/create', anOrder());
    const [order] = (await get('/api/orders')).items;
    expect(order).toMatchObject({ lines: [{ productId: '7234590408817', category: 'Ceramics' }] });
    const [person] = (await get('/api/profiles')).items;
    expect(person).toMatchObject({ orders: { favouriteCategory: 'Ceramics' } });
  });

  test('is searched by the beginnings of words, in scripts without blanks too', async () => {
    const products = [
      {
        id: 'a',
        title: '抹茶ティーセット',
        variants: [{ id: 'a', prices: [{ amount: 900, currency: 'JPY' }] }],
      },
      { id: 'b', title: 'Green kettle', category: 'Kitchen' },
      { id: 'c', title: 'Green tea', brand: 'Kiln' },
    ];
    const made = await intake.call(workspaceId, 'POST', '/api/products', { sourceId: shop, products });
    expect(await made.json()).toEqual({ taken: 3 });
    const found = async (search: string) => {
      const items = (await listed(`?search=${encodeURIComponent(search)}`)) as { productId: string }[];
      return items.map(({ productId }) => productId).toSorted();
    };
    expect([await found('gre'), await found('green kit'), await found('抹茶'), await found('.*')]).toEqual([
      ['b', 'c'],
      ['b'],
      ['a'],
      ['a', 'b', 'c'],
    ]);
    const first = await intake.call(workspaceId, 'GET', '/api/products?limit=2');
    const { items, nextCursor } = (await first.json()) as { items: object[]; nextCursor: string };
    expect([items.length, (await listed(`?limit=2&cursor=${nextCursor}`)).length]).toEqual([2, 1]);
  });

  test.each([
    ['an unknown currency', { id: 'x', variants: [{ id: 'x', prices: [{ amount: 1, currency: 'EURO' }] }] }],
    ['a link that is none', { id: 'x', url: 'javascript:alert(1)' }],
    ['an impossible day', { id: 'x', updatedAt: '2026-02-31T00:00:00Z' }],
    ['a field nobody knows', { id: 'x', $where: '1' }],
    ['a title of a megabyte', { id: 'x', title: 'x'.repeat(1_000_000) }],
  ])('%s is refused, and nothing is changed', async (_, product) => {
    const answer = await intake.call(workspaceId, 'POST', '/api/products', { sourceId: shop, products: [product] });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(await intake.count('products', { workspaceId })).toBe(0);
  });
});

test("WooCommerce's prices are in the currency of the shop's orders, once one has come", async () => {
  const shop = await aHook(intake, 'woocommerce', workspaceId);
  await sendHook(intake, 'woocommerce', shop, { topic: 'product.created', payload: aWooProduct(), id: '1' });
  expect(await listed()).toMatchObject([{ title: 'Tea & cup', category: 'Tea', variants: [{ prices: [] }] }]);
  await sendHook(intake, 'woocommerce', shop, { topic: 'order.created', payload: aWooOrder(), id: '2' });
  const source = await intake.call(workspaceId, 'GET', `/api/sources/${shop}`);
  expect(await source.json()).toMatchObject({ currency: 'EUR' });
});

test('two processes that tell of one product at once lose nothing', async () => {
  const shop = await aShop(intake, workspaceId);
  const tell = (n: number) =>
    intake.products.note({ workspaceId, sourceId: shop }, [
      {
        productId: 'p',
        at: new Date(n),
        fields: n % 2 === 0 ? { title: `t${String(n)}` } : { brand: `b${String(n)}` },
      },
    ]);
  await Promise.all(Array.from({ length: 12 }, (_, n) => tell(n)));
  expect(await listed()).toMatchObject([{ title: 't10', brand: 'b11' }]);
});

test("the tracking API's orders are found by carriers as well", async () => {
  const key = await aWriteKey(intake, { workspaceId });
  const properties = { order_id: 'w-1', total: 5, currency: 'USD' };
  await intake.track('track', key, { event: 'Order Completed', userId: 'u1', messageId: 'm1', properties });
  expect(await intake.orders.called(workspaceId, ['order:W-1'])).toMatchObject([{ orderId: 'w-1' }]);
});
