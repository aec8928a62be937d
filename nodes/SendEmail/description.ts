import type { INodeProperties } from 'n8n-workflow';

import { stepKey } from '../properties';

const hours = { show: { window: ['hours'] } };

export const properties: INodeProperties[] = [
  stepKey,
  {
    displayName: 'Message',
    name: 'message',
    type: 'string',
    default: '',
    required: true,
    placeholder: 'e.g. cart-reminder-1',
    description: 'Key of the message; its text, languages and subject live in Perennial',
  },
  {
    displayName: 'Category',
    name: 'category',
    type: 'options',
    options: [
      { name: 'Marketing', value: 'marketing', description: 'Needs consent, carries an unsubscribe link' },
      { name: 'Transactional', value: 'transactional', description: 'About an order or an account' },
    ],
    default: 'marketing',
    description: 'What the message is, by law',
  },
  {
    displayName: 'Sender Role',
    name: 'senderRole',
    type: 'string',
    default: 'marketing-email',
    placeholder: 'e.g. marketing-email',
    description: 'Which role sends it; each workspace says which account plays the role',
  },
  {
    displayName: 'When',
    name: 'window',
    type: 'options',
    options: [
      { name: 'At Any Time', value: 'any' },
      { name: 'In Certain Hours', value: 'hours', description: "In the recipient's own time zone" },
    ],
    default: 'any',
    description: 'At what time of day it may arrive',
  },
  {
    displayName: 'From',
    name: 'from',
    type: 'string',
    default: '09:00',
    displayOptions: hours,
    placeholder: 'e.g. 09:00',
    description: "First time of day, in the recipient's own time zone",
  },
  {
    displayName: 'To',
    name: 'to',
    type: 'string',
    default: '20:00',
    displayOptions: hours,
    placeholder: 'e.g. 20:00',
    description: "Last time of day, in the recipient's own time zone",
  },
  {
    displayName: 'Outside of These Hours',
    name: 'outside',
    type: 'options',
    options: [
      { name: 'Send Later', value: 'defer', description: 'When the hours begin again' },
      { name: 'Skip', value: 'skip', description: 'Do not send, and go on' },
    ],
    default: 'defer',
    displayOptions: hours,
    description: 'What happens to a message that would arrive outside of the hours',
  },
  {
    displayName: 'Expires After (Hours)',
    name: 'expiresAfterHours',
    type: 'number',
    typeOptions: { minValue: 0 },
    default: 0,
    description: 'Not sent later than this after the customer came here; 0 never expires',
  },
  {
    displayName: 'Send Again When the Outcome Is Unknown',
    name: 'resendUnknown',
    type: 'boolean',
    default: false,
    displayOptions: { show: { category: ['transactional'] } },
    description:
      'Whether to send once more when nobody can tell if the first one arrived. Better twice than never: receipts, not offers.',
  },
];
