import { formOf, patchBetween, valueOf, type Form } from './edit';

type Customer = Parameters<typeof formOf>[0];

const HANNA = {
  ...{ id: 'prf_1', firstName: 'Hanna', lastName: 'Vogt', email: 'hanna@example.com', language: 'de' },
  ...{ tags: ['VIP'], attributes: { plan: 'gold', points: 12, quiz: true, likes: ['spf', 'serum'], deep: { a: 1 } } },
  ...{ known: true, consents: {}, aliases: [], identifiers: [], createdAt: '', updatedAt: '' },
} as Customer;

const before = formOf(HANNA);
const changed = (change: Partial<Form>) => patchBetween(before, { ...before, ...change });
const rowsWith = (name: string, text: string) =>
  before.attributes.map((row) => (row.name === name ? { ...row, text } : row));

test('what was not touched is not sent', () => {
  expect(patchBetween(before, formOf(HANNA))).toEqual({});
});

test('fields are changed, emptied ones removed; an address is never removed by emptying it', () => {
  expect(changed({ fields: { ...before.fields, firstName: 'Hannah', lastName: ' ', email: '' } })).toEqual({
    firstName: 'Hannah',
    lastName: null,
  });
});

test('attributes keep their type; removed ones become null; what has no row stays as it is', () => {
  expect(changed({ attributes: rowsWith('points', '13') })).toEqual({ attributes: { points: 13 } });
  expect(changed({ attributes: rowsWith('likes', 'spf，mask') })).toEqual({ attributes: { likes: ['spf', 'mask'] } });
  expect(changed({ attributes: before.attributes.filter(({ name }) => name !== 'plan') })).toEqual({
    attributes: { plan: null },
  });
});

test('a number that is none is not sent', () => {
  expect(valueOf({ id: 0, name: 'points', type: 'number', text: 'many' })).toBeUndefined();
  expect(changed({ attributes: rowsWith('points', 'many') })).toEqual({});
});

test('tags are added and taken away', () => {
  expect(changed({ tags: ['Gold'] })).toEqual({ addTags: ['Gold'], removeTags: ['VIP'] });
});
