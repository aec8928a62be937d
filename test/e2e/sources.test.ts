import { createHmac, randomUUID } from 'node:crypto';

import { aCheckout } from '../support/brand';
import { startEditor, type RunningEditor } from '../support/browser';
import { becomes } from '../support/waiting';

let editor: RunningEditor;

beforeAll(async () => {
  editor = await startEditor();
});

afterAll(async () => {
  await editor.close();
});

async function webhook(address: string, secret: string): Promise<number> {
  const body = JSON.stringify(aCheckout());
  const answer = await fetch(address, {
    method: 'POST',
    headers: {
      ...{ 'content-type': 'application/json', 'x-shopify-topic': 'checkouts/create' },
      'x-shopify-webhook-id': randomUUID(),
      'x-shopify-hmac-sha256': createHmac('sha256', secret).update(body).digest('base64'),
    },
    body,
  });
  return answer.status;
}

test('a shop is connected: the first webhook with a wrong secret says so, with the right one it turns green', async () => {
  const { page, complaints, open, barriers } = await editor.page();
  await open('/sources');
  await page.getByRole('heading', { name: 'No sources yet' }).waitFor();
  await page.getByRole('button', { name: 'New source' }).click();
  const dialog = page.getByRole('dialog', { name: 'New source' });
  await dialog.getByRole('button', { name: 'Create the source' }).click();
  await dialog.getByText('Without the secret nobody knows').waitFor();
  await dialog.getByLabel('Name', { exact: true }).fill('Mori & Fig shop');
  await dialog.getByLabel('Webhook secret').fill('not the one of the shop');
  expect(await barriers()).toEqual([]);
  await dialog.getByRole('button', { name: 'Create the source' }).click();

  const drawer = page.getByRole('dialog', { name: 'Mori & Fig shop' });
  await drawer.getByText('Waiting for the first webhook…').waitFor();
  await drawer.getByText('customers_email_marketing_consent/update').waitFor();
  await becomes(
    () => drawer.getByLabel('Webhook address').inputValue(),
    expect.stringMatching(/\/hooks\/shopify\/src_/),
  );
  const address = await drawer.getByLabel('Webhook address').inputValue();

  expect(await webhook(address, 'the secret of the shop')).toBe(401);
  await drawer.getByRole('alert').getByText('The signature does not match').waitFor();

  await drawer.getByRole('button', { name: 'Change name or secret…' }).click();
  const change = page.getByRole('dialog', { name: 'Change “Mori & Fig shop”' });
  await change.getByLabel('Webhook secret').fill('the secret of the shop');
  await change.getByRole('button', { name: 'Save' }).click();
  await change.waitFor({ state: 'detached' });
  expect(await webhook(address, 'the secret of the shop')).toBe(200);
  await drawer.getByText('It is connected. Last came checkouts/create').waitFor();
  // What became of it, and whose it is.
  const event = drawer.getByRole('region', { name: 'Latest events' }).getByRole('row', { name: 'Checkout Started' });
  await becomes(() => event.getByRole('link').getAttribute('href'), expect.stringMatching(/^\/customers\/prf_/));
  expect(await barriers()).toEqual([]);
  expect(complaints).toEqual([]);
});

test('a write key is shown once, what is sent with it arrives, and errors are told in words', async () => {
  const { page, complaints, open, barriers } = await editor.page();
  await open('/sources?source=new');
  const dialog = page.getByRole('dialog', { name: 'New source' });
  await dialog.getByLabel('Server or app').check();
  await dialog.getByLabel('Name', { exact: true }).fill('Shop server');
  await dialog.getByRole('button', { name: 'Create the source' }).click();

  const drawer = page.getByRole('dialog', { name: 'Shop server' });
  const key = await drawer.getByLabel('Write key').inputValue();
  await drawer.getByText('it is shown this once').waitFor();
  await drawer.getByText(`writeKey: '${key}'`).waitFor();
  const calls = [{ type: 'track', event: 'Product Viewed', userId: '42' }, { type: 'nonsense' }];
  const answer = await fetch(`${editor.address}/v1/batch`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${key}:`)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ batch: calls }),
  });
  expect(answer.status).toBe(200);
  await drawer.getByText('It is connected. Last came batch').waitFor();
  const row = drawer.getByRole('row').filter({ hasText: 'Stored in part' });
  await row.getByText('Something in it is missing or has the wrong form.').waitFor();
  expect(await barriers()).toEqual([]);

  await page.reload();
  await drawer.getByText('The write key was shown when the source was made.').waitFor();
  await drawer.getByRole('button', { name: 'Replace the write key…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Replace the key' }).click();
  const renewed = page.getByRole('dialog', { name: /New write key/ });
  await becomes(() => renewed.getByLabel('Write key').inputValue(), expect.not.stringContaining(key));
  await renewed.getByRole('button', { name: 'Close' }).click();

  await drawer.getByRole('button', { name: 'Delete…' }).click();
  await page.getByRole('dialog').getByText('nothing more comes in').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete the source' }).click();
  await page.getByText('Shop server is deleted').waitFor();
  expect(complaints).toEqual([]);
});

test('in Chinese and dark', async () => {
  const { page, complaints, open, barriers } = await editor.page({ locale: 'zh-CN', theme: 'dark' });
  await open('/sources');
  await page.getByRole('heading', { name: '数据源' }).waitFor();
  await page.getByRole('button', { name: 'Mori & Fig shop' }).click();
  await page.getByText('已连接。最近收到 checkouts/create').waitFor();
  expect(await barriers()).toEqual([]);
  expect(complaints).toEqual([]);
});
