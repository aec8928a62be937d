import { createHmac } from 'node:crypto';

import { aWholeApp, type WholeApp } from '../support/app';
import { perennial, type Ran } from '../support/command-line';
import { aCheckout } from '../support/fixtures/shopify/checkout';

let app: WholeApp;

beforeAll(async () => {
  app = await aWholeApp();
});

afterAll(() => app.close());

const run = async (...args: string[]): Promise<Ran> =>
  await perennial({ address: app.baseUrl, key: app.a.key }, 'sources', ...args);

test('a shop that is connected wrongly, or sends what cannot be read, says so at its source', async () => {
  const made = await run('create', 'shopify', '--name', 'Shop', '--secret', 'hush', '--json');
  const { id, endpoint } = JSON.parse(made.out) as { id: string; endpoint: string };
  expect((await run('deliveries', id)).out).toBe('Nothing was delivered in the last week.\n');

  const deliver = async (body: string, secret = 'hush') => {
    const signature = createHmac('sha256', secret).update(body).digest('base64');
    const headers = { 'x-shopify-topic': 'checkouts/create', 'x-shopify-hmac-sha256': signature };
    return (await fetch(app.baseUrl + endpoint, { method: 'POST', headers, body })).status;
  };
  expect(await deliver(JSON.stringify(aCheckout()))).toBe(200);
  expect(await deliver('{"token":')).toBe(400);
  expect(await deliver(JSON.stringify(aCheckout()), 'another secret')).toBe(401);

  const { out } = await run('deliveries', id);
  expect(out).toMatch(/checkouts\/create +refused +0 +The body is not valid JSON\./);
  expect(out).toMatch(/checkouts\/create +stored +1/);
  expect(out).toMatch(/\n\nRefused at least 1 times, last at \S+: with a signature of another secret\.\n$/);

  const failed = JSON.parse((await run('deliveries', id, '--failed', '--json')).out) as object[];
  expect(failed).toMatchObject([{ status: 'refused', errors: [{ code: 'invalid_json' }] }]);
});

test('a source that is not there', async () => {
  expect((await run('deliveries', 'src_nothing')).failure).toBe('There is no source "src_nothing" in this workspace.');
});
