import { executeFilter, type FilterValue as N8nFilter } from 'n8n-workflow';

import {
  filterOf,
  newCondition,
  operatorFor,
  operatorOfType,
  rightValueOf,
  withConditions,
} from '../../editor/src/inspector/fields/filterValue';
import { askable, askedOf, withAsked } from '../../editor/src/inspector/fields/byDays';
import { OPERATIONS, type OperandType } from '../../editor/src/words/conditions';

const EMPTY = filterOf(undefined);
const VALUES: Readonly<Record<OperandType, unknown>> = {
  string: 'a',
  number: 1,
  dateTime: '2026-01-01T00:00:00.000Z',
  boolean: true,
  array: ['a'],
  object: { a: 1 },
};

const everything = (Object.keys(OPERATIONS) as OperandType[]).flatMap((type) =>
  OPERATIONS[type].map((operation) => [type, operation] as const),
);

test.each(everything)('n8n knows the comparison of %s by "%s"', (type, operation) => {
  const rightValue = type === 'array' && operation.startsWith('length') ? 1 : type === 'array' ? 'a' : VALUES[type];
  const condition = {
    ...newCondition('1'),
    leftValue: VALUES[type],
    rightValue,
    operator: operatorFor(type, operation),
  };
  const filter = withConditions(EMPTY, [condition], { caseSensitive: false, typeValidation: 'loose', version: 2 });
  expect(typeof executeFilter(filter as unknown as N8nFilter)).toBe('boolean');
});

test('a condition decides in n8n as it reads here', () => {
  const holds = (left: unknown, operation: string, right: unknown, type: OperandType = 'string') => {
    const condition = {
      ...newCondition('1'),
      leftValue: left,
      rightValue: right,
      operator: operatorFor(type, operation),
    };
    return executeFilter(
      withConditions(EMPTY, [condition], { caseSensitive: false, typeValidation: 'loose' }) as unknown as N8nFilter,
    );
  };
  expect(holds('de', 'equals', 'DE')).toBe(true);
  expect(holds(5_001, 'gt', rightValueOf('5000', 'number'), 'number')).toBe(true);
  expect(holds(undefined, 'exists', '')).toBe(false);
  expect(holds(['vip'], 'contains', 'vip', 'array')).toBe(true);
});

test('what is stored incompletely is read, and written whole', () => {
  expect(filterOf({ conditions: [{ leftValue: 'a' }] }).conditions).toEqual([
    { id: '0', leftValue: 'a', rightValue: '', operator: { type: 'string', operation: 'equals' } },
  ]);
  const kept = filterOf({ options: { caseSensitive: true, version: 1 }, combinator: 'or', conditions: [] });
  expect(withConditions(kept, [], { caseSensitive: false, version: 2 })).toMatchObject({
    combinator: 'or',
    options: { caseSensitive: true, version: 1 },
  });
});

test('another kind of data keeps the question where it exists', () => {
  expect(operatorOfType('equals', 'number')).toEqual({ type: 'number', operation: 'equals' });
  expect(operatorOfType('startsWith', 'number')).toEqual({ type: 'number', operation: 'equals' });
  expect(operatorOfType('exists', 'object')).toEqual({ type: 'object', operation: 'exists', singleValue: true });
});

test.each([
  ['5000', 'number', 5_000],
  ['007', 'number', '007'],
  ['true', 'boolean', true],
  ['={{ $json.a }}', 'number', '={{ $json.a }}'],
  ['12', 'string', '12'],
] as const)('"%s" compared as a %s is stored as %p', (text, type, stored) => {
  expect(rightValueOf(text, type)).toBe(stored);
});

test('dates are asked about by days: "in the last 30 days" is stored as n8n compares it, and read back', () => {
  const before = { ...newCondition('a'), operator: operatorFor('dateTime', 'after'), rightValue: '2026-01-01' };
  const asked = withAsked(before, 'inLastDays');
  expect(asked).toMatchObject({
    operator: { type: 'dateTime', operation: 'after' },
    rightValue: '={{ $now.minus({ days: 30 }).toISO() }}',
  });
  expect([askedOf(before), askedOf(asked), askedOf(withAsked(asked, 'longerAgo'))]).toEqual(['after', 'inLastDays', 'longerAgo']); // prettier-ignore
  expect(withAsked(asked, 'before')).toMatchObject({ operator: { operation: 'before' }, rightValue: '' });
  expect(askable('string')).not.toContain('inLastDays');
});
