import type { INodeProperties } from 'n8n-workflow';

import { stepKey } from '../properties';

const whenGiven = { show: { action: ['give'] } };

export const properties: INodeProperties[] = [
  stepKey,
  {
    displayName: 'What to Do',
    name: 'action',
    type: 'options',
    noDataExpression: true,
    options: [
      {
        name: 'Ask Whether They Agreed',
        value: 'check',
        action: 'Ask whether they agreed',
        description: 'Yes, no, or never asked: three ways out',
      },
      { name: 'Record That They Agreed', value: 'give', action: 'Record that they agreed' },
      {
        name: 'Record That They Refused',
        value: 'withdraw',
        action: 'Record that they refused',
        description: 'Holds at once, whatever was said before',
      },
    ],
    default: 'check',
    description: 'Whether to look at the consent or to record one',
  },
  {
    displayName: 'Channel',
    name: 'channel',
    type: 'options',
    noDataExpression: true,
    options: [
      { name: 'E-Mail', value: 'email' },
      { name: 'LINE', value: 'line' },
      { name: 'Push', value: 'push' },
      { name: 'SMS', value: 'sms' },
      { name: 'WhatsApp', value: 'whatsapp' },
    ],
    default: 'email',
    description: 'On which channel marketing is agreed to',
  },
  {
    displayName: 'Wording',
    name: 'wording',
    type: 'string',
    typeOptions: { rows: 3 },
    default: '',
    placeholder: 'e.g. Yes, send me news twice a month',
    displayOptions: whenGiven,
    description: 'The text they agreed to; kept as evidence',
  },
  {
    displayName: 'They Said so Themselves',
    name: 'explicit',
    type: 'boolean',
    default: false,
    displayOptions: whenGiven,
    description:
      'Whether they said so just now, such as in a form this journey began with. Only then somebody who has unsubscribed is subscribed again.',
  },
  {
    displayName: 'Confirmation',
    name: 'confirm',
    type: 'options',
    noDataExpression: true,
    options: [
      {
        name: 'Subscribed at Once',
        value: 'no',
      },
      {
        name: 'They Have to Confirm It First',
        value: 'always',
        description: 'Double opt-in: a journey that begins with "Consent Given" sends them the link to confirm',
      },
    ],
    default: 'no',
    displayOptions: whenGiven,
    description: 'Whether they are subscribed at once, or only after they have confirmed it',
  },
];
