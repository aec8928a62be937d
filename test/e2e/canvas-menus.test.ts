import { anEmptyJourney, BuilderPage, draftOf, wiresOf } from '../support/builder-page';
import { startEditor, type RunningEditor } from '../support/browser';
import { aJourney, branchRule } from '../support/journeys';
import { becomes, comesTrue, pressUntil } from '../support/waiting';

let editor: RunningEditor;

beforeAll(async () => {
  editor = await startEditor();
});

afterAll(async () => {
  await editor.close();
});

async function aDraft(workflow: ReturnType<ReturnType<typeof aJourney>['workflow']>): Promise<string> {
  await anEmptyJourney(editor.brand, 'With a message');
  return (await editor.brand.must<{ id: string }>('POST', '/api/journeys', { workflow })).id;
}

async function aBuilder(
  workflow: ReturnType<ReturnType<typeof aJourney>['workflow']>,
  viewer: Parameters<RunningEditor['page']>[0] = {},
) {
  const journeyId = await aDraft(workflow);
  const builder = new BuilderPage(await editor.page(viewer));
  await builder.open(journeyId);
  return { builder, journeyId };
}

const rest = () => aJourney('Rest').entry().wait({ amount: 2 }, { name: 'Rest' }).send({}, { name: 'Mail' }).workflow();

test('the menu of a step opens with the right button, with Shift+F10 and beside its name, and does what the keys do', async () => {
  const { builder, journeyId } = await aBuilder(rest());
  const { page, t } = builder;
  const menu = page.getByRole('menu');
  const choose = async (name: string) => {
    await menu.getByRole('menuitem', { name }).click();
    await menu.waitFor({ state: 'hidden' });
  };
  const hasKeyboard = async (name: string) => {
    const card = builder.card(name);
    await page.waitForFunction((step) => document.activeElement === step, await card.elementHandle());
  };

  await builder.card('Rest').click({ button: 'right' });
  expect(await builder.editor.barriers()).toEqual([]);
  await choose(t('canvas:action.switchOff'));
  await builder.card('Rest').getByText(t('canvas:sentence.off')).waitFor();
  await hasKeyboard('Rest');

  await page.keyboard.press('Shift+F10');
  await menu.getByRole('menuitem', { name: t('canvas:action.switchOn') }).waitFor();
  await page.keyboard.press('Escape');
  await menu.waitFor({ state: 'hidden' });
  await hasKeyboard('Rest');
  await page.keyboard.press('Shift+F10');
  await menu.waitFor();
  await pressUntil('ArrowDown', menu.getByRole('menuitem', { name: t('canvas:action.insertAfter') }));
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: t('canvas:insertHere') }).waitFor();
  await page.keyboard.press('Escape');
  await hasKeyboard('Rest');

  await builder.card('Rest').click();
  await builder.inspector.getByRole('button', { name: t('canvas:action.more') }).click();
  await choose(t('canvas:action.delete'));
  await builder.saved();
  await becomes(async () => wiresOf(await draftOf(editor.brand, journeyId)), ['Event Trigger > Mail']);
  expect(builder.editor.complaints).toEqual([]);
});

test('two ways that lead to the same step both show their names', async () => {
  const workflow = aJourney('Twice')
    .entry()
    .branch([branchRule('German', '={{ $json.profile.language }}', 'de')], { name: 'Split' })
    .send({}, { name: 'Mail' })
    .from('Split', 1)
    .to('Mail')
    .workflow();
  const { builder } = await aBuilder(workflow);
  const { page, canvas, t } = builder;
  await page.getByRole('button', { name: t('canvas:action.tidy') }).click();
  const boxOf = async (name: string) => (await canvas.locator('.way-label').filter({ hasText: name }).boundingBox())!;
  await comesTrue(async () => {
    const [german, others] = [await boxOf('German'), await boxOf(t('canvas:label.else'))];
    expect(german.x + german.width).toBeLessThan(others.x);
  });
  await becomes(() => canvas.locator('.plus').count(), 5);
});

test.each(['just words', '{"nodes": 5}', '{"nodes": [{"name": "Half a step"}]}'])(
  'pasting %p changes nothing and says so',
  async (copied) => {
    const { builder, journeyId } = await aBuilder(rest());
    const { page, t } = builder;
    await builder.card('Rest').focus();
    await page.evaluate(async (text) => {
      await navigator.clipboard.writeText(text);
    }, copied);
    await page.keyboard.press('Control+v');
    await page.getByText(t('canvas:nothingToPaste')).first().waitFor();
    expect((await draftOf(editor.brand, journeyId)).revision).toBe(1);
    expect(builder.editor.complaints).toEqual([]);
  },
);

test('a step whose package is not installed says so and keeps what is set up in it', async () => {
  const workflow = aJourney('Foreign').entry().foreign('n8n-nodes-nobody.thing', { name: 'Thing' }).workflow();
  const { builder } = await aBuilder(workflow);
  await builder.card('Thing').click();
  await builder.inspector.getByText(/n8n-nodes-nobody\.thing.*not installed here/).waitFor();
  expect(builder.editor.complaints).toEqual([]);
});

test('in a narrow window nothing that floats over the canvas covers the journey', async () => {
  const workflow = aJourney('Narrow')
    .entry({ goals: [{ event: 'Order Completed' }] })
    .wait({ amount: 2 }, { name: 'Rest' })
    .send({ message: 'nowhere' }, { name: 'Mail' })
    .workflow();
  const { builder } = await aBuilder(workflow, { width: 900, height: 800 });
  const { page, t } = builder;
  const checks = page.getByRole('region', { name: t('checks:title') });
  await checks.getByRole('button', { name: t('checks:blocking_one', { count: 1 }) }).waitFor();
  await (await builder.plusAfter('Event Trigger')).click();
  await page.getByRole('dialog', { name: t('canvas:insertHere') }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: t('canvas:goal.title') }).click();
  await page.getByRole('region', { name: t('canvas:goal.title') }).waitFor();
  expect(await builder.editor.barriers()).toEqual([]);
  expect(builder.editor.complaints).toEqual([]);
});

test('a journey that does not exist leaves the way back to the others', async () => {
  const { page, open, complaints } = await editor.page();
  await open('/journeys/jrn_nowhere');
  await page.getByRole('link', { name: 'Back to journeys' }).click();
  await page.waitForURL('**/journeys');
  expect(complaints).toEqual([]);
});
