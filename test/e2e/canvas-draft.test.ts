import type { Page } from 'playwright-core';

import { BuilderPage, centre, draftOf, wiresOf } from '../support/builder-page';
import { startEditor, type RunningEditor } from '../support/browser';
import { becomes, hasFocus } from '../support/waiting';

let editor: RunningEditor;

beforeAll(async () => {
  editor = await startEditor();
});

afterAll(async () => {
  await editor.close();
});

const P = 'n8n-nodes-perennial.';
const to = (node: string) => [{ node, type: 'main', index: 0 }];
const step = (name: string, type: string, at: number, parameters: object) => ({
  ...{ id: `id-${name}`, name, type: P + type, typeVersion: 1, position: [0, at * 106] },
  parameters: { ...parameters, stepKey: `key${name.toLowerCase()}xxxx` },
});

async function aJourney(): Promise<string> {
  const workflow = {
    name: 'Carts',
    nodes: [
      step('Entry', 'eventTrigger', 0, { events: ['Checkout Started'] }),
      step('Wait', 'wait', 1, { amount: 2, unit: 'hours' }),
      step('Pause', 'wait', 2, { amount: 1, unit: 'days' }),
      step('Rest', 'wait', 3, { amount: 3, unit: 'days' }),
    ],
    connections: { Entry: { main: [to('Wait')] }, Wait: { main: [to('Pause')] }, Pause: { main: [to('Rest')] } },
  };
  return (await editor.brand.must<{ id: string }>('POST', '/api/journeys', { workflow })).id;
}

async function aBuilder(journeyId: string, more = '') {
  const builder = new BuilderPage(await editor.page());
  await builder.open(journeyId, more);
  return builder;
}

const amountOf = async (journeyId: string, name: string) =>
  (await draftOf(editor.brand, journeyId)).workflow.nodes.find((node) => node.name === name)?.parameters['amount'];

const setAmount = async (builder: BuilderPage, stepName: string, amount: string) => {
  await builder.card(stepName).click();
  await builder.inspector.locator(`.step-name[value="${stepName}"]`).waitFor();
  const field = builder.inspector.getByRole('textbox', { name: 'Wait', exact: true });
  await field.fill(amount);
  await field.blur();
};

/** Eventually, as others' changes come within seconds. */
const shows = async (builder: BuilderPage, stepName: string, text: string) => {
  await builder.card(stepName).getByText(text).waitFor();
};

test('two tabs edit different steps, and both changes stand', async () => {
  const journeyId = await aJourney();
  const [one, two] = [await aBuilder(journeyId), await aBuilder(journeyId)];
  await Promise.all([setAmount(one, 'Wait', '5'), setAmount(two, 'Rest', '7')]);
  await Promise.all([one.saved(), two.saved()]);
  await shows(one, 'Rest', '7 days');
  await shows(two, 'Wait', '5 hours');
  await becomes(() => Promise.all([amountOf(journeyId, 'Wait'), amountOf(journeyId, 'Rest')]), [5, 7]);
  expect([...one.editor.complaints, ...two.editor.complaints]).toEqual([]);
});

test('the same field changed by another asks, overwrites nothing, and does what is answered', async () => {
  const journeyId = await aJourney();
  const builder = await aBuilder(journeyId);
  await builder.card('Wait').click();
  await builder.inspector.locator('.step-name[value="Wait"]').waitFor();
  await builder.page.context().setOffline(true);
  await setAmount(builder, 'Wait', '5');
  await builder.page.getByText('Offline, 1 change kept here').waitFor();
  await editor.brand.must('PATCH', `/api/journeys/${journeyId}/draft`, {
    baseRevision: 1,
    operations: [{ type: 'setParameters', step: 'id-Wait', changes: [{ path: ['amount'], value: 9 }] }],
  });
  await builder.page.context().setOffline(false);
  await builder.page.getByRole('button', { name: 'Decide' }).click();
  const dialog = builder.page.getByRole('dialog', { name: 'Somebody else changed the same' });
  await dialog.getByText('Wait: amount').waitFor();
  expect(await amountOf(journeyId, 'Wait')).toBe(9);
  expect(await builder.editor.barriers()).toEqual([]);
  await dialog.getByRole('button', { name: 'Keep mine' }).click();
  await shows(builder, 'Wait', '5 hours');
  await builder.saved();
  await becomes(() => amountOf(journeyId, 'Wait'), 5);
});

