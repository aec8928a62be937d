import { createHmac } from 'node:crypto';

import { startEditor, type RunningEditor } from '../support/browser';
import { becomes } from '../support/waiting';

let editor: RunningEditor;

beforeAll(async () => {
  editor = await startEditor();
});

afterAll(async () => {
  await editor.close();
});

const SAMPLE = {
  kind: 'purchase',
  who: { mail: 'mei@customer.example' },
  cart: { no: 77, sum: '42.50', money: 'EUR' },
};

test('any JSON is connected: its mapping is tried on a sample, saved, and what comes becomes events', async () => {
  const { page, complaints, open, barriers } = await editor.page();
  await open('/sources?source=new');
  const dialog = page.getByRole('dialog', { name: 'New source' });
  await dialog.getByLabel('Any webhook').check();
  await dialog.getByLabel('Name', { exact: true }).fill('Till');
  await dialog.getByLabel('Webhook secret').fill('hush');
  expect(await barriers()).toEqual([]);
  await dialog.getByRole('button', { name: 'Create the source' }).click();

  const drawer = page.getByRole('dialog', { name: 'Till' });
  await drawer.getByLabel('Where the event’s name stands').fill('kind');
  await drawer.getByLabel('Sample', { exact: true }).fill(JSON.stringify(SAMPLE));
  await drawer.getByRole('button', { name: 'Try it' }).click();
  await drawer.getByText('Nobody it is about').waitFor();

  await drawer.getByLabel('E-mail address').fill('who.mail');
  await drawer.getByLabel('Other names for events').fill('purchase = Order Completed');
  await drawer.getByLabel('Properties').fill('order_id = cart.no\ntotal = cart.sum\ncurrency = cart.money');
  await drawer.getByRole('button', { name: 'Try it' }).click();
  await drawer.getByText('Order 77').waitFor();
  await drawer.getByText('mei@customer.example').first().waitFor();
  expect(await barriers()).toEqual([]);
  await drawer.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Till is saved').waitFor();

  const address = await drawer.getByLabel('Webhook address').inputValue();
  const body = JSON.stringify(SAMPLE);
  const signature = createHmac('sha256', 'hush').update(body).digest('hex');
  expect((await fetch(address, { method: 'POST', headers: { 'x-signature': signature }, body })).status).toBe(200);
  const event = drawer.getByRole('region', { name: 'Latest events' }).getByRole('row', { name: 'Order Completed' });
  await becomes(() => event.count(), 1);
  expect(complaints).toEqual([]);
});

test('a carrier is connected in Chinese: where its secret is, and what to enter there', async () => {
  const { page, complaints, open, barriers } = await editor.page({ locale: 'zh-CN' });
  await open('/sources?source=new');
  const dialog = page.getByRole('dialog', { name: '新建数据源' });
  await dialog.getByLabel('物流跟踪').check();
  await dialog.getByLabel('名称', { exact: true }).fill('包裹');
  await dialog.getByText('位置：AfterShip').waitFor();
  await dialog.getByLabel('Webhook 密钥').fill('hush');
  await dialog.getByRole('button', { name: '创建数据源' }).click();
  const drawer = page.getByRole('dialog', { name: '包裹' });
  await becomes(
    () => drawer.getByLabel('Webhook 地址').inputValue(),
    expect.stringMatching(/\/hooks\/aftership\/src_/),
  );
  expect(await barriers()).toEqual([]);
  expect(complaints).toEqual([]);
});
