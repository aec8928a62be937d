import { aCheckout } from '../support/fixtures/shopify/checkout';
import { aTrack } from '../support/fixtures/segment/calls';
import { anIntake, aShop, aWriteKey, SHOP_SECRET, type Intake } from '../support/intake';

let intake: Intake;

beforeAll(async () => {
  intake = await anIntake();
});
afterAll(() => intake.close());

interface SourceAnswer {
  readonly id: string;
  readonly writeKey?: string;
}

const created = async (body: unknown): Promise<SourceAnswer> => {
  const answer = await intake.call('ws_1', 'POST', '/api/sources', body);
  expect(answer.status).toBe(201);
  return (await answer.json()) as SourceAnswer;
};

test('the write key is shown once and stored as a hash only', async () => {
  const { id, writeKey } = await created({ kind: 'segment', name: 'Site', trust: 'browser' });
  expect(writeKey).toMatch(/^wk_/);
  const shown = await intake.call('ws_1', 'GET', `/api/sources/${id}`);
  expect(await shown.json()).toMatchObject({ kind: 'segment', trust: 'browser', endpoint: '/v1/batch' });
  for (const name of ['sources', 'writeKeys'])
    expect(JSON.stringify(await intake.database.db.collection(name).find().toArray())).not.toContain(writeKey);
});

test('a new key works and the one before does not', async () => {
  const { id, writeKey = '' } = await created({ kind: 'segment', name: 'Site' });
  expect((await intake.track('track', writeKey, aTrack())).status).toBe(200);
  const rotated = (await (await intake.call('ws_1', 'POST', `/api/sources/${id}/rotate`)).json()) as SourceAnswer;
  expect((await intake.track('track', writeKey, aTrack())).status).toBe(401);
  expect((await intake.track('track', rotated.writeKey!, aTrack())).status).toBe(200);
});

test('a shop secret is sealed, can be changed, and is never shown', async () => {
  const { id } = await created({ kind: 'shopify', name: 'Shop', secret: 'another', shopDomain: 'shop.example.com' });
  expect((await intake.webhook(id, 'checkouts/create', aCheckout())).status).toBe(401);
  const changed = await intake.call('ws_1', 'PATCH', `/api/sources/${id}`, { secret: SHOP_SECRET });
  expect(JSON.stringify(await changed.json())).not.toContain(SHOP_SECRET);
  expect((await intake.webhook(id, 'checkouts/create', aCheckout())).status).toBe(200);
  const stored = JSON.stringify(await intake.database.db.collection('sources').find().toArray());
  expect(stored).not.toContain(`"${SHOP_SECRET}"`);
});

test('a source that is removed takes nothing more in; its events stay', async () => {
  const shop = await aShop(intake);
  await intake.webhook(shop, 'checkouts/create', aCheckout());
  const before = await intake.count('events', { sourceId: shop });
  expect(before).toBe(1);
  expect((await intake.call('ws_1', 'DELETE', `/api/sources/${shop}`)).status).toBe(204);
  expect((await intake.webhook(shop, 'checkouts/create', aCheckout())).status).toBe(404);
  expect(await intake.count('events', { sourceId: shop })).toBe(before);
});

test.each([
  [{ kind: 'shopify', name: 'Shop' }, 'secret'],
  [{ kind: 'fax', name: 'Fax' }, 'kind'],
  [{ kind: 'segment', name: 'Site', trust: 'shop' }, 'trust'],
  [{ kind: 'shopify', name: 'Shop', secret: 's', shopDomain: 'not a host' }, 'shopDomain'],
])('%j is refused and says where', async (body, where) => {
  const answer = await intake.call('ws_1', 'POST', '/api/sources', body);
  expect(answer.status).toBe(400);
  expect(JSON.stringify(await answer.json())).toContain(where);
});

test('a source of another workspace is not there', async () => {
  const shop = await aShop(intake);
  await aWriteKey(intake, { workspaceId: 'ws_2' });
  for (const [method, path] of [
    ['GET', ''],
    ['GET', '/deliveries'],
    ['PATCH', ''],
    ['POST', '/rotate'],
    ['DELETE', ''],
  ] as const)
    expect(
      (await intake.call('ws_2', method, `/api/sources/${shop}${path}`, method === 'PATCH' ? {} : undefined)).status,
    ).toBe(404);
  const listed = (await (await intake.call('ws_2', 'GET', '/api/sources')).json()) as { items: SourceAnswer[] };
  expect(listed.items.map(({ id }) => id)).not.toContain(shop);
});
