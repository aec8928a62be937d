import type { INodeProperties } from 'n8n-workflow';

import { eventFilter, ruleFields, stepKey } from '../properties';

const NOTICE =
  'Re-entry, needs, exits and goals are kept by a Perennial runtime. In plain n8n every matching event starts an execution of its own.';

/** Everything that belongs to the whole journey lives here: who comes in, what makes two visits different, what ends it. */
export const properties: INodeProperties[] = [
  stepKey,
  {
    displayName: 'Events',
    name: 'events',
    type: 'string',
    typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Event' },
    default: [],
    required: true,
    placeholder: 'e.g. Checkout Started',
    description: 'Names of the events that let a customer in, as in the Segment e-commerce specification',
  },
  eventFilter,
  {
    displayName: 'Entry Key',
    name: 'entryKey',
    type: 'options',
    options: [
      { name: 'None: One Visit per Customer', value: '' },
      { name: 'Cart', value: 'cart', description: 'Each cart is a visit of its own' },
      { name: 'Checkout', value: 'checkout', description: 'Each checkout is a visit of its own' },
      { name: 'Order', value: 'order', description: 'Each order is a visit of its own' },
    ],
    default: '',
    description:
      'What makes two visits of the same customer different. Another kind of key can be given as an expression.',
  },
  {
    displayName: 'Key Aliases',
    name: 'keyAliases',
    type: 'string',
    typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Alias' },
    default: [],
    displayOptions: { hide: { entryKey: [''] } },
    placeholder: 'e.g. cart',
    description:
      'Other kinds of keys that mean the same visit: with the alias "cart" an order of the cart ends the visit of its checkout',
  },
  { displayName: NOTICE, name: 'runtimeNotice', type: 'notice', default: '' },
  {
    displayName: 'Re-Entry',
    name: 'reEntry',
    type: 'options',
    options: [
      { name: 'After Leaving', value: 'afterLeaving', description: 'Again once the visit before has ended' },
      { name: 'Always', value: 'always', description: 'Every matching event starts a visit' },
      { name: 'At Most Every Few Days', value: 'everyDays', description: 'Again some days after the last entry' },
      { name: 'Once', value: 'once', description: 'Never again, per customer and entry key' },
    ],
    default: 'afterLeaving',
    description: 'Whether a customer who was inside may come in again',
  },
  {
    displayName: 'Days Between Entries',
    name: 'reEntryDays',
    type: 'number',
    typeOptions: { minValue: 1 },
    default: 30,
    displayOptions: { show: { reEntry: ['everyDays'] } },
    description: 'Days from one entry to the next',
  },
  {
    displayName: 'Maximum Age (Hours)',
    name: 'maxAgeHours',
    type: 'number',
    typeOptions: { minValue: 1 },
    default: 24,
    description: 'Events older than this let nobody in, so that late arrivals of history mail nobody',
  },
  {
    displayName: 'Limit per Hour',
    name: 'perHour',
    type: 'number',
    typeOptions: { minValue: 0, numberPrecision: 0 },
    default: 0,
    description:
      'How many customers go on in an hour, one after the other; the others wait for their turn, and leave when an exit comes. 0: no limit.',
  },
  {
    displayName: 'Needs Consent',
    name: 'needsConsent',
    type: 'options',
    options: [
      { name: 'For E-Mail Marketing', value: 'email', description: 'Who has not agreed does not come in' },
      {
        name: 'No',
        value: '',
        description: 'Everybody comes in; whether a message may go out is asked when it is sent',
      },
    ],
    default: '',
    description:
      'Whether only customers who agreed to marketing come in. Asked at the entry only; every message asks again.',
  },
  {
    displayName: 'Needs an Address',
    name: 'needsAddress',
    type: 'options',
    options: [
      { name: 'For E-Mail', value: 'email', description: 'Who has no e-mail address does not come in' },
      { name: 'No', value: '', description: 'Somebody whose address comes later may come in' },
    ],
    default: '',
    description: 'Whether only customers who can be reached come in. Asked at the entry only.',
  },
  {
    displayName: 'Exits',
    name: 'exits',
    type: 'fixedCollection',
    typeOptions: { multipleValues: true, sortable: true },
    placeholder: 'Add Exit',
    default: {},
    description: 'Events that end the visit at once, wherever the customer stands',
    options: [{ name: 'exit', displayName: 'Exit', values: ruleFields }],
  },
  {
    displayName: 'Goals',
    name: 'goals',
    type: 'fixedCollection',
    typeOptions: { multipleValues: true, sortable: true },
    placeholder: 'Add Goal',
    default: {},
    description: 'Events the journey is made for; they end the visit and count as its success',
    options: [
      {
        name: 'goal',
        displayName: 'Goal',
        values: [
          ...ruleFields,
          {
            displayName: 'Value',
            name: 'valuePath',
            type: 'string',
            default: '',
            placeholder: 'e.g. total.amount',
            description: 'Property of the event that says what it was worth, in the smallest unit of its currency',
          },
        ],
      },
    ],
  },
  {
    displayName: 'Time Zone',
    name: 'zone',
    type: 'string',
    default: 'UTC',
    placeholder: 'e.g. Europe/Berlin',
    description: 'IANA zone of waits in days and of hours, for customers whose own zone is not known',
  },
];
