import { startEditor, type RunningEditor } from '../support/browser';
import { startSmtp, type Smtp } from '../support/smtp';
import { becomes } from '../support/waiting';

let editor: RunningEditor;
let smtp: Smtp;

beforeAll(async () => {
  smtp = await startSmtp({ user: 'mori', password: 'the right one' });
  editor = await startEditor();
});

afterAll(async () => {
  await editor.close();
  await smtp.stop();
});

test('a wrong SMTP password is explained in words, and the right one makes it work', async () => {
  const { page, complaints, open, barriers } = await editor.page();
  await open('/senders');
  await page.getByRole('heading', { name: 'No senders yet' }).waitFor();
  await page.getByRole('button', { name: 'New sender' }).click();
  const form = page.getByRole('dialog', { name: 'New sender' });
  await form.getByRole('button', { name: 'Save and test' }).click();
  await form.getByText('One e-mail address, such as').waitFor();

  await form.getByLabel('Name', { exact: true }).fill('Mail provider');
  await form.getByLabel('From, name').fill('Mori & Fig');
  await form.getByLabel('From, address').fill('hi@mori.example');
  await form.getByLabel('Server', { exact: true }).fill('127.0.0.1');
  await form.getByRole('textbox', { name: 'Port' }).fill(String(smtp.port));
  await form.getByLabel('User name').fill('mori');
  await form.getByLabel('Password', { exact: true }).fill('a wrong one');
  await form.getByLabel('Marketing e-mail').check();
  await form.getByRole('button', { name: 'Save and test' }).click();
  await form.getByRole('alert').getByText('The server does not accept this user name and password.').waitFor();
  await form.getByText('Does not fit this user name.').waitFor();
  await becomes(() => form.getByLabel('Password', { exact: true }).getAttribute('aria-invalid'), 'true');
  expect(await barriers()).toEqual([]);

  await form.getByLabel('Password', { exact: true }).fill('the right one');
  await form.getByRole('button', { name: 'Save and test' }).click();
  await form.getByText('this sender works').waitFor();
  await form.getByRole('button', { name: 'Close' }).first().click();

  const row = page.getByRole('row').filter({ hasText: 'Mail provider' });
  await row.getByText('Marketing e-mail').waitFor();
  expect(await editor.brand.list('/api/senders')).toHaveLength(1);
  expect(complaints).toEqual([]);
});

test('in Chinese the wrong password is explained, too', async () => {
  const { page, open } = await editor.page({ locale: 'zh-CN' });
  const [sender] = await editor.brand.list<{ id: string }>('/api/senders');
  await open(`/senders?sender=${sender!.id}`);
  const form = page.getByRole('dialog', { name: 'Mail provider' });
  await form.getByLabel('密码').fill('不对');
  await form.getByRole('button', { name: '保存并测试' }).click();
  await form.getByRole('alert').getByText('服务器不接受此用户名和密码。').waitFor();
  await form.getByText('与用户名不符。').waitFor();
});

test('a role goes to another sender and back by Undo; one in use cannot be deleted', async () => {
  const { page, complaints, open, barriers } = await editor.page();
  await open('/senders?sender=new');
  const form = page.getByRole('dialog', { name: 'New sender' });
  await form.getByLabel('Sandbox', { exact: true }).check();
  await form.getByLabel('Name', { exact: true }).fill('Sandbox');
  await form.getByLabel('From, address').fill('hi@mori.example');
  await form.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('row').filter({ hasText: 'Sandbox' }).first().waitFor();

  const marketing = page.getByRole('combobox', { name: 'Marketing e-mail' });
  await marketing.click();
  await page.getByRole('option', { name: 'Sandbox' }).click();
  await page.getByText('Marketing e-mail goes out through Sandbox from now on').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Marketing e-mail goes out through Mail provider from now on').waitFor();

  await page.getByRole('button', { name: 'More for Mail provider' }).click();
  const removal = page.getByRole('menuitem', { name: 'Delete…' });
  await becomes(() => removal.getAttribute('aria-disabled'), 'true');
  await removal.getByText('Give its roles to another sender first.').waitFor();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'More for Sandbox' }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete the sender' }).click();
  await page.getByRole('button', { name: 'More for Sandbox' }).waitFor({ state: 'detached' });
  expect(await barriers()).toEqual([]);
  expect(complaints).toEqual([]);
});
