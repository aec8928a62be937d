import type { Page } from 'playwright-core';

import { startEditor, type RunningEditor } from '../support/browser';
import { eventually } from '../support/brand';
import { aJourney } from '../support/journeys';
import { Shopper } from '../support/shopper';
import { becomes, hasFocus } from '../support/waiting';

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
const publish = (page: Page) => page.getByRole('button', { name: /^Publish/ }).first();

/** A live journey of an entry and a wait of two hours (`restkey1`), with so many people in it. */
async function waiting(event: string, people: number): Promise<string> {
  const workflow = aJourney(event)
    .entry({ events: [event] })
    .wait({ amount: 2, unit: 'hours' }, { name: 'Rest', stepKey: 'restkey1' })
    .wait({ amount: 1, unit: 'days' }, { name: 'Longer', stepKey: 'restkey2' })
    .workflow();
  const journeyId = await editor.brand.live(workflow);
  for (let number = 1; number <= people; number += 1) await shopper.does(`${event} ${String(number)}`, event);
  await shopper.inside(journeyId, people);
  return journeyId;
}

async function versionsOf(journeyId: string): Promise<string[]> {
  const items = await editor.brand.list<{ versionId: string }>(`/api/enrolments?journeyId=${journeyId}`);
  return items.map(({ versionId }) => versionId);
}

test('a wait with people inside is changed, and they are moved', async () => {
  const journeyId = await waiting('Basket Left', 2);
  const { page, complaints, open, barriers } = await editor.page();
  await open(`/journeys/${journeyId}?step=restkey1`);
  const settings = page.getByRole('complementary', { name: 'Step settings' });
  await settings.getByText('2 people here').waitFor();
  // Nothing was changed yet: nobody is asked about, and there is nothing to do.
  await publish(page).click();
  await dialog(page).getByText('Nothing differs from the live version.').waitFor();
  await dialog(page).getByRole('button', { name: 'Publish', exact: true, disabled: true }).waitFor();
  expect(await dialog(page).getByText('2 people are inside').count()).toBe(0);
  await dialog(page).getByRole('button', { name: 'Cancel' }).click();
  await dialog(page).waitFor({ state: 'detached' });
  const amount = settings.getByRole('textbox', { name: 'Wait', exact: true });
  await amount.fill('3');
  await amount.blur();
  await publish(page).click();

  await dialog(page).getByText('Wait: 3 hours. Before: 2 hours').waitFor();
  await dialog(page).getByText('1 change by Owner').waitFor();
  await dialog(page).getByText('2 people are inside').waitFor();
  await becomes(() => dialog(page).getByLabel('Move to version 2').isChecked(), true);
  expect(await barriers()).toEqual([]);
  await dialog(page).getByRole('button', { name: 'Publish and move 2 people' }).click();
  await dialog(page).getByText('Version 2 is live.').waitFor();

  const { liveVersion } = await editor.brand.must<{ liveVersion: { id: string } }>('GET', `/api/journeys/${journeyId}`);
  await eventually('both to be on the new version', async () => {
    const versions = await versionsOf(journeyId);
    return versions.every((id) => id === liveVersion.id) ? versions : undefined;
  });
  await dialog(page).getByText('Whoever comes now enters version 2.').waitFor();
  expect(complaints).toEqual([]);
});

