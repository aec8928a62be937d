import type { Page } from 'playwright-core';

import { startEditor, type RunningEditor } from '../support/browser';
import { becomes, hasFocus } from '../support/waiting';

let editor: RunningEditor;

beforeAll(async () => {
  editor = await startEditor();
});

afterAll(async () => {
  await editor.close();
});

const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

test('the workspace is renamed, and the navigation says so at once', async () => {
  const { page, complaints, open } = await editor.page();
  await open('/settings/workspace');
  await page.getByLabel('Name').first().fill('Mori & Fig');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Workspace Mori & Fig' }).waitFor();
  expect(complaints).toEqual([]);
});

test('somebody is invited by a link that is shown once, gets another role, and is removed', async () => {
  const { page, complaints, open } = await editor.page();
  await open('/settings/people');
  await page.getByRole('button', { name: 'Invite…' }).click();
  await page.getByLabel('Viewer').check();
  await page.getByRole('button', { name: 'Make an invitation link' }).click();
  const url = await page.getByLabel('Sign-in link').inputValue();
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  await becomes(() => page.evaluate(() => navigator.clipboard.readText()), url);
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('region', { name: 'Open invitations' }).getByText('Viewer').waitFor();

  const guest = await editor.page({ role: 'nobody' });
  await guest.page.goto(url);
  await guest.page.getByLabel('Your name').fill('Lin Qiao');
  await guest.page.getByRole('button', { name: 'Join' }).click();
  await guest.page.waitForURL('**/journeys');

  await open('/settings/people');
  await page.getByRole('combobox', { name: 'Role of Lin Qiao' }).click();
  await page.getByRole('region', { name: 'Open invitations' }).waitFor({ state: 'detached' });
  await page.getByRole('option', { name: 'Editor' }).click();
  await page.getByText('Lin Qiao is Editor now').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Lin Qiao is Viewer now').waitFor();

  await page.getByRole('button', { name: 'Actions for Lin Qiao' }).click();
  await page.getByRole('menuitem', { name: 'Remove…' }).click();
  await page.getByRole('dialog', { name: 'Remove Lin Qiao?' }).getByRole('button', { name: 'Remove Lin Qiao' }).click();
  await page.getByText('Lin Qiao was removed').waitFor();
  await rowOf(page, 'Lin Qiao').waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
});

test('an open invitation can be withdrawn', async () => {
  await editor.brand.must('POST', '/api/members/invitations', { role: 'admin' });
  const { page, open } = await editor.page();
  await open('/settings/people');
  await page.getByRole('button', { name: 'Withdraw' }).first().click();
  await page.getByText('The invitation was withdrawn').waitFor();
});

test('an API key is made with what it may do, shown once, works, and is revoked after a question', async () => {
  const { page, complaints, barriers, open } = await editor.page();
  await open('/settings/keys');
  await page.getByRole('button', { name: 'New key…' }).click();
  await hasFocus(page.getByLabel('Name', { exact: true }));
  await page.keyboard.type('Shop sync');
  await page.getByLabel('Only what I choose').check();
  for (const box of await page.getByRole('checkbox').all()) await box.uncheck();
  await page.getByRole('checkbox', { name: 'See customers' }).check();
  expect(await barriers()).toEqual([]);
  await page.getByRole('button', { name: 'Make the key' }).click();
  const key = await page.getByLabel('API key', { exact: true }).inputValue();
  const asked = async (): Promise<unknown> => {
    const answer = await fetch(`${editor.address}/api/me`, { headers: { authorization: `Bearer ${key}` } });
    return await answer.json();
  };
  expect(await asked()).toMatchObject({ permissions: ['profiles:read'] });
  await page.getByRole('button', { name: 'I have copied it' }).click();
  await rowOf(page, 'Shop sync').getByText('Reading, 1 kind').waitFor();
  await page.getByText(key).waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'Revoke Shop sync…' }).click();
  await page.getByRole('dialog').getByText('refused within seconds').waitFor();
  await page.getByRole('button', { name: 'Revoke the key' }).click();
  await rowOf(page, 'Shop sync').getByText('Revoked').waitFor();
  await becomes(asked, expect.objectContaining({ code: 'not_signed_in' }));

  await open('/settings/audit');
  await rowOf(page, 'Revoked the API key “Shop sync”').getByText('Owner').waitFor();
  expect(complaints).toEqual([]);
});

test('a viewer sees what there is, and why it is not theirs to change', async () => {
  const { page, complaints, open } = await editor.page({ role: 'viewer' });
  await open('/settings/people');
  const invite = page.getByRole('button', { name: 'Invite…' });
  await becomes(() => invite.getAttribute('aria-disabled'), 'true');
  await page.keyboard.press('Tab');
  await invite.focus();
  await page.getByRole('tooltip', { name: 'Only admins and owners may do this.' }).waitFor();
  await invite.press('Enter');
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(await page.getByRole('combobox').count()).toBe(0);

  await open('/settings/keys');
  await page.getByText('API keys are shown to admins').waitFor();
  await open('/settings/workspace');
  await becomes(() => page.getByRole('button', { name: 'Save' }).getAttribute('aria-disabled'), 'true');
  expect(complaints).toEqual([]);
});

test('an admin does not touch an owner', async () => {
  const { page, open } = await editor.page({ role: 'admin' });
  await open('/settings/people');
  await page.getByRole('combobox', { name: 'Role of Adam Admin' }).waitFor();
  expect(await page.getByRole('combobox', { name: 'Role of Owner' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Invite…' }).click();
  await page.getByRole('radio', { name: 'Admin' }).waitFor();
  expect(await page.getByRole('radio', { name: 'Owner' }).count()).toBe(0);
});

test('the own name, and a link for another device', async () => {
  const { page, open } = await editor.page({ role: 'editor' });
  await open('/settings/you');
  await page.getByLabel('Your name').fill('Edith E.');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Your account: Edith E.' }).waitFor();
  await page.getByRole('button', { name: 'Make a sign-in link…' }).click();
  const phone = await editor.page({ role: 'nobody', width: 390 });
  await phone.page.goto(await page.getByLabel('Sign-in link').inputValue());
  await phone.page.getByRole('button', { name: 'Sign in' }).click();
  await phone.page.waitForURL('**/journeys');
});
