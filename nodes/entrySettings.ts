import type { INodeProperties } from 'n8n-workflow';

import { ruleFields } from './properties';

/** People go on by the first, and by one of its own for each goal that goes on. */
export const entryOutputs: `={{${string}}}` = `={{
      ((p) => {
        const goals = ((p.goals ?? {}).goal ?? []).filter((goal) => goal.goesOn === true);
        return goals.length === 0
          ? [{ type: "main" }]
          : [{ type: "main", displayName: "Entered" }].concat(
              goals.map((goal) => ({ type: "main", displayName: "Goal: " + (goal.event || "Event") })),
            );
      })($parameter)
    }}`;

/** What else lets a customer in differs between the entries; how old it may be is said in their words. */
interface EntryWords {
  /** What only a Perennial runtime keeps. */
  readonly notice: string;
  /** What `always` means here. */
  readonly always: string;
  /** What happens to whatever is older than `maxAgeHours`. */
  readonly maxAge: string;
}

const LIMITS: INodeProperties[] = [
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
          {
            displayName: 'Goes On',
            name: 'goesOn',
            type: 'boolean',
            default: false,
            description:
              'Whether whoever reaches the goal goes on by an output of its own. The visit ends all the same; exits still count there, goals do not.',
          },
          { displayName: 'Key', name: 'key', type: 'hidden', default: '' },
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

/** Everything that belongs to the whole journey, the same for every kind of entry: who may come in again, how many an hour, what ends it. */
export function entrySettings({ notice, always, maxAge }: EntryWords): INodeProperties[] {
  return [
    { displayName: notice, name: 'runtimeNotice', type: 'notice', default: '' },
    {
      displayName: 'Re-Entry',
      name: 'reEntry',
      type: 'options',
      options: [
        { name: 'After Leaving', value: 'afterLeaving', description: 'Again once the visit before has ended' },
        { name: 'Always', value: 'always', description: always },
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
      description: maxAge,
    },
    ...LIMITS,
  ];
}
