import type { Page } from 'playwright-core';

import { startEditor, type RunningEditor } from '../support/browser';
import { eventually } from '../support/brand';
import { aJourney } from '../support/journeys';
import { Shopper } from '../support/shopper';
import { becomes } from '../support/waiting';

let editor: RunningEditor;
let shopper: Shopper;

beforeAll(async () => {
  editor = await startEditor();
  shopper = await Shopper.of(editor.brand);
});

afterAll(async () => {
  await editor.close();
});

const dialog = (page: Page) => page.getByRole('dialog');
const row = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name) });

async function choose(page: Page, name: string, entry: string | RegExp): Promise<void> {
  await row(page, name)
    .getByRole('button', { name: /^More for/ })
    .click();
  await page.getByRole('menuitem', { name: entry }).click();
}

const file = (name: string, text: string) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) });

test('before the first journey: what could be one, which events arrive, and files that are none', async () => {
  await shopper.does('ada', 'Checkout Started', { checkout_id: 'c1' });
  const { page, complaints, open, barriers } = await editor.page();
  await open('/journeys');
  await page.getByRole('heading', { name: 'Draw your first journey' }).waitFor();
  await page.getByText('What your shop sends us').waitFor();
  await page.getByText('Checkout Started', { exact: true }).first().waitFor();
  expect(await barriers()).toEqual([]);

  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const input = page.locator('input[type="file"]');
  await input.setInputFiles(file('broken.json', '{"nodes": ['));
  await dialog(page).getByText('This file is not JSON').waitFor();
  await input.setInputFiles(file('list.json', '{"hello": 1}'));
  await dialog(page).getByText('no n8n workflow').waitFor();
  await input.setInputFiles(file('wrong.json', '{"name": "X", "nodes": [{"name": "A"}], "connections": {}}'));
  await dialog(page).getByRole('button', { name: 'Import as a draft' }).click();
  await dialog(page).getByText('Node 1 “A”: type').waitFor();
  expect(await barriers()).toEqual([]);

  const workflow = aJourney('From a file')
    .entry({ events: ['Checkout Started'] })
    .foreign('somebody.unknownNode')
    .workflow();
  await input.setInputFiles(file('journey.json', JSON.stringify(workflow)));
  await dialog(page).getByText('A workflow of 2 nodes').waitFor();
  await dialog(page).getByRole('button', { name: 'Import as a draft' }).click();
  await page.waitForURL(/\/journeys\/jrn_/);
  await page.getByText('This kind of step is not installed').first().waitFor();
  expect(complaints).toEqual([]);
});

test('a journey is made, found, renamed, copied, exported, and archived', async () => {
  const { page, complaints, open } = await editor.page();
  await open('/journeys');
  await page.getByRole('button', { name: 'New journey' }).click();
  await dialog(page).getByLabel('Name').fill('Welcome series');
  // How people come in is chosen with the keyboard: down from "Something happens".
  await dialog(page).getByRole('radio', { name: 'Something happens' }).focus();
  await page.keyboard.press('ArrowDown');
  await dialog(page).getByLabel('Which events?').waitFor({ state: 'detached' });
  await dialog(page).getByRole('button', { name: 'Create and open' }).click();
  await page.waitForURL(/\/journeys\/jrn_/);
  await page.getByText('Choose the date that lets customers in').first().waitFor();

  await open('/journeys');
  await page.getByLabel('Search journeys').fill('welc');
  await row(page, 'Welcome series').waitFor();
  await row(page, 'From a file').waitFor({ state: 'detached' });
  await choose(page, 'Welcome series', /Rename/);
  await dialog(page).getByLabel('Name').fill('Welcome, friend');
  await dialog(page).getByRole('button', { name: 'Rename' }).click();
  await row(page, 'Welcome, friend').waitFor();

  await choose(page, 'Welcome, friend', 'Duplicate');
  await row(page, 'Welcome, friend, copy').waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), choose(page, 'copy', /Export/)]);
  expect(download.suggestedFilename()).toBe('Welcome-friend-copy.json');

  await choose(page, 'copy', /Archive/);
  await dialog(page).getByRole('button', { name: 'Archive' }).click();
  await row(page, 'copy').waitFor({ state: 'detached' });
  await page.getByText('Archived', { exact: false }).first().click();
  await row(page, 'copy').waitFor();
  expect(complaints).toEqual([]);
});

