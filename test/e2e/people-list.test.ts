import type { Page } from 'playwright-core';

import { startEditor, type RunningEditor } from '../support/browser';
import { aJourney } from '../support/journeys';
import { becomes } from '../support/waiting';

let editor: RunningEditor;

beforeAll(async () => {
  editor = await startEditor();
});

afterAll(async () => {
  await editor.close();
});

const dialog = (page: Page) => page.getByRole('dialog');

async function openList(page: Page, name: string): Promise<void> {
  const row = page.getByRole('row', { name: new RegExp(name) });
  await row.getByRole('button', { name: /^More for/ }).click();
  await page.getByRole('menuitem', { name: 'Add or take out people' }).click();
  await dialog(page).getByLabel('One person a line').waitFor();
}

test('a list of people is let into a journey and taken out of it, and who was not is named with the reason', async () => {
  const { brand } = editor;
  const journeyId = await brand.live(
    aJourney('Win back')
      .entry({ events: ['Asked'] })
      .wait({ amount: 9, unit: 'days' })
      .workflow(),
  );
  for (const email of ['ada@example.com', 'bob@example.com']) await brand.must('POST', '/api/profiles', { email });
  const inside = async () =>
    (await brand.list(`/api/enrolments?journeyId=${journeyId}&limit=50`)).filter(
      (one) => (one as { active?: boolean; ended?: object }).ended === undefined,
    ).length;
  const { page, open, complaints, barriers } = await editor.page();
  await open('/journeys');
  await openList(page, 'Win back');
  await dialog(page).getByLabel('One person a line').fill('ada@example.com\nbob@example.com, nobody@example.com\n\n');
  expect(await barriers()).toEqual([]);
  await dialog(page).getByRole('button', { name: 'Let 3 people in' }).click();
  await dialog(page).getByText('2 people have entered.').waitFor();
  await dialog(page).getByRole('row', { name: 'nobody@example.com Nobody is known by this.' }).waitFor();
  expect(await barriers()).toEqual([]);
  await becomes(inside, 2);
  await dialog(page).getByRole('button', { name: 'Close', exact: true }).last().click();

  await openList(page, 'Win back');
  await dialog(page).getByText('Take them out').click();
  await dialog(page).getByLabel('One person a line').fill('ada@example.com');
  await dialog(page).getByRole('button', { name: 'Take 1 person out' }).click();
  await dialog(page).getByText('1 person has left.').waitFor();
  await becomes(inside, 1);
  expect(complaints).toEqual([]);
});
