import type { Locator, Page } from 'playwright-core';

import { startEditor, type RunningEditor } from '../support/browser';
import { eventually, REMINDER } from '../support/brand';
import { aJourney, branchRule } from '../support/journeys';
import { aPackage } from '../support/n8n-package';
import { Shopper } from '../support/shopper';

let editor: RunningEditor;
let shopper: Shopper;

const property = (name: string, type: string, more: object = {}) => ({
  displayName: name,
  name,
  type,
  default: '',
  ...more,
});

/** A node with a field of every kind that a form can meet. */
const DESCRIPTION = {
  displayName: 'Every Field',
  name: 'everyField',
  group: ['transform'],
  version: 1,
  description: 'Has every kind of field',
  defaults: { name: 'Every Field' },
  inputs: ['main'],
  outputs: ['main'],
  properties: [
    property('Text', 'string', { placeholder: 'e.g. hello', hint: 'Said to everybody' }),
    property('Count', 'number', { default: 2, typeOptions: { minValue: 1 } }),
    property('Loud', 'boolean', { default: false }),
    property('Mode', 'options', {
      default: 'one',
      options: [
        { name: 'One Way', value: 'one' },
        { name: 'Other Way', value: 'other' },
      ],
    }),
    property('Only Other', 'string', { displayOptions: { show: { Mode: ['other'] } } }),
    property('Days', 'multiOptions', {
      default: [],
      options: [
        { name: 'Monday', value: 'mon' },
        { name: 'Friday', value: 'fri' },
      ],
    }),
    property('Extras', 'collection', {
      default: {},
      placeholder: 'Add Extra',
      options: [property('Colour', 'string'), property('Size', 'number', { default: 1 })],
    }),
    property('Pairs', 'fixedCollection', {
      default: {},
      placeholder: 'Add Pair',
      typeOptions: { multipleValues: true, sortable: true },
      options: [
        { name: 'pair', displayName: 'Pair', values: [property('Key', 'string'), property('Value', 'string')] },
      ],
    }),
    property('When', 'dateTime'),
    property('Data', 'json', { default: '{}' }),
    property('Read this first', 'notice'),
    property('Fields', 'assignmentCollection', { default: {} }),
    property('Rules', 'filter', { default: {}, typeOptions: { filter: { version: 2 } } }),
    property('Sheet', 'resourceLocator', {
      default: { mode: 'id', value: '' },
      modes: [
        { name: 'id', displayName: 'By ID', type: 'string' },
        { name: 'url', displayName: 'By URL', type: 'string' },
      ],
    }),
    property('Strange', 'somethingNew', { default: { a: 1 } }),
  ],
};
const SOURCE = `exports.EveryField = class { constructor() { this.description = ${JSON.stringify(DESCRIPTION)}; } async execute() { return [this.getInputData()]; } };`;

beforeAll(async () => {
  process.env['PERENNIAL_NODES'] = await aPackage('n8n-nodes-somebody', { 'dist/EveryField.node.js': SOURCE });
  editor = await startEditor();
  delete process.env['PERENNIAL_NODES'];
  shopper = await Shopper.of(editor.brand);
  await editor.brand.must('POST', '/api/messages', REMINDER);
  await shopper.is('hanna', {
    email: 'hanna@example.com',
    firstName: 'Hanna',
    lastName: 'Vogt',
    timezone: 'Asia/Tokyo',
    address: { country: 'DE' },
  });
  await shopper.does('hanna', 'Checkout Started', { checkout_id: 'c1', total: { amount: 4990, currency: 'EUR' } });
}, 60_000);

afterAll(async () => {
  await editor.close();
});

const settings = (page: Page) => page.getByRole('complementary', { name: 'Step settings' });

async function pick(page: Page, field: Locator, typed: string, option: string | RegExp = typed): Promise<void> {
  await field.fill(typed);
  await page.getByRole('option', { name: option }).first().click();
}

interface Draft {
  readonly workflow: {
    readonly nodes: { name: string; parameters: Record<string, unknown> }[];
    readonly connections: Record<string, { main: { node: string }[][] }>;
  };
}

