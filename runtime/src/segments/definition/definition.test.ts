import { dependsOn } from '../depends';
import { definition, leavesOf, levelsOf, type Definition } from './definition';

const serum: Definition = {
  kind: 'all',
  of: [
    {
      kind: 'event',
      event: 'Product Viewed',
      measure: 'count',
      operator: 'atLeast',
      value: 2,
      window: { kind: 'days', last: 30 },
    },
    {
      kind: 'any',
      of: [
        { kind: 'consent', channel: 'email', states: ['subscribed'] },
        { kind: 'not', of: [{ kind: 'tag', operator: 'anyOf', tags: ['vip'] }] },
      ],
    },
    { kind: 'attribute', attribute: 'skin type', is: { operator: 'anyOf', values: ['dry', 'oily'] } },
  ],
};

test('groups stand in groups, and the JSON is what it was', () => {
  expect(definition.parse(JSON.parse(JSON.stringify(serum)))).toEqual(serum);
  expect(levelsOf(serum)).toBe(3);
  expect(leavesOf(serum).map(({ path }) => path)).toEqual(['of.0', 'of.1.of.0', 'of.1.of.1.of.0', 'of.2']);
});

test('says which changes can change it', () => {
  expect([...dependsOn(serum)]).toEqual([
    'event:Product Viewed',
    'consents',
    'field:email',
    'tags',
    'attribute:skin type',
  ]);
});

test.each<[string, unknown]>([
  ['an operator of MongoDB as an attribute', { kind: 'attribute', attribute: '$where', is: { operator: 'exists' } }],
  [
    'a path that leads into an operator',
    { kind: 'event', event: 'A', measure: 'sum', property: 'a.$b', operator: 'atLeast', value: 1 },
  ],
  [
    'a place in a list',
    { kind: 'event', event: 'A', measure: 'sum', property: 'products.0.price', operator: 'atLeast', value: 1 },
  ],
  ['an impossible day', { kind: 'field', field: 'createdAt', is: { operator: 'before', day: '2026-02-30' } }],
  [
    'a window that ends before it begins',
    {
      kind: 'orders',
      measure: 'count',
      operator: 'atLeast',
      value: 1,
      window: { kind: 'between', from: '2026-02-02', to: '2026-02-01' },
    },
  ],
  ['a text of a megabyte', { kind: 'field', field: 'email', is: { operator: 'equals', value: 'x'.repeat(1_000_000) } }],
  [
    'more hours than stored events are asked for',
    { kind: 'event', event: 'A', measure: 'count', operator: 'atLeast', value: 1, window: { kind: 'hours', last: 73 } },
  ],
  ['what nobody knows', { kind: 'horoscope' }],
  ['a property too many', { kind: 'tag', operator: 'anyOf', tags: ['a'], __proto__x: 1 }],
])('%s is refused', (_, leaf) => {
  expect(definition.safeParse({ kind: 'all', of: [leaf] }).success).toBe(false);
});
