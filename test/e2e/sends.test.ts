import { aCheckout, eventually } from '../support/brand';
import { startEditor, type RunningEditor } from '../support/browser';
import { aJourney } from '../support/journeys';
import { becomes } from '../support/waiting';

let editor: RunningEditor;

beforeAll(async () => {
  editor = await startEditor();
  const { brand } = editor;
  await brand.setUp(9);
  const sandbox = { kind: 'sandbox', name: 'Sandbox', from: { name: 'Mori & Fig', address: 'hi@mori.example' } };
  await brand.must('POST', '/api/senders', { ...sandbox, roles: ['marketing-email'] });
  const reminder = aJourney('Abandoned cart')
    .entry({ events: ['Checkout Started'], key: 'checkout' })
    .send();
  await brand.live(reminder.workflow());
  const broken = aJourney('Broken')
    .entry({ events: ['Checkout Started'], key: 'checkout' })
    .wait({}, { name: 'Impossible wait', parameters: { amount: '={{ $json.event.properties.nothing }}' } });
  await brand.live(broken.workflow());
  for (const email of ['anna@example.com', 'bea@example.com', 'carl@example.com'])
    await brand.webhook(
      'checkouts/create',
      aCheckout({ email, firstName: email.split('@')[0]!, consent: email !== 'anna@example.com' }),
    );
  await eventually('sends and dead letters', async () => {
    const sends = await brand.list<{ status: string }>('/api/sends');
    const letters = await brand.list('/api/dead-letters');
    const done = sends.filter(({ status }) => ['sent', 'skipped'].includes(status));
    return done.length === 3 && letters.length === 3 ? true : undefined;
  });
});

afterAll(async () => {
  await editor.close();
});

test('sends are narrowed by outcome and reason in the address; one opens with why and the message itself', async () => {
  const { page, complaints, open, barriers } = await editor.page();
  await open('/sends');
  await page.getByRole('row').nth(3).waitFor();
  await page.getByRole('combobox', { name: 'Outcome' }).click();
  await page.getByRole('option', { name: 'Not sent' }).click();
  await page.waitForURL('**/sends?status=skipped');
  await page.getByRole('row').nth(2).waitFor({ state: 'detached' });
  const row = page.getByRole('row').filter({ hasText: 'anna' });
  await row.getByText('No consent').waitFor();
  await row.getByRole('button', { name: 'Cart reminder' }).click();
  const drawer = page.getByRole('dialog', { name: /Cart reminder to anna/ });
  await drawer.getByText('Has not agreed to marketing on this channel.').waitFor();
  await drawer.getByRole('link', { name: 'Abandoned cart' }).waitFor();
  await page.frameLocator('iframe').getByText('Noch unentschlossen?').waitFor();
  expect(await barriers()).toEqual([]);
  await page.goBack();
  await drawer.waitFor({ state: 'detached' });
  await page.waitForURL('**/sends?status=skipped');
  expect(complaints).toEqual([]);
});

test('what a sandbox sender was given lies in the inbox, and arrives there while it is open', async () => {
  const { page, complaints, open, barriers } = await editor.page();
  await open('/sandbox');
  const list = page.getByRole('list', { name: 'Sandbox inbox' });
  await list.getByRole('link').nth(1).waitFor();
  await page.frameLocator('iframe').getByText('Night serum').waitFor();
  await page.getByText('Headers', { exact: true }).click();
  await page.getByText('List-Unsubscribe', { exact: true }).waitFor();
  expect(await barriers()).toEqual([]);

  await editor.brand.webhook('checkouts/create', aCheckout({ email: 'dora@example.com', firstName: 'Dora' }));
  await list.getByRole('link').filter({ hasText: 'Dora' }).click();
  await page.getByRole('heading', { name: /Dora/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await becomes(
    () => page.evaluate(() => document.activeElement?.getAttribute('href')),
    expect.stringContaining('?message='),
  );
  expect(complaints).toEqual([]);
});

test('people who are stuck are chosen and decided on, in numbers', async () => {
  const { page, complaints, open, barriers } = await editor.page();
  await open('/dead-letters');
  const row = page.getByRole('row').filter({ hasText: 'bea' });
  await row.getByText('Impossible wait').waitFor();
  await row.getByText('The step reported an error.').waitFor();
  await page.getByRole('checkbox', { name: /^Choose bea/ }).check();
  await page.getByRole('checkbox', { name: /^Choose carl/ }).check();
  await page.getByText('2 people chosen').waitFor();
  await page
    .getByRole('group', { name: 'With those chosen' })
    .getByRole('button', { name: 'End the journey…' })
    .click();
  const dialog = page.getByRole('dialog', { name: 'End the journey for 2 people?' });
  await dialog.getByText('Broken: Impossible wait').waitFor();
  expect(await barriers()).toEqual([]);
  await dialog.getByRole('button', { name: 'End for 2 people' }).click();
  await page.getByText('2 people have left').waitFor();
  await row.waitFor({ state: 'detached' });
  const letters = await editor.brand.list<{ id: string }>('/api/dead-letters');
  expect(letters.length).toBeGreaterThan(0);
  expect(complaints).toEqual([]);
});

test('in Chinese and dark', async () => {
  const { page, complaints, open, barriers } = await editor.page({ locale: 'zh-CN', theme: 'dark' });
  for (const [path, title] of [
    ['/sends', '发送记录'],
    ['/sandbox', '沙盒收件箱'],
    ['/dead-letters', '卡住的客户'],
  ] as const) {
    await open(path);
    await page.getByRole('heading', { name: title, exact: true }).waitFor();
    expect(await barriers()).toEqual([]);
  }
  expect(complaints).toEqual([]);
});