/** Parameters of a step as the server has them, once they are what is expected. */
async function saved(journeyId: string, step: string, expected: object): Promise<Draft['workflow']> {
  return await eventually(
    `${step} to be ${JSON.stringify(expected)}`,
    async () => {
      const { workflow } = await editor.brand.must<Draft>('GET', `/api/journeys/${journeyId}/draft`);
      const node = workflow.nodes.find(({ name }) => name === step);
      try {
        expect(node?.parameters).toMatchObject(expected);
        return workflow;
      } catch {
        return undefined;
      }
    },
    8_000,
  ).catch(async (error: unknown) => {
    const { workflow } = await editor.brand.must<Draft>('GET', `/api/journeys/${journeyId}/draft`);
    expect(workflow.nodes.find(({ name }) => name === step)?.parameters).toMatchObject(expected);
    throw error;
  });
}

async function aDraft(workflow: object): Promise<string> {
  return (await editor.brand.must<{ id: string }>('POST', '/api/journeys', { workflow })).id;
}

test('a wait: its time, what ends it early, what begins it anew, and an example with a real customer', async () => {
  const id = await aDraft(
    aJourney().entry({ key: 'checkout' }).wait({}, { name: 'Rest', stepKey: 'waitkey1' }).workflow(),
  );
  const { page, complaints, open, barriers } = await editor.page();
  await open(`/journeys/${id}?step=waitkey1`);
  const form = settings(page);
  const amount = form.getByRole('textbox', { name: 'Wait', exact: true });
  await amount.fill('36');
  await amount.blur();
  await form.getByText(/Hanna Vogt comes here now/).waitFor();
  await form.getByRole('switch', { name: 'Or until something happens' }).click();
  await pick(page, form.getByRole('combobox', { name: 'Event' }).first(), 'Order Comp', /Order Completed/);
  // What is chosen can be typed over.
  await pick(page, form.getByRole('combobox', { name: 'Event' }).first(), 'Order Pa', /Order Paid/);
  await pick(page, form.getByRole('combobox', { name: 'Event' }).first(), 'Order Comp', /Order Completed/);
  await form.getByText('Same checkout').first().click();
  await form.getByText(/Without Order Completed until then/).waitFor();
  await form.getByRole('combobox', { name: 'If something changes meanwhile' }).click();
  await page.getByRole('option', { name: /with the new contents/ }).click();
  expect(await barriers()).toEqual([]);
  await saved(id, 'Rest', {
    mode: 'event',
    amount: 36,
    branches: { branch: [{ event: 'Order Completed', by: 'entryKey' }] },
    restartOn: { rule: [{ event: 'Checkout Updated', by: 'entryKey' }] },
    refresh: true,
  });

  // A name that is taken is refused in words; another one is taken over.
  const name = form.getByRole('textbox', { name: 'Name of the step' });
  await name.fill('Event Trigger');
  await name.press('Enter');
  await form.getByText('Another step is called “Event Trigger”').waitFor();
  await name.fill('Rest a while');
  await name.press('Enter');
  await saved(id, 'Rest a while', { mode: 'event' });
  expect(complaints).toEqual([]);
}, 120_000);

