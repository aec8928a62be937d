import { simpleParser } from 'mailparser';

import { eventually, REMINDER } from '../support/brand';
import { startEditor, type RunningEditor } from '../support/browser';
import { startSmtp, type Smtp } from '../support/smtp';
import { becomes } from '../support/waiting';

let editor: RunningEditor;
let smtp: Smtp;

beforeAll(async () => {
  smtp = await startSmtp();
  editor = await startEditor();
  await editor.brand.setUp(smtp.port);
  const hanna = { email: 'hanna@example.com', firstName: 'Hanna', language: 'de' };
  const { id } = await editor.brand.must<{ id: string }>('POST', '/api/profiles', hanna);
  await editor.brand.must('POST', `/api/profiles/${id}/consents`, { channel: 'email', state: 'unsubscribed' });
});

afterAll(async () => {
  await editor.close();
  await smtp.stop();
});

test('a message is written in two languages, previewed, tested, and saved', async () => {
  const { page, complaints, open, barriers } = await editor.page();
  await open('/messages');
  await page.getByRole('button', { name: 'New message' }).click();
  const dialog = page.getByRole('dialog', { name: 'New message' });
  await dialog.getByLabel('Name').fill('Welcome, dear');
  await becomes(() => dialog.getByLabel('Key').inputValue(), 'welcome-dear');
  await dialog.getByRole('button', { name: 'Create and write' }).click();
  await page.waitForURL('**/messages/welcome-dear');
  await page.getByRole('heading', { name: 'Welcome, dear' }).waitFor();

  await page.getByLabel('Subject').fill('Welcome, ');
  await page.getByRole('button', { name: 'Insert data' }).click();
  await page.getByRole('button', { name: 'First name Hanna' }).click();
  // What is typed next follows what was inserted, however late the page is.
  await page.keyboard.type('!');
  await becomes(() => page.getByLabel('Subject').inputValue(), "Welcome, {{ profile.firstName | default: '' }}!");
  await page.getByText('Welcome, Hanna!', { exact: true }).waitFor();
  const preview = page.frameLocator('iframe');
  await preview.getByText('Hello Hanna,').waitFor();

  await page.getByRole('button', { name: 'Add a language' }).click();
  await page.getByRole('combobox', { name: 'Language' }).fill('Simplified');
  await page.getByRole('option', { name: /Simplified Chinese/ }).click();
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('radio', { name: 'Simplified Chinese' }).waitFor();
  await page.getByLabel('Subject').fill('欢迎');
  await page.getByText('欢迎', { exact: true }).first().waitFor();
  await page.getByText('Nothing is wrong in 2 languages').waitFor();
  expect(await barriers()).toEqual([]);

  await page.getByRole('button', { name: 'Send a test…' }).click();
  const test = page.getByRole('dialog', { name: 'Send a test' });
  await test.getByLabel('To').fill('me@example.com');
  await test.getByRole('button', { name: 'Send the test' }).click();
  await test.getByText('Sent to me@example.com.').waitFor();
  const [mail] = await eventually('the test', async () => {
    const accepted = await smtp.accepted();
    return accepted.length > 0 ? accepted : undefined;
  });
  expect((await simpleParser(mail!.raw)).subject).toBe('[Test] 欢迎');
  await test.getByRole('button', { name: 'Close' }).first().click();

  await page.getByText('Not saved yet').waitFor();
  await page.keyboard.press('Control+s');
  await page.getByText('Revision 2').waitFor();
  const saved = await editor.brand.must<{ languages: object }>('GET', '/api/messages/welcome-dear');
  expect(saved.languages).toMatchObject({ 'zh-CN': { subject: '欢迎' } });
  expect(complaints).toEqual([]);
});

test('what is wrong is told with its line while writing, and leads there', async () => {
  const { page, complaints, open, barriers } = await editor.page();
  await open('/messages/reminder');
  const body = page.getByLabel('Body as MJML');
  await body.fill('<mjml>\n<mj-body>\n<mj-nonsense />\n{{ profile.nick }}\n</mj-body>\n</mjml>');
  const checks = page.getByRole('complementary', { name: 'About this message' });
  await checks.getByRole('button', { name: /There is no such field.*line 4/ }).waitFor();
  await checks.getByRole('button', { name: /MJML does not understand this.*line 3/ }).click();
  const selected = (field: HTMLTextAreaElement) => field.value.slice(field.selectionStart, field.selectionEnd);
  await becomes(() => body.evaluate(selected), '<mj-nonsense />');
  await page.getByText('This cannot be shown.').waitFor();
  expect(await barriers()).toEqual([]);

  await page.getByRole('link', { name: 'Back to the messages' }).click();
  await page.getByRole('dialog', { name: 'Leave without saving?' }).getByRole('button', { name: 'Leave' }).click();
  await page.waitForURL('**/messages');
  expect(complaints).toEqual([]);
});

