import { aJourney } from '../../../../test/support/journeys';

function checked(type: string, parameters: Record<string, unknown>, entry: object = {}) {
  const node = { name: 'Act', parameters: { stepKey: 'act001', ...parameters } };
  return aJourney().entry(entry).foreign(`n8n-nodes-perennial.${type}`, node).check().problems;
}

const changes = (...change: object[]) => ({ changes: { change } });
const event = (name: string, more: object = {}) => ({ event: name, ...more });

test.each([
  ['updateProfile', changes({ name: 'size', value: 'L' }, { field: 'country', value: 'DE' })],
  ['updateProfile', { addTags: ['vip'] }],
  ['consent', {}],
  ['consent', { action: 'give', channel: 'sms', wording: 'Yes' }],
  ['trackEvent', event('Gift Promised', { properties: { property: [{ name: 'a b', value: 'c' }] } })],
])('a %s with %j is fine', (type, parameters) => {
  expect(checked(type, parameters)).toEqual([]);
});

test.each([
  ['updateProfile', {}, 'no_changes', 'changes'],
  ['updateProfile', changes({ name: '$x', value: 1 }), 'invalid_attribute', 'changes.change[0].name'],
  [
    'updateProfile',
    changes({ field: 'country', action: 'increment', value: '1' }),
    'not_a_number_field',
    'changes.change[0].action',
  ],
  ['updateProfile', changes({ name: 'a', action: 'increment', value: 'x' }), 'not_a_number', 'changes.change[0].value'],
  ['updateProfile', changes({ name: 'a' }), 'no_value', 'changes.change[0].value'],
  ['consent', { action: 'give' }, 'no_wording', 'wording'],
  ['consent', { channel: 'fax' }, 'unknown_option', 'channel'],
  ['trackEvent', {}, 'no_event', 'event'],
  [
    'trackEvent',
    event('A', { properties: { property: [{ name: '$a' }] } }),
    'invalid_property',
    'properties.property[0].name',
  ],
] as const)('a %s with %j: %s', (type, parameters, code, parameter) => {
  expect(checked(type, parameters)).toMatchObject([{ code, parameter, nodeName: 'Act' }]);
});

test('an event that lets people into its own journey is refused, unless they come in only once', () => {
  const entry = { events: ['Again'], reEntry: 'always' };
  expect(checked('trackEvent', event('Again'), entry)).toMatchObject([{ code: 'enters_itself' }]);
  expect(checked('trackEvent', event('Again'), { ...entry, reEntry: 'once' })).toEqual([]);
  expect(checked('trackEvent', event('Another'), entry)).toEqual([]);
});
