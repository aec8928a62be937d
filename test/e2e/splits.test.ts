import type { Page } from 'playwright-core';

import { startEditor, type RunningEditor } from '../support/browser';
import { eventually, REMINDER } from '../support/brand';
import { aJourney } from '../support/journeys';
import { Shopper } from '../support/shopper';
import { becomes } from '../support/waiting';

let editor: RunningEditor;

beforeAll(async () => {
  editor = await startEditor();
  await editor.brand.must('POST', '/api/messages', REMINDER);
});

afterAll(async () => {
  await editor.close();
});

interface SeenNode {
  readonly name: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}
interface Seen {
  readonly nodes: readonly SeenNode[];
  readonly connections: Readonly<Record<string, { readonly main: readonly (readonly { readonly node: string }[])[] }>>;
}

const ours = (type: string, name: string, stepKey: string, parameters: Record<string, unknown> = {}) =>
  [`n8n-nodes-perennial.${type}`, { name, parameters: { stepKey, ...parameters } }] as const;

async function aDraft(): Promise<string> {
  const workflow = aJourney()
    .entry({}, { name: 'Start' })
    .foreign(...ours('randomSplit', 'Chance', 'chance1'))
    .wait({}, { name: 'One' })
    .from('Chance', 1)
    .foreign(...ours('abTest', 'Test', 'abtest1', { holdout: 10 }))
    .foreign(
      ...ours('splitByValue', 'Market', 'market1', { cases: { case: [{ name: 'DACH', values: ['DE', 'AT'] }] } }),
    )
    .wait({}, { name: 'Two' })
    .from('Market', 1)
    .foreign(...ours('splitByHistory', 'Before?', 'before1', { message: REMINDER.key }))
    .workflow();
  return (await editor.brand.must<{ id: string }>('POST', '/api/journeys', { name: 'Splits', workflow })).id;
}

async function saved(id: string, name: string, parameters: object): Promise<Seen> {
  return await eventually(`${name} to be ${JSON.stringify(parameters)}`, async () => {
    const { workflow } = await editor.brand.must<{ workflow: Seen }>('GET', `/api/journeys/${id}/draft`);
    try {
      expect(workflow.nodes.find((node) => node.name === name)?.parameters).toMatchObject(parameters);
      return workflow;
    } catch {
      return undefined;
    }
  });
}

const settings = (page: Page) => page.getByRole('complementary', { name: 'Step settings' });
const targets = ({ connections }: Seen, name: string) =>
  connections[name]?.main.map((output) => output.map(({ node }) => node));

