import { startEditor, type RunningEditor } from '../support/browser';
import { becomes } from '../support/waiting';

let editor: RunningEditor;

beforeAll(async () => {
  editor = await startEditor();
});

afterAll(async () => {
  await editor.close();
});

test('from the first page through the link into the workspace and out again; a link works once', async () => {
  const { page, complaints, open } = await editor.page({ role: 'nobody' });
  await open('/journeys');
  await page.getByRole('heading', { name: 'You are not signed in' }).waitFor();
  await page.getByText('prints a sign-in link').waitFor();

  const link = await editor.signInLink();
  await page.goto(link);
  await page.reload();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Journeys', level: 1 }).waitFor();

  await page.getByRole('button', { name: 'Your account: Owner' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'You are not signed in' }).waitFor();

  await page.goto(link);
  await page.getByRole('alert').getByText('used already').waitFor();
  expect(complaints).toEqual([]);
});

test('an invited person says a name, in Chinese when the browser speaks it, and may change the language', async () => {
  const { page, complaints, barriers } = await editor.page({ role: 'nobody', locale: 'zh-CN' });
  const { url } = await editor.brand.must<{ url: string }>('POST', '/api/members/invitations', { role: 'viewer' });
  await page.goto(editor.address + new URL(url).pathname);
  await page.getByRole('heading', { name: '加入 My brand' }).waitFor();
  await becomes(() => page.locator('html').getAttribute('lang'), 'zh-CN');
  expect(await barriers()).toEqual([]);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByLabel('Your name').waitFor();
  await page.getByRole('button', { name: '简体中文' }).click();

  await page.getByLabel('您的姓名').fill('王芳');
  await page.getByRole('button', { name: '加入' }).click();
  await page.getByRole('heading', { name: '旅程', level: 1 }).waitFor();
  await page.getByRole('button', { name: /^您的账户： ?王芳$/ }).waitFor();
  expect(complaints).toEqual([]);
});

test('somebody who is in already joins another workspace with the account they have', async () => {
  const { page } = await editor.page({ role: 'editor' });
  const { url } = await editor.brand.must<{ url: string }>('POST', '/api/members/invitations', { role: 'admin' });
  await page.goto(editor.address + new URL(url).pathname);
  await page.getByText('You are signed in as Edith Editor').waitFor();
  expect(await page.getByLabel('Your name').count()).toBe(0);
});

test('the API reference draws itself under the strict policy', async () => {
  const { page, complaints } = await editor.page({ role: 'nobody' });
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (!/^(data:|blob:)/.test(request.url()) && !request.url().startsWith(editor.address))
      elsewhere.push(request.url());
  });
  await page.goto(`${editor.address}/docs`);
  await page.getByText('/api/sign-in', { exact: true }).first().waitFor();
  expect(complaints).toEqual([]);
  expect(elsewhere).toEqual([]);
});

test('a link that was not copied whole says so, and where another one comes from', async () => {
  const { page, open } = await editor.page({ role: 'nobody' });
  await open('/sign-in/half-a-link');
  await page.getByRole('alert').getByText('The link is not whole.').waitFor();
  await page.getByText('npx perennial sign-in').waitFor();
});
