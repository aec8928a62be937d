import { formOf, mappingOf, type Mapping } from './lines';

const MAPPING: Mapping = {
  items: 'data',
  event: { path: 'kind', names: [{ from: 'purchase', to: 'Order Completed' }] },
  id: 'id',
  identifiers: { email: 'who.mail', anonymous: 'device' },
  traits: { lastName: 'who.last' },
  attributes: [{ from: 'who.size', to: 'size' }],
  properties: [{ from: 'cart.no', to: 'order_id' }],
};
const without = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('a mapping that is shown and saved again is the same, with what the form does not show', () => {
  expect(without(mappingOf(formOf(MAPPING), MAPPING))).toEqual(MAPPING);
});

test('lines are names and paths; one without a sign is both, an empty one nothing', () => {
  const form = {
    ...formOf(MAPPING),
    properties: 'order_id = cart.no\n\n total',
    event: 'Hello',
    fixed: true,
    names: '',
  };
  expect(without(mappingOf(form, MAPPING))).toMatchObject({
    event: { fixed: 'Hello' },
    properties: [
      { to: 'order_id', from: 'cart.no' },
      { to: 'total', from: 'total' },
    ],
  });
});
