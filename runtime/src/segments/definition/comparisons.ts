import { z } from 'zod';

/** Texts of a definition: bounded, no control characters, so that they can be looked for as they are. */
const text = z
  .string()
  .min(1)
  .max(500)
  .regex(/^[^\u0000-\u001f\u007f]*$/u, 'No line breaks or other control characters')
  .refine((value) => value.isWellFormed(), 'Not a valid text');
const number = z.number();
export const MOST_VALUES = 200;
const MOST_DAYS = 3_650;

const days = z.int().min(1).max(MOST_DAYS).describe('Whole days of UTC, today included');
export const day = z.iso.date().describe('YYYY-MM-DD, a day of UTC');

const withValue = <const T extends string, V extends z.ZodType>(operator: T, value: V) =>
  z.object({ operator: z.literal(operator), value }).strict();
const bare = <const T extends string>(operator: T) => z.object({ operator: z.literal(operator) }).strict();
const withDay = <const T extends string>(operator: T) => z.object({ operator: z.literal(operator), day }).strict();
const withDays = <const T extends string>(operator: T) => z.object({ operator: z.literal(operator), days }).strict();
const withValues = <const T extends string>(operator: T) =>
  z.object({ operator: z.literal(operator), values: z.array(text).min(1).max(MOST_VALUES) }).strict();

const scalar = z.union([text, number, z.boolean()]);

const FIXED = [
  bare('exists'),
  bare('notExists'),
  withValue('equals', scalar),
  withValue('notEquals', scalar),
  withValue('contains', text),
  withValue('notContains', text),
  withValues('anyOf'),
  withValues('noneOf'),
  withValue('greaterThan', number),
  withValue('lessThan', number),
  withValue('atLeast', number),
  withValue('atMost', number),
  withDay('before'),
  withDay('after'),
  withDay('on'),
] as const;

/**
 * How a value of a person is compared; the operator says as what it is read. Texts ignore case. A negated one (`notEquals`,
 * `notContains`, `noneOf`) holds for who has no value at all; every other one needs a value.
 */
export const comparison = z
  .discriminatedUnion('operator', [...FIXED, withDays('inTheLast'), withDays('moreThanAgo'), withDays('inTheNext')])
  .meta({ id: 'SegmentComparison' });
export type Comparison = z.output<typeof comparison>;

/** Of an event: what happened does not become older. */
export const propertyComparison = z
  .discriminatedUnion('operator', [...FIXED])
  .meta({ id: 'SegmentPropertyComparison' });
export type PropertyComparison = z.output<typeof propertyComparison>;

/** When the first or the last of something was. */
export const moment = z
  .discriminatedUnion('operator', [
    withDay('before'),
    withDay('after'),
    withDay('on'),
    withDays('inTheLast'),
    withDays('moreThanAgo'),
  ])
  .meta({ id: 'SegmentMoment' });
export type Moment = z.output<typeof moment>;

export const amountOperator = z.enum(['atLeast', 'atMost', 'moreThan', 'lessThan', 'exactly']);
export type AmountOperator = z.output<typeof amountOperator>;
