import { startEditor, type RunningEditor } from '../support/browser';

let editor: RunningEditor;

beforeAll(async () => {
  editor = await startEditor();
});
afterAll(async () => {
  await editor.close();
});

const make = async (body: object) => {
  const { body: made } = await editor.brand.call<{ id: string }>('POST', '/api/profiles', body);
  return made.id;
};

test.each(['en', 'zh-CN'])(
  'a wrong merge is seen with its reason on the customer’s page and taken apart (%s)',
  async (locale) => {
    const anna = await make({ email: `anna-${locale}@example.com`, firstName: 'Anna', lastName: locale });
    const ben = await make({ email: `ben-${locale}@example.com`, firstName: 'Ben', lastName: locale });
    await editor.brand.call('POST', `/api/profiles/${anna}/merges`, { profileId: ben });
    const { page, complaints, open, barriers } = await editor.page({ locale });
    await open(`/customers/${anna}`);
    const entry = page.locator('.profile-merges li').filter({ hasText: `Ben ${locale}` });
    await entry.waitFor();
    if (process.env['PERENNIAL_SHOTS'])
      await page.screenshot({ path: `${process.env['PERENNIAL_SHOTS']}/merged-${locale}.png` });
    await entry.getByRole('button').click();
    const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
    await dialog.getByRole('listitem').first().waitFor();
    if (process.env['PERENNIAL_SHOTS'])
      await page.screenshot({ path: `${process.env['PERENNIAL_SHOTS']}/undo-${locale}.png` });
    expect(await barriers()).toEqual([]);
    await dialog.getByRole('button', { name: locale === 'en' ? 'Take apart' : '拆分', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await entry.getByRole('button').waitFor({ state: 'detached' });
    const answer = await editor.brand.call('GET', `/api/profiles/${ben}`);
    expect(answer.body).toMatchObject({ id: ben, firstName: 'Ben' });
    await open('/settings/identity');
    await page.getByRole('button', { name: locale === 'en' ? 'Add a value' : '添加值' }).waitFor();
    if (process.env['PERENNIAL_SHOTS'])
      await page.screenshot({ path: `${process.env['PERENNIAL_SHOTS']}/settings-${locale}.png` });
    expect(await barriers()).toEqual([]);
    expect(complaints).toEqual([]);
  },
);
