import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** The immutable name of a step in keys and history; set by the editor, the same in every version of a journey. */
export const stepKey: INodeProperties = {
  displayName: 'Step Key',
  name: 'stepKey',
  type: 'hidden',
  default: '',
};

/** In the order of their names, as n8n's lint asks for. */
export const weekdays: readonly INodePropertyOptions[] = [
  { name: 'Friday', value: 'fri' },
  { name: 'Monday', value: 'mon' },
  { name: 'Saturday', value: 'sat' },
  { name: 'Sunday', value: 'sun' },
  { name: 'Thursday', value: 'thu' },
  { name: 'Tuesday', value: 'tue' },
  { name: 'Wednesday', value: 'wed' },
];

/** What conditions look at differs, and how it is said. */
interface FilterWords {
  readonly displayName: string;
  readonly name: string;
  readonly placeholder: string;
  readonly description: string;
  /** Of the property that is compared. */
  readonly path: Pick<INodeProperties, 'placeholder' | 'description'>;
  readonly value: string;
}

/** Conditions on properties: `{combinator, conditions: {condition: [{path, operator, value}]}}`. */
function filterOf({ path, value, ...words }: FilterWords): INodeProperties {
  return {
    ...words,
    type: 'collection',
    default: {},
    options: [
      {
        displayName: 'Conditions',
        name: 'conditions',
        type: 'fixedCollection',
        typeOptions: { multipleValues: true, sortable: true },
        placeholder: 'Add Condition',
        default: {},
        options: [{ name: 'condition', displayName: 'Condition', values: conditionFields({ path, value }) }],
      },
      {
        displayName: 'Match',
        name: 'combinator',
        type: 'options',
        options: [
          { name: 'All Conditions', value: 'all' },
          { name: 'Any Condition', value: 'any' },
        ],
        default: 'all',
        description: 'Whether all conditions must hold, or one of them is enough',
      },
    ],
  };
}

const conditionFields = ({ path, value }: Pick<FilterWords, 'path' | 'value'>): INodeProperties[] => [
  { displayName: 'Property', name: 'path', type: 'string', default: '', ...path },
  {
    displayName: 'Operator',
    name: 'operator',
    type: 'options',
    options: [
      { name: 'Contains', value: 'contains' },
      { name: 'Does Not Contain', value: 'notContains' },
      { name: 'Does Not Exist', value: 'notExists' },
      { name: 'Equals', value: 'equals' },
      { name: 'Exists', value: 'exists' },
      { name: 'Greater Than', value: 'greaterThan' },
      { name: 'Less Than', value: 'lessThan' },
      { name: 'Not Equals', value: 'notEquals' },
    ],
    default: 'equals',
    description: 'How to compare; text is compared without regard to case',
  },
  {
    displayName: 'Value',
    name: 'value',
    type: 'string',
    default: '',
    displayOptions: { hide: { operator: ['exists', 'notExists'] } },
    description: value,
  },
];

/** Conditions on the properties of an event. */
export const eventFilter = filterOf({
  displayName: 'Filter',
  name: 'filter',
  placeholder: 'Add Filter',
  description: 'Which of these events count. Without conditions all of them do.',
  path: {
    placeholder: 'e.g. total.amount',
    description: 'Which property of the event to look at; dots lead into it',
  },
  value: 'What to compare with. Amounts of money are in the smallest unit, e.g. 5000 for 50.00.',
});

/** Conditions on the customer. */
export const audience = filterOf({
  displayName: 'Audience',
  name: 'audience',
  placeholder: 'Add Conditions',
  description: 'Which customers come in. Without conditions all of them do.',
  path: {
    placeholder: 'e.g. attributes.tier',
    description: 'Which property of the customer to look at, such as country, tags or consent.email; dots lead into it',
  },
  value: 'What to compare with',
});

/** The fields of one event rule: which event, whose, and a filter. */
export const ruleFields: INodeProperties[] = [
  {
    displayName: 'Event',
    name: 'event',
    type: 'string',
    default: '',
    required: true,
    placeholder: 'e.g. Order Completed',
    description: 'Name of the event, as in the Segment e-commerce specification',
  },
  {
    displayName: 'Whose Event',
    name: 'by',
    type: 'options',
    options: [
      {
        name: 'Of the Same Customer',
        value: 'profile',
        description: 'Any event of this name by the customer',
      },
      {
        name: 'With the Same Entry Key',
        value: 'entryKey',
        description: 'Only an event about the same checkout, cart or order, whoever sent it',
      },
    ],
    default: 'profile',
    description: 'Which events of this name count',
  },
  eventFilter,
];
