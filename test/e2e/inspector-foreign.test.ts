import { startEditor, type RunningEditor } from '../support/browser';
import { aDraft, saved, settings } from '../support/inspector-page';
import { aJourney } from '../support/journeys';
import { aPackage } from '../support/n8n-package';

let editor: RunningEditor;

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
});

afterAll(async () => {
  await editor.close();
});

test('a step of another package: a form made from its description', async () => {
  const workflow = aJourney().entry().foreign('n8n-nodes-somebody.everyField', { name: 'Every' }).workflow();
  const id = await aDraft(editor.brand, workflow);
  const { page, complaints, open, barriers } = await editor.page();
  await open(`/journeys/${id}?step=${workflow.nodes[1]!.id}`);
  const form = settings(page);
  await form.getByText('Read this first').waitFor();
  await form.getByText('Said to everybody').waitFor();
  await form.getByText('There is no form for fields of the kind “somethingNew” yet').waitFor();
  await form.getByLabel('Only Other').waitFor({ state: 'detached' });
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
  await saved(editor.brand, id, 'Every', {
    Mode: 'other',
    'Only Other': 'shown',
    Loud: true,
    Extras: { Colour: 'green' },
    Pairs: { pair: [{ Key: 'b' }, { Key: 'a' }] },
    Data: '{"mended": true}',
    Fields: { assignments: [{ name: 'colour', type: 'string' }] },
  });
  expect(complaints).toEqual([]);
});
