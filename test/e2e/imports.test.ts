import { startEditor, type RunningEditor } from '../support/browser';

let editor: RunningEditor;

beforeAll(async () => {
  editor = await startEditor();
});
afterAll(async () => {
  await editor.close();
});

const CSV = 'Mail,First name,Shoe size\nada@example.com,Ada,38\nnot an address,Nobody,40\n';

test('a file is chosen, its columns are mapped, it is tried and imported; what was refused can be downloaded', async () => {
  const { page, open, complaints, barriers } = await editor.page();
  await open('/imports');
  await page.getByRole('heading', { name: 'No imports yet' }).waitFor();
  await page
    .getByLabel('Choose a file')
    .first()
    .setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) });

  await page.getByRole('heading', { name: 'people.csv' }).waitFor();
  await page.getByRole('combobox', { name: 'Goes to: Mail' }).getByText('E-mail').waitFor();
  await page.getByText('Refused: No e-mail address (not an address)').waitFor();
  await page.getByRole('combobox', { name: 'Goes to: Shoe size' }).click();
  await page.getByRole('option', { name: 'Leave out' }).click();
  await page.getByRole('combobox', { name: 'Goes to: Shoe size' }).getByText('Leave out').waitFor();
  expect(await barriers()).toEqual([]);

  await page.getByRole('button', { name: 'Try the whole file' }).click();
  await page.getByRole('heading', { name: 'The trial' }).waitFor();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page
    .getByRole('dialog', { name: 'Import people.csv?' })
    .getByRole('button', { name: 'Import the file' })
    .click();
  await page.getByRole('heading', { name: 'The result' }).waitFor();
  const problems = page.getByRole('region', { name: 'Rows that were refused' });
  await problems.getByRole('cell', { name: 'not an address' }).waitFor();
  expect(await barriers()).toEqual([]);

  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download as CSV' }).click();
  expect((await waiting).suggestedFilename()).toBe('problems.csv');

  await page.getByRole('link', { name: 'All imports' }).click();
  await page.getByRole('link', { name: 'people.csv' }).waitFor();
  expect(complaints).toEqual([]);
});

test('the same in Chinese', async () => {
  const { page, open, complaints, barriers } = await editor.page({ locale: 'zh-CN' });
  await open('/imports');
  await page.getByRole('heading', { name: '新建导入' }).waitFor();
  await page.getByText('把文件拖到这里，或选择文件').waitFor();
  expect(await barriers()).toEqual([]);
  expect(complaints).toEqual([]);
});