test('a branch: data chosen from what is known, and ways out that follow their rules', async () => {
  const id = await aDraft(
    aJourney()
      .entry({}, { name: 'Start' })
      .branch([branchRule('One', "={{ $('Start').item.json.profile.language }}", 'de')], {
        name: 'Market',
        stepKey: 'branchkey',
      })
      .wait({}, { name: 'For One' })
      .from('Market', 1)
      .wait({}, { name: 'For others' })
      .workflow(),
  );
  const { page, complaints, open, barriers } = await editor.page();
  await open(`/journeys/${id}?step=branchkey`);
  const form = settings(page);
  await form.getByText('Language', { exact: true }).first().waitFor();
  await form.getByRole('button', { name: 'Add a rule' }).click();
  const second = form.getByRole('group', { name: 'Rule 2', exact: true });
  await second.getByLabel('Name of the way out').fill('Germany');
  await second.getByRole('button', { name: 'Condition' }).click();
  await second.getByRole('button', { name: 'Choose a field' }).click();
  await page.getByRole('searchbox', { name: 'Search data' }).fill('country');
  await page.getByRole('button', { name: /^Country/ }).click();
  await second.getByRole('textbox', { name: 'Value' }).fill('DE');
  await form.getByText(/Hanna Vogt: .*Country DE/).waitFor();
  const workflow = await saved(id, 'Market', {
    rules: {
      rule: [
        { name: 'One' },
        {
          name: 'Germany',
          conditions: { conditions: [{ leftValue: "={{ $('Start').item.json.profile.country }}", rightValue: 'DE' }] },
        },
      ],
    },
  });
  // Else kept its way behind the new rule.
  expect(workflow.connections['Market']!.main.map((targets) => targets.map(({ node }) => node))).toEqual([
    ['For One'],
    [],
    ['For others'],
  ]);

  await second.getByRole('button', { name: 'Move Germany up' }).click();
  expect(await barriers()).toEqual([]);
  const moved = await saved(id, 'Market', { rules: { rule: [{ name: 'Germany' }, { name: 'One' }] } });
  expect(moved.connections['Market']!.main.map((targets) => targets.map(({ node }) => node))).toEqual([
    [],
    ['For One'],
    ['For others'],
  ]);
  expect(complaints).toEqual([]);
}, 120_000);

test('an entry: events that arrive, conditions on what they carry, and what ends a visit', async () => {
  const id = await aDraft(aJourney().entry({ events: [] }, { name: 'Start', stepKey: 'entrykey' }).wait().workflow());
  const { page, complaints, open, barriers } = await editor.page();
  await open(`/journeys/${id}?step=entrykey`);
  const form = settings(page);
  await pick(page, form.getByRole('combobox', { name: 'Events' }), 'Checkout St', /Checkout Started/);
  // Escape leaves the list and nothing else.
  await form.getByRole('combobox', { name: 'Events' }).fill('Product');
  await page.getByRole('listbox').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('listbox').waitFor({ state: 'detached' });
  await form.getByLabel('Checkout Started').first().waitFor();
  await form.getByRole('button', { name: 'Condition' }).first().click();
  await pick(page, form.getByRole('combobox', { name: 'Field' }), 'total.am', /Total/);
  await form.getByRole('combobox', { name: 'Comparison' }).click();
  await page.getByRole('option', { name: 'is more than' }).click();
  await form.getByRole('textbox', { name: 'Value' }).fill('5000');
  await form.getByText('That is €50.00').waitFor();
  await form.getByText('Of the 1 newest Checkout Started, 0 fit.').waitFor();
  await form.getByRole('combobox', { name: 'What makes two visits different' }).click();
  await page.getByRole('option', { name: /Each cart/ }).click();
  await form.getByLabel('No, once and never again').check();
  await form.getByRole('button', { name: 'Add a goal' }).click();
  await pick(
    page,
    form.getByRole('group', { name: 'Goal 1' }).getByRole('combobox', { name: 'Event' }),
    'Order Comp',
    /Order Completed/,
  );
  expect(await barriers()).toEqual([]);
  await saved(id, 'Start', {
    events: ['Checkout Started'],
    filter: { conditions: { condition: [{ path: 'total.amount', operator: 'greaterThan', value: 5000 }] } },
    entryKey: 'cart',
    reEntry: 'once',
    goals: { goal: [{ event: 'Order Completed', by: 'entryKey' }] },
  });
  expect(complaints).toEqual([]);
}, 120_000);

