// A journey with a step of every kind, for pictures of their forms: drawn as a draft, never published.
const bought = { event: 'Order Completed', by: 'entryKey' };
const germany = {
  leftValue: '={{ $json.profile.country }}',
  rightValue: 'DE',
  operator: { type: 'string', operation: 'equals' },
};
const loyal = {
  combinator: 'all',
  conditions: { condition: [{ path: 'attributes.favourite', operator: 'equals', value: 'care' }] },
};
const spent = {
  combinator: 'all',
  conditions: { condition: [{ path: 'total.amount', operator: 'greaterThan', value: 5000 }] },
};

const STEPS = [
  [
    'eventTrigger',
    'Entry',
    {
      ...{ events: ['Checkout Started'], filter: spent, entryKey: 'checkout', perHour: 200 },
      ...{ reEntry: 'everyDays', reEntryDays: 30, needsConsent: 'email' },
      exits: { exit: [{ event: 'Order Cancelled', by: 'profile' }] },
      goals: { goal: [{ ...bought, valuePath: 'total' }] },
    },
  ],
  ['wait', 'Wait a while', { mode: 'time', amount: 2, unit: 'hours' }],
  [
    'wait',
    'Wait for an order',
    {
      ...{ mode: 'event', amount: 2, unit: 'days', lateAmount: 3, lateUnit: 'days' },
      branches: {
        branch: [
          bought,
          { kind: 'condition', name: 'Prefers care', filter: loyal },
          { kind: 'hours', name: 'Morning', from: '08:00', to: '11:00', days: ['mon'] },
        ],
      },
    },
  ],
  [
    'wait',
    'Wait for a date',
    {
      ...{ mode: 'date', date: '={{ $json.profile.attributes.renewal }}', shift: 'before', shiftAmount: 3 },
      ...{ shiftUnit: 'days', zoneOf: 'fixed', zone: 'Asia/Tokyo' },
    },
  ],
  ['wait', 'Wait for local hours', { mode: 'hours', from: '09:00', to: '20:00', days: ['mon', 'tue', 'wed'] }],
  [
    'branch',
    'Branch',
    { rules: { rule: [{ name: 'Germany', conditions: { combinator: 'and', conditions: [germany] } }] } },
  ],
  ['randomSplit', 'Random split', {}],
  ['abTest', 'Test', { holdout: 10, valuePath: 'total' }],
  [
    'splitByValue',
    'Split by value',
    {
      cases: {
        case: [
          { name: 'German-speaking', values: ['DE', 'AT'] },
          { name: 'Large', match: 'range', atLeast: '50', below: '90' },
        ],
      },
    },
  ],
  [
    'splitByValue',
    'Split by time',
    { by: 'time', times: { time: [{ name: 'Weekend', days: ['sat', 'sun'], from: '09:00', to: '18:00' }] } },
  ],
  ['splitByHistory', 'Split by history', {}],
  ['profileLookup', 'Look up', { by: 'email', value: 'a@example.com', fields: ['tags'] }],
  ['sendEmail', 'Send', { message: 'abandoned-cart-first', senderRole: 'marketing-email', window: 'hours' }],
  ['exit', 'Exit', { reason: 'Seen all' }],
].map(([type, name, parameters], at) => ({
  ...{ id: `node-${String(at)}`, name, type: `n8n-nodes-perennial.${type}`, typeVersion: 1, position: [0, at * 140] },
  parameters: { stepKey: `picture${String(at)}`, ...parameters },
}));

export const EVERY_STEP = {
  name: 'Every kind of step',
  workflow: {
    nodes: STEPS,
    connections: Object.fromEntries(
      STEPS.slice(1).map(({ name }, at) => [STEPS[at].name, { main: [[{ node: name, type: 'main', index: 0 }]] }]),
    ),
  },
};

/** What each form is called in the names of the pictures, with the step's address. */
export const STEP_FORMS = STEPS.map(({ name, parameters }) => [
  `step-${name.toLowerCase().replaceAll(' ', '-')}`,
  parameters.stepKey,
]);
