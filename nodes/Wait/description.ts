import type { INodeProperties } from 'n8n-workflow';

import { ruleFields, stepKey } from '../properties';

export const properties: INodeProperties[] = [
  stepKey,
  {
    displayName: 'Wait',
    name: 'mode',
    type: 'options',
    noDataExpression: true,
    options: [
      { name: 'For a Time', value: 'time' },
      { name: 'Until an Event', value: 'event', description: 'At most for a time; each event has its own way out' },
    ],
    default: 'time',
    description: 'What ends the wait',
  },
  {
    displayName: 'Amount',
    name: 'amount',
    type: 'number',
    typeOptions: { minValue: 0 },
    default: 1,
    description: 'How long to wait; when waiting for an event, how long at most',
  },
  {
    displayName: 'Unit',
    name: 'unit',
    type: 'options',
    options: [
      { name: 'Days', value: 'days' },
      { name: 'Hours', value: 'hours' },
      { name: 'Minutes', value: 'minutes' },
      { name: 'Months', value: 'months' },
      { name: 'Seconds', value: 'seconds' },
      { name: 'Weeks', value: 'weeks' },
    ],
    default: 'days',
    description: 'Days, weeks and months keep the time of day across clock changes',
  },
  {
    displayName: 'Events',
    name: 'branches',
    type: 'fixedCollection',
    typeOptions: { multipleValues: true, sortable: true },
    placeholder: 'Add Event',
    default: {},
    displayOptions: { show: { mode: ['event'] } },
    description: 'What ends the wait early. Each event has an output of its own, in this order, below the time-out.',
    options: [{ name: 'branch', displayName: 'Event', values: ruleFields }],
  },
  {
    displayName: 'Start Again On',
    name: 'restartOn',
    type: 'fixedCollection',
    typeOptions: { multipleValues: true, sortable: true },
    placeholder: 'Add Event',
    default: {},
    displayOptions: { show: { mode: ['event'] } },
    description:
      'Events that begin the wait anew, such as a change of the cart. A Perennial runtime does this; plain n8n cannot move the end of a wait.',
    options: [{ name: 'rule', displayName: 'Event', values: ruleFields }],
  },
  {
    displayName: 'Take the Newer Event',
    name: 'refresh',
    type: 'boolean',
    default: true,
    displayOptions: { show: { mode: ['event'] } },
    description:
      'Whether the event that begins the wait anew replaces the one the customer came in with, so that messages show the cart as it is now',
  },
];