test('a message: chosen by name, and a role that nobody plays is said', async () => {
  const id = await aDraft(aJourney().entry().send({ message: '' }, { name: 'Mail', stepKey: 'sendkey1' }).workflow());
  const { page, complaints, open, barriers } = await editor.page();
  await open(`/journeys/${id}?step=sendkey1`);
  const form = settings(page);
  await form.getByText('No account plays the role “marketing-email”').waitFor();
  await pick(page, form.getByRole('combobox', { name: 'Message' }), 'Cart', /Cart reminder/);
  await form.getByRole('link', { name: 'Preview and edit' }).waitFor();
  await form.getByRole('switch', { name: 'Only at these local times' }).click();
  await pick(page, form.getByRole('combobox', { name: 'From' }), '9:15', '09:15');
  await form.getByRole('switch', { name: 'Expires' }).click();
  expect(await barriers()).toEqual([]);
  await saved(id, 'Mail', { message: 'reminder', window: 'hours', from: '09:15', expiresAfterHours: 48 });
  await form.getByRole('tab', { name: 'When it fails' }).click();
  await form.getByText('Take the way “Error”').click();
  await form.getByRole('tab', { name: 'Notes' }).click();
  await form.getByLabel('Note', { exact: true }).fill('Only until spring');
  await eventually('the note', async () => {
    const { workflow } = await editor.brand.must<{ workflow: { nodes: { notes?: string; onError?: string }[] } }>(
      'GET',
      `/api/journeys/${id}/draft`,
    );
    return workflow.nodes.find(
      ({ notes, onError }) => notes === 'Only until spring' && onError === 'continueErrorOutput',
    );
  });
  expect(complaints).toEqual([]);
}, 120_000);

test('a step of another package: a form made from its description', async () => {
  const workflow = aJourney().entry().foreign('n8n-nodes-somebody.everyField', { name: 'Every' }).workflow();
  const id = await aDraft(workflow);
  const { page, complaints, open, barriers } = await editor.page();
  await open(`/journeys/${id}?step=${workflow.nodes[1]!.id}`);
  const form = settings(page);
  await form.getByText('Read this first').waitFor();
  await form.getByText('Said to everybody').waitFor();
  await form.getByText('There is no form for fields of the kind “somethingNew” yet').waitFor();
  expect(await form.getByLabel('Only Other').count()).toBe(0);
  await form.getByRole('combobox', { name: 'Mode' }).click();
  await page.getByRole('option', { name: 'Other Way' }).click();
  await form.getByLabel('Only Other').fill('shown');
  await form.getByRole('switch', { name: 'Loud' }).click();
  await form.getByRole('button', { name: 'Add Extra' }).click();
  await page.getByRole('menuitem', { name: 'Colour' }).click();
  await form.getByRole('textbox', { name: 'Colour' }).fill('green');
  await form.getByRole('button', { name: 'Add Pair' }).click();
  await form.getByRole('group', { name: 'Pair 1' }).getByLabel('Key').fill('a');
  await form.getByRole('button', { name: 'Add Pair' }).click();
  await form.getByRole('group', { name: 'Pair 2' }).getByLabel('Key').fill('b');
  await form.getByRole('button', { name: 'Move Pair 2 up' }).click();
  const data = form.getByLabel('Data', { exact: true });
  await data.fill('{"broken": ');
  await data.blur();
  await form.getByText('This is not valid JSON').waitFor();
  await data.fill('{"mended": true}');
  await form.getByRole('button', { name: 'Add a field' }).click();
  await form.getByRole('group', { name: 'Field 1' }).getByLabel('Name').fill('colour');
  expect(await barriers()).toEqual([]);
  await saved(id, 'Every', {
    Mode: 'other',
    'Only Other': 'shown',
    Loud: true,
    Extras: { Colour: 'green' },
    Pairs: { pair: [{ Key: 'b' }, { Key: 'a' }] },
    Data: '{"mended": true}',
    Fields: { assignments: [{ name: 'colour', type: 'string' }] },
  });
  expect(complaints).toEqual([]);
}, 120_000);

test('in Chinese and dark, and read only for whoever may not edit', async () => {
  const id = await aDraft(
    aJourney().entry().wait({ amount: 2, unit: 'days' }, { name: 'Rest', stepKey: 'waitkey1' }).workflow(),
  );
  const chinese = await editor.page({ locale: 'zh-CN', theme: 'dark' });
  await chinese.open(`/journeys/${id}?step=waitkey1`);
  await chinese.page.getByText(/来到这里/).waitFor();
  expect(await chinese.barriers()).toEqual([]);
  expect(chinese.complaints).toEqual([]);

  const viewer = await editor.page({ role: 'viewer' });
  await viewer.open(`/journeys/${id}?step=waitkey1`);
  await viewer.page.getByText('You can look but not edit').first().waitFor();
  expect(await settings(viewer.page).getByRole('textbox', { name: 'Wait', exact: true }).isDisabled()).toBe(true);
}, 60_000);