test('for a chosen customer it says what they would get, and why it would not go out', async () => {
  const { page, complaints, open } = await editor.page();
  await open('/messages/welcome-dear');
  await page.getByRole('combobox', { name: 'Shown as' }).fill('hanna');
  await page.getByRole('option', { name: /Hanna/ }).click();
  await page.getByText('Hanna reads German, which is not ready, and would get English.').waitFor({ state: 'detached' });
  await page.getByText('Simplified Chinese', { exact: true }).click();
  await page.getByText('Hanna reads German, which is not ready, and would get English.').waitFor();
  const side = page.getByRole('complementary', { name: 'About this message' });
  await side.getByText('Not sent: Unsubscribed').waitFor();
  await side.getByText('Has unsubscribed from marketing on this channel.').waitFor();
  expect(complaints).toEqual([]);
});

test('what is written while the text is being saved stays, and is saved the next time', async () => {
  const { page, complaints, open } = await editor.page();
  await editor.brand.must('POST', '/api/messages', { ...REMINDER, key: 'slowly', name: 'Slowly saved' });
  await open('/messages/slowly');
  let goOn = () => undefined;
  const asked = new Promise<void>((arrived) => {
    void page.route('**/api/messages/*', async (route) => {
      if (route.request().method() === 'PUT') {
        arrived();
        await new Promise<void>((go) => (goOn = go as () => undefined));
      }
      await route.continue();
    });
  });
  await page.getByLabel('Subject').fill('Saved');
  await page.keyboard.press('Control+s');
  await asked;
  await page.getByLabel('Subject').fill('Saved, and more');
  goOn();
  await page.getByText('Revision 2').waitFor();
  await page.getByText('Not saved yet').waitFor();
  await becomes(() => page.getByLabel('Subject').inputValue(), 'Saved, and more');
  await page.unroute('**/api/messages/*');
  await page.keyboard.press('Control+s');
  await page.getByText('Revision 3').waitFor();
  const { languages } = await editor.brand.must<{ languages: object }>('GET', '/api/messages/slowly');
  expect(languages).toMatchObject({ en: { subject: 'Saved, and more' } });
  expect(complaints).toEqual([]);
});

test('two people write: different places are put together, the same place asks', async () => {
  const [first, second] = [await editor.page(), await editor.page({ role: 'editor' })];
  for (const { open } of [first, second]) await open('/messages/reminder');
  await first.page.getByLabel('Subject').fill('The first was here');
  await first.page.getByRole('button', { name: 'Save' }).click();
  await first.page.getByText('Revision 2').waitFor();

  await second.page.getByLabel('Preview line').fill('And the second');
  await second.page.getByRole('button', { name: 'Save' }).click();
  await second.page.getByText('Saved together with what somebody else changed meanwhile').waitFor();
  await becomes(() => second.page.getByLabel('Subject').inputValue(), 'The first was here');

  await first.page.getByLabel('Preview line').fill('No, the first');
  await first.page.getByRole('button', { name: 'Save' }).click();
  const clash = first.page.getByRole('dialog', { name: 'Somebody else changed the same text' });
  await clash.getByText('English · Preview line').waitFor();
  expect(await first.barriers()).toEqual([]);
  await clash.getByRole('button', { name: 'Take theirs, drop mine' }).click();
  await becomes(() => first.page.getByLabel('Preview line').inputValue(), 'And the second');
});

test('what a mail would run or lead to does nothing in its preview, and it sees nothing of ours', async () => {
  const { page, open } = await editor.page();
  await open('/messages/reminder');
  const hostile = `<img src="x" onerror="document.body.dataset.ran = '1'" /><script>document.body.dataset.ran = '2'</script>`;
  await page.getByLabel('Body as MJML').fill(
    `<mjml><mj-body><mj-section><mj-column><mj-text><b style="color: red">Styled</b> <a href="/settings">Lead away</a></mj-text>
<mj-raw>${hostile}</mj-raw></mj-column></mj-section></mj-body></mjml>`,
  );
  const preview = page.frameLocator('iframe');
  await preview.getByText('Styled').waitFor();
  await becomes(
    () => preview.getByText('Styled').evaluate((element) => getComputedStyle(element).color),
    'rgb(255, 0, 0)',
  );
  await preview.getByRole('link', { name: 'Lead away' }).click();
  await preview.getByText('Styled').waitFor();
  const seen = await preview.getByText('Styled').evaluate(() => {
    const attempt = (read: () => unknown) => {
      try {
        return String(read());
      } catch (error) {
        return (error as Error).name;
      }
    };
    const { ran } = document.body.dataset;
    return { ran, origin, cookie: attempt(() => document.cookie), page: attempt(() => parent.document.title) };
  });
  expect(seen).toEqual({ origin: 'null', cookie: 'SecurityError', page: 'SecurityError' });
  expect(page.url()).toContain('/messages/reminder');
});

test('in Chinese and dark', async () => {
  const { page, complaints, open, barriers } = await editor.page({ locale: 'zh-CN', theme: 'dark' });
  await open('/messages');
  await page.getByRole('link', { name: 'Welcome, dear' }).click();
  await page.getByText('2 种语言均无问题').waitFor();
  expect(await barriers()).toEqual([]);
  expect(complaints).toEqual([]);
});