/** For whoever wants to look: PERENNIAL_PICTURES names a folder. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['PERENNIAL_PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
}

test('shares stay a hundred while they are changed, a way comes and goes with its wires', async () => {
  const id = await aDraft();
  const { page, open, complaints, barriers } = await editor.page();
  await open(`/journeys/${id}?step=chance1`);
  const form = settings(page);
  const share = form.getByRole('textbox', { name: 'Share of A' });
  await share.fill('70');
  await share.press('Tab');
  await saved(id, 'Chance', { ways: { way: [{ percent: 70 }, { percent: 30 }] } });
  await form.getByRole('button', { name: 'Add a way' }).click();
  await saved(id, 'Chance', { ways: { way: [{ percent: 47 }, { percent: 20 }, { key: 'c', percent: 33 }] } });
  await picture(page, 'random');
  expect(await barriers()).toEqual([]);
  await form.getByRole('button', { name: /Remove A/ }).click();
  const workflow = await saved(id, 'Chance', { ways: { way: [{ key: 'b' }, { key: 'c' }] } });
  expect(targets(workflow, 'Chance')).toEqual([['Test']]);
  expect(complaints).toEqual([]);
});

test('an A/B test: nobody held out any more means no way out for them; its card says all of it', async () => {
  const id = await aDraft();
  const { page, open, complaints, barriers } = await editor.page();
  await open(`/journeys/${id}?step=abtest1`);
  const form = settings(page);
  await form.getByText('Measured by').waitFor();
  await page.getByText('A 50 %, B 50 %, 10 % held out: Order Completed within 7 days').first().waitFor();
  await picture(page, 'abtest');
  expect(await barriers()).toEqual([]);
  const holdout = form.getByRole('textbox', { name: 'Hold out' });
  await holdout.fill('0');
  await holdout.press('Tab');
  await saved(id, 'Test', { holdout: 0 });
  await form.getByText('Hold-out 10 %').waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
});

test('a split by value: values as chips, a range, and everyone else keeps their way', async () => {
  const id = await aDraft();
  const { page, open, complaints, barriers } = await editor.page();
  await open(`/journeys/${id}?step=market1`);
  const form = settings(page);
  await form.getByRole('button', { name: 'Add a way' }).click();
  const second = form.getByRole('group', { name: 'Way 2', exact: true });
  await second
    .getByRole('radio', { name: 'A range of numbers' })
    .or(second.getByText('A range of numbers'))
    .first()
    .click();
  await second.getByLabel('At least').fill('50');
  await picture(page, 'value');
  expect(await barriers()).toEqual([]);
  const workflow = await saved(id, 'Market', {
    cases: { case: [{ values: ['DE', 'AT'] }, { match: 'range', atLeast: '50' }] },
  });
  expect(targets(workflow, 'Market')).toEqual([['Two'], [], ['Before?']]);
  await form.getByText('Day and time').click();
  expect(targets(await saved(id, 'Market', { by: 'time' }), 'Market')).toEqual([['Before?']]);
  await form.getByRole('button', { name: 'Add a way' }).click();
  await picture(page, 'time');
  expect(await barriers()).toEqual([]);
  expect(complaints).toEqual([]);
});

test('a split by history names what it looks for', async () => {
  const id = await aDraft();
  const { page, open, complaints, barriers } = await editor.page();
  await open(`/journeys/${id}?step=before1`);
  const form = settings(page);
  await page.getByText(`Was sent “${REMINDER.name}”, in the last 30 days`).first().waitFor();
  await picture(page, 'history');
  expect(await barriers()).toEqual([]);
  await form.getByText('reached a step').click();
  await saved(id, 'Before?', { what: 'step' });
  await page.getByText('Choose the step to look for').first().waitFor();
  expect(complaints).toEqual([]);
});

test('what came of a live test: people, rates, and that few of them prove nothing', async () => {
  const workflow = aJourney()
    .entry({ events: ['Product Added'] }, { name: 'Start' })
    .foreign(...ours('abTest', 'Test', 'abtest1', { holdout: 10 }))
    .wait({}, { name: 'Rest' })
    .from('Test', 1)
    .to('Rest')
    .from('Test', 2)
    .to('Rest')
    .workflow();
  const { id } = await editor.brand.must<{ id: string }>('POST', '/api/journeys', { name: 'Tested', workflow });
  await editor.brand.must('POST', `/api/journeys/${id}/publish`, {});
  const { page, open, complaints, barriers } = await editor.page();
  await open(`/journeys/${id}?step=abtest1`);
  await settings(page).getByText('Nobody has come to this step in the last 90 days.').waitFor();

  const shopper = await Shopper.of(editor.brand);
  const people = Array.from({ length: 12 }, (_, i) => `shopper${String(i)}`);
  for (const person of people) await shopper.does(person, 'Product Added', { product_id: 'p1' });
  await shopper.inside(id, people.length);
  await eventually('all of them to rest', async () => {
    const answer = await editor.brand.must<{ standing: { stepKey: string; inside: number }[] }>('GET', `/api/journeys/${id}/people`); // prettier-ignore
    return answer.standing.every(({ stepKey }) => stepKey !== 'abtest1') && answer.standing.length > 0
      ? answer
      : undefined;
  });
  for (const person of people.slice(0, 6)) await shopper.does(person, 'Order Completed', { order_id: `o-${person}` });
  await page.reload();
  const figures = settings(page).getByRole('table');
  await figures.waitFor();
  const entered = async () =>
    (await figures.locator('tr td:nth-of-type(1).num').allTextContents()).reduce(
      (sum, count) => sum + Number(count),
      0,
    );
  await becomes(entered, people.length);
  await figures.getByText('not enough people yet to say').first().waitFor();
  await figures.getByRole('rowheader', { name: 'Hold-out' }).waitFor();
  await picture(page, 'results');
  expect(await barriers()).toEqual([]);
  expect(complaints).toEqual([]);
});
