import { asType, typeOf, type AttributeType } from './types';

test.each<[unknown, AttributeType | undefined]>([
  ['M', 'text'],
  ['05', 'text'],
  [5, 'number'],
  [false, 'boolean'],
  ['2026-02-28', 'date'],
  ['2026-02-30', 'text'],
  ['2026-02-28T10:00:00Z', 'date'],
  [['a', 1], 'list'],
  [null, undefined],
])('a first value of %j makes an attribute of type %s', (value, type) => {
  expect(typeOf(value as string)).toBe(type);
});

test.each<[unknown, AttributeType, unknown]>([
  ['5', 'number', 5],
  [' -2.50 ', 'number', -2.5],
  ['5 pieces', 'number', undefined],
  ['1e5', 'number', undefined],
  [5, 'text', '5'],
  [true, 'text', 'true'],
  ['YES', 'boolean', true],
  [0, 'boolean', false],
  ['maybe', 'boolean', undefined],
  ['2026-02-28', 'date', '2026-02-28'],
  ['2026-02-30', 'date', undefined],
  ['28.2.2026', 'date', undefined],
  ['dry', 'list', ['dry']],
  [['dry', 'oily'], 'text', undefined],
  [null, 'number', null],
])('%j as %s is %j', (value, type, expected) => {
  expect(asType(value as string, type)).toEqual(expected);
});
