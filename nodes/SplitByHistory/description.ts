import type { INodeProperties } from 'n8n-workflow';

import { stepKey } from '../properties';

export const properties: INodeProperties[] = [
  stepKey,
  {
    displayName: 'Has the Customer',
    name: 'what',
    type: 'options',
    noDataExpression: true,
    options: [
      { name: 'Been in a Journey', value: 'journey', description: 'Entered it, this passage not counted' },
      { name: 'Been Sent a Message', value: 'message', description: 'It really went out' },
      { name: 'Reached a Step', value: 'step', description: 'Of this or another journey' },
    ],
    default: 'message',
    description: 'What to look for in the history of the customer',
  },
  {
    displayName: 'Message',
    name: 'message',
    type: 'string',
    noDataExpression: true,
    default: '',
    required: true,
    displayOptions: { show: { what: ['message'] } },
    placeholder: 'e.g. cart-reminder-1',
    description: 'Key of the message',
  },
  {
    displayName: 'Journey',
    name: 'journey',
    type: 'string',
    noDataExpression: true,
    default: '',
    displayOptions: { show: { what: ['journey', 'step'] } },
    placeholder: 'e.g. jrn_…',
    description: 'ID of the journey; empty for the one this step is in',
  },
  {
    displayName: 'Step',
    name: 'step',
    type: 'string',
    noDataExpression: true,
    default: '',
    required: true,
    displayOptions: { show: { what: ['step'] } },
    placeholder: 'e.g. sendkey1',
    description: 'Key of the step',
  },
  {
    displayName: 'Within (Days)',
    name: 'days',
    type: 'number',
    noDataExpression: true,
    typeOptions: { minValue: 0, maxValue: 400 },
    default: 30,
    description: 'How far back to look; 0 for as far as is known',
  },
];