test('people of a step that is gone need a place before they can be moved', async () => {
  const journeyId = await waiting('Basket Forgotten', 1);
  const { revision, workflow } = await editor.brand.must<{
    revision: number;
    workflow: { nodes: { id: string; name: string }[] };
  }>('GET', `/api/journeys/${journeyId}/draft`);
  const step = workflow.nodes.find(({ name }) => name === 'Rest')!.id;
  const operations = [{ type: 'removeStep', step, closeGap: true }];
  await editor.brand.must('PATCH', `/api/journeys/${journeyId}/draft`, { baseRevision: revision, operations });
  const { page, complaints, open } = await editor.page();
  await open(`/journeys/${journeyId}`);
  await publish(page).click();
  await dialog(page).getByText('(removed)').waitFor();
  // What fits is no longer to move: somebody would have no place.
  await becomes(() => dialog(page).getByLabel('Finish on version 1').isChecked(), true);
  await dialog(page).getByLabel('Move to version 2').check();
  const move = dialog(page).getByRole('button', { name: 'Publish and move 1 person' });
  await becomes(() => move.getAttribute('aria-disabled'), 'true');
  await dialog(page).getByLabel('1 person at “Rest” goes on at').click();
  await page.getByRole('option', { name: 'Longer' }).click();
  await move.click();
  await dialog(page).getByText('Version 2 is live.').waitFor();
  await eventually('the person to stand at the next step', async () => {
    const [one] = await editor.brand.list<{ stepKey: string }>(`/api/enrolments?journeyId=${journeyId}`);
    return one?.stepKey === 'restkey2' ? one : undefined;
  });
  expect(complaints).toEqual([]);
});

test('with something to mend, Publish opens the list, and the list leads to the field', async () => {
  const workflow = aJourney('Not done')
    .entry({ events: ['Checkout Started'] })
    .send({ message: '' }, { name: 'Reminder', stepKey: 'sendkey1' })
    .workflow();
  const { id } = await editor.brand.must<{ id: string }>('POST', '/api/journeys', { workflow });
  const { page, complaints, open, barriers } = await editor.page();
  await open(`/journeys/${id}`);
  await publish(page).click();
  const checks = page.getByRole('region', { name: 'Before you publish' });
  const check = checks.getByRole('button', { name: /No message is chosen/ });
  await check.click();
  await hasFocus(page.getByRole('combobox', { name: 'Message' }));
  expect(await dialog(page).count()).toBe(0);
  await page.getByText('No message is chosen').nth(1).waitFor();
  expect(await barriers()).toEqual([]);
  expect(complaints).toEqual([]);
});

test('the same in Chinese: nobody inside, the first version', async () => {
  const workflow = aJourney('第一个')
    .entry({ events: ['Checkout Started'] })
    .wait()
    .workflow();
  const { id } = await editor.brand.must<{ id: string }>('POST', '/api/journeys', { workflow });
  const { page, complaints, open, barriers } = await editor.page({ locale: 'zh-CN', theme: 'dark' });
  await open(`/journeys/${id}`);
  await page.getByRole('button', { name: /^发布/ }).first().click();
  await dialog(page).getByText('首个版本').waitFor();
  expect(await barriers()).toEqual([]);
  await dialog(page).getByRole('button', { name: '发布', exact: true }).click();
  await dialog(page).getByText('版本 1 已上线。').waitFor();
  expect(complaints).toEqual([]);
});

test('those who match already are counted, and let in when they are wanted', async () => {
  await shopper.is('early', { email: 'early@example.com', firstName: 'Early' });
  await shopper.does('early', 'Wishlist Shared');
  const workflow = aJourney('Wishlist')
    .entry({ events: ['Wishlist Shared'] })
    .wait({ amount: 2, unit: 'days' })
    .workflow();
  const { id } = await editor.brand.must<{ id: string }>('POST', '/api/journeys', { workflow });
  const { page, complaints, open, barriers } = await editor.page();
  await open(`/journeys/${id}`);
  await publish(page).click();
  await dialog(page).getByLabel('Also the 1 person who matches now').check();
  await dialog(page).getByText('people a minute').waitFor();
  expect(await barriers()).toEqual([]);
  await dialog(page).getByRole('button', { name: 'Publish', exact: true }).click();
  await dialog(page).getByText('Version 1 is live.').waitFor();
  await dialog(page).getByText('Let in 1, 0 to come').waitFor();
  await shopper.inside(id, 1);
  expect(complaints).toEqual([]);
});