test('pausing stops those inside, and resuming asks whether their time went on', async () => {
  const workflow = aJourney('Slow')
    .entry({ events: ['Slow Started'] })
    .wait({ amount: 3, unit: 'days' })
    .workflow();
  const journeyId = await editor.brand.live(workflow);
  await shopper.does('bea', 'Slow Started');
  await shopper.inside(journeyId, 1);
  const { page, complaints, open, barriers } = await editor.page();
  await open('/journeys?status=live');
  await choose(page, 'Slow', /Pause/);
  await dialog(page).getByText('1 person inside').waitFor();
  expect(await barriers()).toEqual([]);
  await dialog(page).getByRole('button', { name: 'Pause for 1 person' }).click();
  await page.getByText('“Slow” is paused').first().waitFor();

  await open('/journeys?status=paused');
  await row(page, 'Slow').getByText('people stand still').waitFor();
  await choose(page, 'Slow', /Resume/);
  await dialog(page).getByText('Did their time go on during the pause?').waitFor();
  await dialog(page).getByLabel('Yes, waits that ran out are over').check();
  await dialog(page).getByRole('button', { name: 'Resume for 1 person' }).click();
  await eventually('it to be live', async () => {
    const { status } = await editor.brand.must('GET', `/api/journeys/${journeyId}`);
    return status === 'live' ? status : undefined;
  });
  expect(complaints).toEqual([]);
});

test('who needs somebody is found, and the list speaks Chinese', async () => {
  await editor.brand.must('POST', '/api/journeys', { name: 'Unfinished', entry: { events: [] } });
  const { page, complaints, open, barriers } = await editor.page({ locale: 'zh-CN', theme: 'dark' });
  await open('/journeys');
  await page.getByRole('heading', { level: 1, name: '旅程' }).waitFor();
  await row(page, 'Unfinished').getByText('项检查未通过').waitFor();
  await page.getByRole('button', { name: /需要关注/ }).click();
  await row(page, 'Slow').waitFor({ state: 'detached' });
  await row(page, 'Unfinished').waitFor();
  expect(await barriers()).toEqual([]);
  expect(complaints).toEqual([]);
});

test('whoever may only look sees why not, and makes nothing', async () => {
  const { page, open } = await editor.page({ role: 'viewer' });
  await open('/journeys');
  const make = page.getByRole('button', { name: 'New journey' });
  await becomes(() => make.getAttribute('aria-disabled'), 'true');
  await make.focus();
  await page.getByRole('tooltip').or(page.locator('.tooltip')).first().waitFor();
  await choose(page, 'Slow', /Watch it live/);
  await page.waitForURL(/\/live$/);
});

test('a template asks a few things and leaves a draft with its messages', async () => {
  const { page, complaints, open, barriers } = await editor.page();
  await open('/journeys');
  await page.getByRole('button', { name: 'From a template' }).click();
  await page.getByRole('menuitem', { name: /Abandoned cart/ }).click();
  await dialog(page)
    .getByText(/Needs Order Completed|Ready/)
    .waitFor();
  expect(await barriers()).toEqual([]);
  await dialog(page).getByRole('textbox', { name: 'First reminder after' }).fill('3');
  await dialog(page).getByRole('button', { name: 'Create the draft' }).click();
  await page.waitForURL(/\/journeys\/jrn_/);
  await page.getByText('After 3 hours').first().waitFor();
  expect(complaints).toEqual([]);
});
