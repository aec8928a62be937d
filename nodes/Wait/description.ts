import type { INodeProperties } from 'n8n-workflow';

import { ruleFields, stepKey } from '../properties';
import { dateFields, hoursFields, unitField } from './fields';
import { wayFields } from './ways';

const mode: INodeProperties = {
  displayName: 'Wait',
  name: 'mode',
  type: 'options',
  noDataExpression: true,
  options: [
    { name: 'For a Time', value: 'time' },
    {
      name: 'Until Something Happens',
      value: 'event',
      description: 'At most for a time; each event, condition or date has its own way out',
    },
    {
      name: 'Until a Date',
      value: 'date',
      description: 'A date of the customer or of the event, or some time from it',
    },
    { name: 'Until Local Hours', value: 'hours', description: 'At once when it is such an hour, else when they begin' },
  ],
  default: 'time',
  description: 'What ends the wait',
};

const forTime: INodeProperties[] = [
  {
    displayName: 'Amount',
    name: 'amount',
    type: 'number',
    typeOptions: { minValue: 0 },
    default: 1,
    displayOptions: { hide: { mode: ['date', 'hours'] } },
    description: 'How long to wait; when waiting for something to happen, how long at most',
  },
  unitField('unit', {
    displayOptions: { hide: { mode: ['date', 'hours'] } },
    description: 'Days, weeks and months keep the time of day across clock changes',
  }),
];

const untilDate: INodeProperties[] = [
  ...dateFields({ mode: ['date'] }),
  {
    displayName: 'Without a Date',
    name: 'missing',
    type: 'options',
    noDataExpression: true,
    options: [
      { name: 'Leave by a Way of Their Own', value: 'output' },
      { name: 'Go on at Once', value: 'goOn' },
    ],
    default: 'output',
    displayOptions: { show: { mode: ['date'] } },
    description: 'What happens to customers who have no such date',
  },
  {
    displayName: 'When It Is Already Over',
    name: 'over',
    type: 'options',
    noDataExpression: true,
    options: [
      { name: 'Leave by a Way of Their Own', value: 'output' },
      { name: 'Go on at Once', value: 'goOn' },
    ],
    default: 'output',
    displayOptions: { show: { mode: ['date'], yearly: ['no'] } },
    description: 'What happens to customers who come here behind the date',
  },
];

const onlyInHours: INodeProperties[] = [
  ...hoursFields({ mode: ['hours'] }),
  {
    displayName: 'Go on Only in Local Hours',
    name: 'window',
    type: 'options',
    noDataExpression: true,
    options: [
      { name: 'At Any Time', value: 'any' },
      { name: 'In These Hours', value: 'hours' },
    ],
    default: 'any',
    displayOptions: { hide: { mode: ['hours'] } },
    description: 'Whether the end of the wait is put off to the next of these hours. Early ways out open at any time.',
  },
  ...hoursFields({ mode: ['time', 'event', 'date'], window: ['hours'] }),
];

const early: INodeProperties[] = [
  {
    displayName: 'Early Ways Out',
    name: 'branches',
    type: 'fixedCollection',
    typeOptions: { multipleValues: true, sortable: true },
    placeholder: 'Add Way Out',
    default: {},
    displayOptions: { hide: { mode: ['time'] } },
    description: 'What ends the wait early. Each has an output of its own, in this order, below the end of the time.',
    options: [{ name: 'branch', displayName: 'Way Out', values: wayFields }],
  },
  {
    displayName: 'Start Again On',
    name: 'restartOn',
    type: 'fixedCollection',
    typeOptions: { multipleValues: true, sortable: true },
    placeholder: 'Add Event',
    default: {},
    displayOptions: { hide: { mode: ['time'] } },
    description:
      'Events that begin the wait anew, such as a change of the cart. A Perennial runtime does this; plain n8n cannot move the end of a wait.',
    options: [{ name: 'rule', displayName: 'Event', values: ruleFields }],
  },
  {
    displayName: 'Take the Newer Event',
    name: 'refresh',
    type: 'boolean',
    default: true,
    displayOptions: { hide: { mode: ['time'] } },
    description:
      'Whether the event that begins the wait anew replaces the one the customer came in with, so that messages show the cart as it is now',
  },
];

const zone: INodeProperties[] = [
  {
    displayName: 'Time Zone',
    name: 'zoneOf',
    type: 'options',
    noDataExpression: true,
    options: [
      { name: "The Customer's, Else the Journey's", value: 'profile' },
      { name: 'Always This One', value: 'fixed' },
    ],
    default: 'profile',
    description: 'In which zone dates and times of day are meant',
  },
  {
    displayName: 'Zone',
    name: 'zone',
    type: 'string',
    default: 'UTC',
    placeholder: 'e.g. Europe/Berlin',
    displayOptions: { show: { zoneOf: ['fixed'] } },
    description: 'An IANA name',
  },
];

const late: INodeProperties[] = [
  {
    displayName: 'Too Late After',
    name: 'lateAmount',
    type: 'number',
    noDataExpression: true,
    typeOptions: { minValue: 0 },
    default: 0,
    description:
      'Who is woken more than this after the end of the wait, because machines stood still, leaves by a way of their own. 0 means that it is never too late. Only a Perennial runtime knows this.',
  },
  unitField('lateUnit', {
    default: 'hours',
    noDataExpression: true,
    displayOptions: { hide: { lateAmount: [0] } },
    description: 'Unit of the time after which it is too late',
  }),
];

export const properties: INodeProperties[] = [
  stepKey,
  mode,
  ...forTime,
  ...untilDate,
  ...onlyInHours,
  ...early,
  ...zone,
  ...late,
];
