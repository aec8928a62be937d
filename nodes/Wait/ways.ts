import type { INodeProperties } from 'n8n-workflow';

import { ruleFields } from '../properties';
import { dateFields, hoursFields } from './fields';

const forKinds = (field: INodeProperties): INodeProperties => ({
  ...field,
  displayOptions: { show: { kind: field.name === 'filter' ? ['event', 'condition'] : ['event'] } },
  ...(field.name === 'filter' && {
    description:
      'Which of these events count, by their properties; of a condition what must be true of the customer, e.g. consent.email equals subscribed',
  }),
});

/** The fields of one early way out: an event, a condition on the customer, a date, or local hours. */
export const wayFields: INodeProperties[] = [
  {
    displayName: 'When',
    name: 'kind',
    type: 'options',
    noDataExpression: true,
    options: [
      { name: 'An Event Happens', value: 'event' },
      { name: 'The Customer Fits a Condition', value: 'condition' },
      { name: 'A Date Comes', value: 'date', description: 'A date that is missing or over opens no way' },
      { name: 'Local Hours Begin', value: 'hours' },
    ],
    default: 'event',
    description: 'What opens this way out',
  },
  {
    displayName: 'Name',
    name: 'name',
    type: 'string',
    noDataExpression: true,
    default: '',
    displayOptions: { hide: { kind: ['event'] } },
    description: 'What the way out is called',
  },
  ...ruleFields.map(forKinds),
  {
    displayName: 'Which Events Count',
    name: 'since',
    type: 'options',
    noDataExpression: true,
    options: [
      { name: 'From This Step On', value: 'step' },
      {
        name: 'Since Entering the Journey',
        value: 'entry',
        description: 'One that has come already ends the wait at once',
      },
    ],
    default: 'step',
    displayOptions: { show: { kind: ['event'] } },
    description: 'Whether an event counts that came before this step was reached',
  },
  ...dateFields({ kind: ['date'] }),
  ...hoursFields({ kind: ['hours'] }),
];
