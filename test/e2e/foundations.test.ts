import type { Page } from 'playwright-core';

import { startEditor, type EditorPage, type RunningEditor } from '../support/browser';
import { becomes, comesTrue, hasFocus } from '../support/waiting';

let editor: RunningEditor;

/** Every place of the navigation, in its order. */
const PLACES = [
  ['/journeys', 'Journeys', '旅程'],
  ['/messages', 'Messages', '消息'],
  ['/customers', 'Customers', '客户'],
  ['/sends', 'Sends', '发送记录'],
  ['/dead-letters', 'Stuck', '卡住的客户'],
  ['/sandbox', 'Sandbox inbox', '沙盒收件箱'],
  ['/sources', 'Sources', '数据源'],
  ['/senders', 'Senders', '发送方'],
  ['/credentials', 'Credentials', '凭据'],
  ['/settings', 'Settings', '设置'],
] as const;

beforeAll(async () => {
  editor = await startEditor();
});

afterAll(async () => {
  await editor.close();
});

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const theme = (page: Page) => page.locator('html').getAttribute('data-theme');

test('everything is reached by the keyboard: past the navigation, through it, and by letters', async () => {
  const { page, complaints, open } = await editor.page();
  await open('/journeys');
  await page.keyboard.press('Tab');
  await hasFocus(page.getByText('Skip to the content'));
  await page.keyboard.press('Enter');
  await hasFocus(page.locator('#main'));

  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await hasFocus(heading(page, 'Customers'));
  await becomes(() => page.title(), 'Customers · Perennial');
  await page.getByRole('status').getByText('Customers · Perennial').waitFor({ state: 'attached' });

  await page.getByRole('link', { name: 'Messages' }).focus();
  await page.keyboard.press('Enter');
  await heading(page, 'Messages').waitFor();
  await becomes(() => page.getByRole('link', { name: 'Messages' }).getAttribute('aria-current'), 'page');
  expect(complaints).toEqual([]);
});

test('Ctrl K finds what can be done by any word of it, and gives the focus back when it is left', async () => {
  const { page, complaints, barriers, open } = await editor.page();
  await open('/journeys');
  const finder = page.getByRole('button', { name: 'Search or jump to' });
  await finder.focus();
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Search and commands' });
  await palette.waitFor();
  expect(await barriers()).toEqual([]);
  await page.keyboard.press('Escape');
  await palette.waitFor({ state: 'detached' });
  await hasFocus(finder);

  await page.keyboard.press('Control+k');
  await hasFocus(palette.getByRole('combobox'));
  await page.keyboard.type('inbox sand');
  await page.getByRole('option', { name: 'Sandbox inbox' }).waitFor();
  await becomes(() => page.getByRole('option').count(), 1);
  await page.keyboard.press('Enter');
  await heading(page, 'Sandbox inbox').waitFor();
  expect(complaints).toEqual([]);
});

test('the question mark lists the keys, but not while somebody types', async () => {
  const { page, open } = await editor.page();
  await open('/settings/workspace');
  await page.getByLabel('Name').first().focus();
  const before = await page.getByLabel('Name').first().inputValue();
  await page.keyboard.press('End');
  await page.keyboard.type('?g');
  await becomes(() => page.getByLabel('Name').first().inputValue(), `${before}?g`);
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.getByRole('heading', { name: 'Settings', level: 1 }).focus();
  await page.keyboard.press('?');
  const shortcuts = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await shortcuts.getByText('Customers').waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await page.keyboard.press('Escape');
  await shortcuts.waitFor({ state: 'detached' });
  expect(new URL(page.url()).pathname).toBe('/settings/workspace');
});

test('the language is switched whole, and kept', async () => {
  const { page, complaints, open } = await editor.page();
  await open('/settings/you');
  await page.getByRole('button', { name: 'Your account: Owner' }).click();
  await page.getByRole('menuitemradio', { name: '简体中文' }).click();
  await heading(page, '设置').waitFor();
  await becomes(() => page.locator('html').getAttribute('lang'), 'zh-CN');
  for (const [path, , chinese] of PLACES) {
    await open(path);
    await heading(page, chinese).waitFor();
    await becomes(() => page.title(), `${chinese} · Perennial`);
    // What a missing text looks like.
    await comesTrue(async () => {
      expect(await page.locator('body').innerText()).not.toMatch(/\b[a-z]+[A-Za-z]*(\.[a-z][A-Za-z]*)+\b(?!\.)/);
    });
  }
  for (const [, english] of PLACES)
    await page.getByRole('navigation').getByText(english, { exact: true }).waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
});

