import type { Page } from 'playwright-core';

import { aCheckout, eventually } from '../support/brand';
import { startEditor, type RunningEditor } from '../support/browser';
import { aJourney } from '../support/journeys';
import { startSmtp, type Smtp } from '../support/smtp';
import { becomes } from '../support/waiting';

let editor: RunningEditor;
let smtp: Smtp;
let journeyId: string;

/** A checkout, a breath, the reminder, and then a day in which people can be looked at. */
const reminderAfterASecond = () =>
  aJourney('Abandoned cart')
    .entry({ events: ['Checkout Started'], key: 'checkout', exits: [{ event: 'Order Completed', by: 'entryKey' }] })
    .wait({ amount: 1, unit: 'seconds' }, { name: 'A breath' })
    .send({}, { name: 'Reminder' })
    .wait({ amount: 1, unit: 'days' }, { name: 'A day' })
    .send({}, { name: 'Second reminder' })
    .workflow();

beforeAll(async () => {
  smtp = await startSmtp();
  editor = await startEditor();
  const { brand } = editor;
  await brand.setUp(smtp.port);
  journeyId = await brand.live(reminderAfterASecond());
  await brand.webhook('checkouts/create', aCheckout({ email: 'anna@example.com', consent: false }));
  await brand.webhook('checkouts/create', aCheckout({ email: 'bea@example.com', firstName: 'Bea' }));
  await brand.webhook('checkouts/create', aCheckout({ email: 'carl@example.com', firstName: 'Carl' }));
  await eventually('the reminders', async () => {
    const sends = await brand.list<{ status: string }>(`/api/sends?journeyId=${journeyId}`);
    return sends.length === 3 && sends.every(({ status }) => ['sent', 'skipped'].includes(status)) ? true : undefined;
  });
});

afterAll(async () => {
  await editor.close();
  await smtp.stop();
});

const panelOf = (page: Page, title: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: title, exact: true }) });

const idOf = async (email: string) => {
  const [profile] = await editor.brand.list<{ id: string }>(`/api/profiles?search=${encodeURIComponent(email)}`);
  return profile!.id;
};

test('why a customer got nothing is found from the list in three steps', async () => {
  const { page, complaints, open, barriers } = await editor.page();
  await open('/customers');
  await page.getByRole('searchbox', { name: 'Search by name' }).fill('anna');
  await page.waitForURL('**/customers?search=anna');
  await page.getByRole('link', { name: 'Anna Beispiel' }).click();
  await page.getByRole('heading', { name: 'Anna Beispiel' }).waitFor();
  await page.getByRole('button', { name: 'Not sent only' }).click();
  const entry = page.getByRole('listitem').filter({ hasText: 'E-mail “Cart reminder” not sent' });
  await entry.getByText('No consent').waitFor();
  await entry.getByText('Has not agreed to marketing on this channel.').waitFor();
  await entry.getByText('Abandoned cart').waitFor();

  await page.reload();
  await entry.getByRole('button', { name: 'See the message' }).click();
  const dialog = page.getByRole('dialog', { name: /not sent/ });
  await dialog.getByText('Noch unentschlossen? Anna').first().waitFor();
  await page.frameLocator('iframe').getByText('2 × Night serum').waitFor();
  expect(await barriers()).toEqual([]);
  expect(complaints).toEqual([]);
});

test('the same in Chinese', async () => {
  const { page, complaints, open, barriers } = await editor.page({ locale: 'zh-CN', theme: 'dark' });
  await open(`/customers/${await idOf('anna@example.com')}?notSent=1`);
  const entry = page.getByRole('listitem').filter({ hasText: '邮件《Cart reminder》未发送' });
  await entry.getByText('未授权').waitFor();
  await entry.getByText('未同意在此渠道接收营销消息。').waitFor();
  expect(await barriers()).toEqual([]);
  expect(complaints).toEqual([]);
});

test('where somebody stands and what comes next is told in words, and they can be taken out', async () => {
  const { page, complaints, open } = await editor.page();
  await open(`/customers/${await idOf('bea@example.com')}`);
  const journeys = panelOf(page, 'Journeys');
  await journeys.getByText('A day', { exact: true }).waitFor();
  await journeys.getByText('Then: goes on to “Second reminder”').waitFor();
  await journeys.getByText('Ends early on Order Completed (same checkout).').waitFor();

  await journeys.getByRole('button', { name: 'Take out of the journey…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take out', exact: true }).click();
  await page.getByText('Taken out of “Abandoned cart”').waitFor();
  await journeys.getByText('Not inside any journey now.').waitFor();
  const theirs = `/api/enrolments?profileId=${await idOf('bea@example.com')}`;
  await becomes(
    () => editor.brand.list(theirs),
    [expect.objectContaining({ ended: expect.objectContaining({ reason: 'removed' }) as object })],
  );
  expect(complaints).toEqual([]);
});

test('a consent is recorded with what proves it, and a change of attributes can be undone', async () => {
  const { page, complaints, open, barriers } = await editor.page();
  const id = await idOf('anna@example.com');
  await open(`/customers/${id}`);
  await page.getByRole('button', { name: 'Record a consent' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Record the yes' }).click();
  await dialog.getByText('without it a consent proves nothing').waitFor();
  await dialog.getByLabel('How do we know?').fill('Phone call, taken by Ines');
  expect(await barriers()).toEqual([]);
  await dialog.getByRole('button', { name: 'Record the yes' }).click();
  await page.getByText('Recorded for Anna Beispiel: E-mail').waitFor();
  const { consents } = await editor.brand.must<{ consents: object }>('GET', `/api/profiles/${id}`);
  expect(consents).toMatchObject({
    email: { marketing: { state: 'subscribed', evidence: { how: 'Phone call, taken by Ines' } } },
  });

  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await dialog.getByRole('button', { name: 'Add an attribute' }).click();
  await dialog.getByLabel('Name', { exact: true }).fill('skin_type');
  await dialog.getByLabel('Value').fill('dry');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('skin_type').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Nothing else is known yet.').waitFor();
  expect(complaints).toEqual([]);
});

test('why somebody did not enter stands on their page', async () => {
  const late = new Date(Date.now() - 3 * 86_400_000);
  await editor.brand.webhook('checkouts/create', aCheckout({ email: 'dora@example.com', firstName: 'Dora', at: late }));
  await becomes(async () => (await editor.brand.list('/api/profiles?search=dora%40example.com')).length, 1);
  const { page, open } = await editor.page();
  await open(`/customers/${await idOf('dora@example.com')}`);
  const refusals = panelOf(page, 'Did not enter');
  await refusals.getByText('The event came too late').waitFor();
});

test('who may only look sees why the buttons do nothing', async () => {
  const { page, open } = await editor.page({ role: 'viewer' });
  await open(`/customers/${await idOf('carl@example.com')}`);
  const edit = page.getByRole('button', { name: 'Edit', exact: true });
  await becomes(() => edit.getAttribute('aria-disabled'), 'true');
  await edit.focus();
  await page.getByRole('tooltip').or(page.getByText(/role/i)).first().waitFor();
});

test('filters stand in the address, and nobody fitting says so', async () => {
  const { page, open, barriers } = await editor.page();
  await open('/customers?consent=unsubscribed&language=fi');
  await page.getByRole('heading', { name: 'Nobody fits' }).waitFor();
  await page.getByRole('button', { name: 'Clear' }).click();
  await page.getByRole('link', { name: 'Carl Beispiel' }).waitFor();
  await page.waitForURL('**/customers');
  expect(await barriers()).toEqual([]);
});
