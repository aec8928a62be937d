import type { INodeProperties } from 'n8n-workflow';

import { stepKey } from '../properties';

const ofData = { show: { by: ['data'] } };
const ofTime = { show: { by: ['time'] } };

const name: INodeProperties = {
  displayName: 'Name',
  name: 'name',
  type: 'string',
  noDataExpression: true,
  default: '',
  placeholder: 'e.g. German-speaking',
  description: 'What the way out is called',
};

const caseFields: INodeProperties[] = [
  name,
  {
    displayName: 'Match',
    name: 'match',
    type: 'options',
    noDataExpression: true,
    options: [
      { name: 'One of These Values', value: 'values' },
      { name: 'A Range of Numbers', value: 'range' },
    ],
    default: 'values',
    description: 'What the value is compared with',
  },
  {
    displayName: 'Values',
    name: 'values',
    type: 'string',
    noDataExpression: true,
    typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Value' },
    default: [],
    placeholder: 'e.g. DE',
    displayOptions: { show: { match: ['values'] } },
    description: 'Without regard to case; a list such as tags fits when one of its entries does',
  },
  {
    displayName: 'At Least',
    name: 'atLeast',
    type: 'string',
    noDataExpression: true,
    default: '',
    placeholder: 'e.g. 50',
    displayOptions: { show: { match: ['range'] } },
    description: 'The smallest number that fits; empty for no lower end',
  },
  {
    displayName: 'Below',
    name: 'below',
    type: 'string',
    noDataExpression: true,
    default: '',
    placeholder: 'e.g. 100',
    displayOptions: { show: { match: ['range'] } },
    description: 'The first number that is too large; empty for no upper end',
  },
];

const timeFields: INodeProperties[] = [
  name,
  {
    displayName: 'Days',
    name: 'days',
    type: 'multiOptions',
    noDataExpression: true,
    options: [
      { name: 'Friday', value: 'fri' },
      { name: 'Monday', value: 'mon' },
      { name: 'Saturday', value: 'sat' },
      { name: 'Sunday', value: 'sun' },
      { name: 'Thursday', value: 'thu' },
      { name: 'Tuesday', value: 'tue' },
      { name: 'Wednesday', value: 'wed' },
    ],
    default: [],
    description: 'On which days; none chosen means every day',
  },
  {
    displayName: 'From',
    name: 'from',
    type: 'string',
    noDataExpression: true,
    default: '09:00',
    placeholder: 'e.g. 09:00',
    description: 'First time of day',
  },
  {
    displayName: 'To',
    name: 'to',
    type: 'string',
    noDataExpression: true,
    default: '18:00',
    placeholder: 'e.g. 18:00',
    description: 'Time of day that does not belong to it any more; earlier than "From" means over midnight',
  },
];

export const properties: INodeProperties[] = [
  stepKey,
  {
    displayName: 'Split By',
    name: 'by',
    type: 'options',
    noDataExpression: true,
    options: [
      { name: 'A Value of the Data', value: 'data', description: 'Country, language, an attribute, a number' },
      { name: 'Day and Time', value: 'time', description: "As it is now in the customer's own time zone" },
    ],
    default: 'data',
    description: 'What decides which way a customer goes',
  },
  {
    displayName: 'Value',
    name: 'value',
    type: 'string',
    default: '={{ $json.profile.country }}',
    required: true,
    displayOptions: ofData,
    placeholder: 'e.g. {{ $json.profile.country }}',
    description: 'What to look at; who has nothing there goes on at "Else"',
  },
  {
    displayName: 'Ways',
    name: 'cases',
    type: 'fixedCollection',
    typeOptions: { multipleValues: true, sortable: true },
    placeholder: 'Add Way',
    default: {},
    displayOptions: ofData,
    description: 'Looked at from the top; the first that fits decides. Who fits none goes on at "Else".',
    options: [{ name: 'case', displayName: 'Way', values: caseFields }],
  },
  {
    displayName: 'Ways',
    name: 'times',
    type: 'fixedCollection',
    typeOptions: { multipleValues: true, sortable: true },
    placeholder: 'Add Way',
    default: {},
    displayOptions: ofTime,
    description: 'Looked at from the top; the first that fits decides. At all other times "Else".',
    options: [{ name: 'time', displayName: 'Way', values: timeFields }],
  },
];