test('the server is stopped while somebody edits: nothing is lost, also over a reload, and saved when it is back', async () => {
  const journeyId = await aJourney();
  const builder = await aBuilder(journeyId);
  const { page } = builder;
  await builder.card('Wait').click();
  await builder.inspector.locator('.step-name[value="Wait"]').waitFor();
  const url = page.url();
  await editor.stopServer();
  try {
    await setAmount(builder, 'Wait', '4');
    await builder.card('Rest').click();
    await page.keyboard.press('Delete');
    await page.getByText('Offline, 2 changes kept here').waitFor();
    // The page itself comes from the server: it is loaded again when that is back.
    await page.goto('about:blank');
  } finally {
    await editor.startServer();
  }
  await page.goto(url);
  await shows(builder, 'Wait', '4 hours');
  await builder.saved();
  await becomes(() => amountOf(journeyId, 'Wait'), 4);
  await becomes(async () => wiresOf(await draftOf(editor.brand, journeyId)), ['Entry > Wait', 'Wait > Pause']);
});

test('undo covers canvas and form, survives a reload, and says what it undid', async () => {
  const journeyId = await aJourney();
  const builder = await aBuilder(journeyId);
  const { page } = builder;
  await setAmount(builder, 'Wait', '6');
  await builder.card('Pause').click();
  await page.keyboard.press('Delete');
  await builder.card('Pause').waitFor({ state: 'detached' });
  const from = await centre(builder.card('Rest'));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 200, from.y + 80, { steps: 6 });
  await page.mouse.up();
  const positionOf = async (name: string) =>
    (await draftOf(editor.brand, journeyId)).workflow.nodes.find((node) => node.name === name)?.position;
  await becomes(() => positionOf('Rest'), expect.not.arrayContaining([318]));
  await builder.saved();
  await page.reload();
  await builder.card('Rest').waitFor();

  const undo = async (said: string) => {
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await page.getByText(said, { exact: true }).first().waitFor();
  };
  await undo('Undone: Moved “Rest”');
  await undo('Undone: Deleted “Pause”');
  await builder.card('Pause').waitFor();
  await undo('Undone: Changed “Wait”');
  await shows(builder, 'Wait', '2 hours');
  await page.keyboard.press('Shift+Control+z');
  await page.getByText('Done again: Changed “Wait”', { exact: true }).first().waitFor();
  await builder.saved();
  await becomes(() => amountOf(journeyId, 'Wait'), 6);
  const draft = await draftOf(editor.brand, journeyId);
  expect(wiresOf(draft)).toEqual(['Entry > Wait', 'Pause > Rest', 'Wait > Pause']);
  expect(await positionOf('Rest')).toEqual([0, 318]);
  expect(builder.editor.complaints).toEqual([]);
});

test('what somebody else changed since is not undone', async () => {
  const journeyId = await aJourney();
  const builder = await aBuilder(journeyId);
  await setAmount(builder, 'Wait', '6');
  await becomes(() => amountOf(journeyId, 'Wait'), 6);
  await builder.saved();
  const { revision } = await draftOf(editor.brand, journeyId);
  await editor.brand.must('PATCH', `/api/journeys/${journeyId}/draft`, {
    baseRevision: revision,
    operations: [{ type: 'setParameters', step: 'id-Wait', changes: [{ path: ['amount'], value: 8 }] }],
  });
  await shows(builder, 'Wait', '8 hours');
  await builder.page.getByRole('button', { name: 'Undo' }).click();
  await builder.page.getByText('Not undone, somebody else has changed the same since').waitFor();
  expect(await amountOf(journeyId, 'Wait')).toBe(8);
});

test('the outline is the same journey: read, changed and undone by the keyboard, without barriers', async () => {
  const journeyId = await aJourney();
  const builder = await aBuilder(journeyId, '?view=outline');
  const { page, t } = builder;
  const rows = () => page.locator('.outline-name').allTextContents();
  await becomes(rows, ['Entry', 'Wait', 'Pause', 'Rest']);
  expect(await builder.editor.barriers()).toEqual([]);
  await page.locator('.outline-name').first().focus();
  await page.keyboard.press('ArrowDown');
  await isAt(page, 'Wait');
  await page.keyboard.press('ArrowDown');
  await isAt(page, 'Pause');
  await page.keyboard.press('a');
  await hasFocus(page.getByRole('dialog', { name: t('canvas:insertHere') }).getByRole('combobox'));
  await page.keyboard.type('e-mail');
  await page.locator('[role="option"][data-highlighted]', { hasText: t('palette:type.send') }).waitFor();
  await page.keyboard.press('Enter');
  await isAt(page, 'E-mail');
  await becomes(rows, ['Entry', 'Wait', 'Pause', 'E-mail', 'Rest']);
  await page.keyboard.press('Control+z');
  await page.locator('.outline-name', { hasText: 'E-mail' }).waitFor({ state: 'detached' });
  expect(builder.editor.complaints).toEqual([]);
});

async function isAt(page: Page, name: string): Promise<void> {
  await page.waitForFunction((wanted) => document.activeElement?.textContent === wanted, name);
}