test('light or dark as the system says, unless the person chose; then it is kept', async () => {
  const { page, open } = await editor.page({ theme: 'dark' });
  await open('/journeys');
  await becomes(() => theme(page), 'dark');
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await background();
  await page.getByRole('button', { name: 'Your account: Owner' }).click();
  await page.getByRole('menuitemradio', { name: 'Light' }).click();
  await becomes(() => theme(page), 'light');
  await becomes(background, expect.not.stringContaining(dark));
  await page.reload();
  await heading(page, 'Journeys').waitFor();
  await becomes(() => theme(page), 'light');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await theme(page)).toBe('light');
});

test('a session that ends leaves the page as it is, and goes on after signing in again elsewhere', async () => {
  const { page, open, barriers } = await freshOwner();
  await open('/settings/workspace');
  const name = page.getByLabel('Name').first();
  await name.fill('Half a na');
  // The session ends behind the page's back.
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Save' }).click();
  const dialog = page.getByRole('dialog', { name: 'You have been signed out' });
  await dialog.waitFor();
  expect(await barriers()).toEqual([]);
  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: 'I am signed in again' }).click();
  await dialog.getByText('Nobody is signed in').waitFor();

  const other = await page.context().newPage();
  await other.goto(await editor.signInLink());
  await other.getByRole('button', { name: 'Sign in' }).click();
  await other.waitForURL('**/journeys');
  await dialog.getByRole('button', { name: 'I am signed in again' }).click();
  await dialog.waitFor({ state: 'detached' });
  await becomes(() => name.inputValue(), 'Half a na');
});

test('a server that does not answer is said, until it answers again', async () => {
  const { page, open } = await editor.page();
  await open('/journeys');
  const gone = /\/(api|healthz)/;
  await page.route(gone, (route) => route.abort());
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'API keys' }).click();
  await page.getByText('The server does not answer. Perennial goes on asking').waitFor();
  await page.unroute(gone);
  await page.getByText('Perennial goes on asking').waitFor({ state: 'detached' });
});

test('a screen that cannot be fetched stands alone: the others work on', async () => {
  const { page, open } = await editor.page();
  await open('/settings/workspace');
  await page.route(/assets\/(customers|index)-[^/]*\.js/, (route) => route.abort());
  await page.getByRole('link', { name: 'Customers' }).click();
  await page.getByRole('alert').getByText('A new version is there').waitFor();
  await page.getByRole('link', { name: 'Settings' }).click();
  await heading(page, 'Settings').waitFor();
});

test('on a phone the navigation comes on request', async () => {
  const { page, barriers, open } = await editor.page({ width: 390, height: 800 });
  await open('/journeys');
  const link = page.getByRole('link', { name: 'Customers' });
  await link.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Navigation' }).click();
  await link.click();
  await heading(page, 'Customers').waitFor();
  await link.waitFor({ state: 'hidden' });
  await becomes(() => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true);
  expect(await barriers()).toEqual([]);
});

test('an address that leads nowhere says so beside the navigation', async () => {
  const { page, open } = await editor.page();
  await open('/there-is-nothing');
  await page.getByText('There is no page at this address').waitFor();
  await page.getByRole('link', { name: 'Go to the journeys' }).click();
  await heading(page, 'Journeys').waitFor();
});

test('who is in several workspaces switches in this tab alone, and sees nothing of the one before', async () => {
  const { page, open } = await editor.page();
  await open('/settings/keys');
  await page.getByText('Bootstrap key').waitFor();
  await page.getByRole('button', { name: 'Workspace My brand' }).click();
  await page.getByRole('menuitem', { name: 'New workspace…' }).click();
  await page.getByLabel('Name of the brand').fill('Mori & Fig');
  await page.getByRole('button', { name: 'Make the workspace' }).click();
  await page.getByRole('button', { name: 'Workspace Mori & Fig' }).waitFor();
  await open('/settings/keys');
  await page.getByText('No API keys yet').waitFor();

  await page.getByRole('button', { name: 'Workspace Mori & Fig' }).click();
  await page.getByRole('menuitemradio', { name: 'My brand' }).click();
  await page.getByRole('button', { name: 'Workspace My brand' }).waitFor();
});

/** An owner in a browser of their own, whose session others do not share. */
async function freshOwner(): Promise<EditorPage> {
  const visit = await editor.page({ role: 'nobody' });
  await visit.page.goto(await editor.signInLink());
  await visit.page.getByRole('button', { name: 'Sign in' }).click();
  await visit.page.waitForURL('**/journeys');
  return visit;
}
