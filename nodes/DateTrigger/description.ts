import type { INodeProperties } from 'n8n-workflow';

import { entrySettings } from '../entrySettings';
import { stepKey } from '../properties';

/** Which day of a customer lets them in, and when on it. */
export const properties: INodeProperties[] = [
  stepKey,
  {
    displayName: 'Date',
    name: 'attribute',
    type: 'string',
    default: '',
    required: true,
    placeholder: 'e.g. birthday',
    description:
      'The attribute of customers that holds the day, as 1990-11-24, or --11-24 without a year. It counts as it is written, whatever time and zone stand behind it.',
  },
  {
    displayName: 'Every Year',
    name: 'yearly',
    type: 'options',
    options: [
      { name: 'No, Only That Day', value: 'no', description: 'For a renewal or an appointment' },
      { name: 'Yes, 29 February Only in Leap Years', value: 'leapYears' },
      { name: 'Yes, 29 February on 1 March', value: 'mar1' },
      { name: 'Yes, 29 February on 28 February', value: 'feb28' },
    ],
    default: 'feb28',
    description:
      'Whether the day comes again every year, from its first anniversary on, and what 29 February is in other years',
  },
  {
    displayName: 'When',
    name: 'shift',
    type: 'options',
    options: [
      { name: 'After the Date', value: 'after' },
      { name: 'Before the Date', value: 'before' },
      { name: 'On the Date', value: 'on' },
    ],
    default: 'on',
    description: 'Whether customers come in on the day, or some days before or after it',
  },
  {
    displayName: 'Days',
    name: 'shiftDays',
    type: 'number',
    typeOptions: { minValue: 0, maxValue: 366, numberPrecision: 0 },
    default: 1,
    displayOptions: { show: { shift: ['before', 'after'] } },
    description: 'How many days before or after the date',
  },
  {
    displayName: 'At',
    name: 'time',
    type: 'string',
    default: '09:00',
    placeholder: 'HH:MM',
    description: 'Local time of day',
  },
  {
    displayName: 'Whose Clock',
    name: 'zoneOf',
    type: 'options',
    options: [
      { name: 'Of Each Customer', value: 'profile', description: 'Of the journey where a customer has no zone' },
      { name: 'Of the Journey', value: 'journey' },
    ],
    default: 'profile',
    description: 'Whether the time is that of each customer, or the same for all',
  },
  ...entrySettings({
    notice:
      'In plain n8n this asks a Perennial installation which customers are due. Re-entry, needs, limits, exits and goals are kept by a Perennial runtime only.',
    always: 'Every date starts a visit, also while another one goes on',
    maxAge: 'Who was due longer ago, because the machine stood still, does not come in',
  }),
];
