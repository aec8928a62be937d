import type { INodeProperties } from 'n8n-workflow';

import { stepKey } from '../properties';

const changeFields: INodeProperties[] = [
  {
    displayName: 'What',
    name: 'field',
    type: 'options',
    noDataExpression: true,
    options: [
      { name: 'An Attribute', value: 'attribute', description: 'One of your own, such as size or points' },
      { name: 'Country', value: 'country', description: 'Two letters, such as DE' },
      { name: 'First Name', value: 'firstName' },
      { name: 'Language', value: 'language', description: 'Such as de or zh-CN' },
      { name: 'Last Name', value: 'lastName' },
      { name: 'Time Zone', value: 'timeZone', description: 'Such as Europe/Berlin' },
    ],
    default: 'attribute',
    description: 'What of the customer to change',
  },
  {
    displayName: 'Attribute',
    name: 'name',
    type: 'string',
    noDataExpression: true,
    default: '',
    placeholder: 'e.g. favourite_size',
    displayOptions: { show: { field: ['attribute'] } },
    description: 'Its name; an attribute that is not there yet is made',
  },
  {
    displayName: 'How',
    name: 'action',
    type: 'options',
    noDataExpression: true,
    options: [
      {
        name: 'Add to Its Number',
        value: 'increment',
        action: 'Add to its number',
        description: 'Below zero takes away; nothing counts as 0',
      },
      { name: 'Remove', value: 'unset', action: 'Remove it', description: 'As if it had never been known' },
      { name: 'Set', value: 'set', action: 'Set it', description: 'A value that is not there changes nothing' },
    ],
    default: 'set',
    description: 'What to do with it',
  },
  {
    displayName: 'Value',
    name: 'value',
    type: 'string',
    default: '',
    placeholder: 'e.g. {{ $json.event.properties.size }}',
    displayOptions: { hide: { action: ['unset'] } },
    description: 'Usually an expression, which keeps its kind: a number stays a number',
  },
  {
    displayName: 'Kept As',
    name: 'as',
    type: 'options',
    noDataExpression: true,
    options: [
      { name: 'As It Comes', value: 'auto' },
      { name: 'Number', value: 'number' },
      { name: 'Text', value: 'text' },
      { name: 'Yes or No', value: 'boolean' },
    ],
    default: 'auto',
    displayOptions: { show: { field: ['attribute'], action: ['set'] } },
    description: 'What kind of value the attribute holds',
  },
];

const tags: Pick<INodeProperties, 'type' | 'typeOptions' | 'default'> = {
  type: 'string',
  typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Tag' },
  default: [],
};

export const properties: INodeProperties[] = [
  stepKey,
  {
    displayName: 'Changes',
    name: 'changes',
    type: 'fixedCollection',
    typeOptions: { multipleValues: true, sortable: true },
    placeholder: 'Add Change',
    default: {},
    description: 'Made once for each time a customer comes by; steps behind this one see them at once',
    options: [{ name: 'change', displayName: 'Change', values: changeFields }],
  },
  {
    ...{ displayName: 'Add Tags', name: 'addTags', placeholder: 'e.g. vip' },
    ...tags,
    description: 'Tags the customer gets',
  },
  {
    ...{ displayName: 'Remove Tags', name: 'removeTags', placeholder: 'e.g. prospect' },
    ...tags,
    description: 'Tags the customer loses',
  },
];
