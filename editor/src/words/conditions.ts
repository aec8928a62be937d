import type { Translate } from '../i18n/translate';
import { partsOf, referenceOf, type Part } from '../inspector/expression';
import { fieldName } from './fieldName';
import { listWords } from './list';
import { isAmount, isFields } from './rules';

export const OPERATIONS = {
  string: [
    ...['equals', 'notEquals', 'contains', 'notContains', 'startsWith', 'notStartsWith', 'endsWith', 'notEndsWith'],
    ...['regex', 'notRegex', 'exists', 'notExists', 'empty', 'notEmpty'],
  ],
  number: ['equals', 'notEquals', 'gt', 'lt', 'gte', 'lte', 'exists', 'notExists', 'empty', 'notEmpty'],
  dateTime: [
    ...['equals', 'notEquals', 'after', 'before', 'afterOrEquals', 'beforeOrEquals'],
    ...['exists', 'notExists', 'empty', 'notEmpty'],
  ],
  boolean: ['true', 'false', 'equals', 'notEquals', 'exists', 'notExists', 'empty', 'notEmpty'],
  array: [
    ...['contains', 'notContains', 'lengthEquals', 'lengthNotEquals', 'lengthGt', 'lengthLt', 'lengthGte', 'lengthLte'],
    ...['exists', 'notExists', 'empty', 'notEmpty'],
  ],
  object: ['exists', 'notExists', 'empty', 'notEmpty'],
} as const satisfies Record<string, readonly string[]>;

export type OperandType = keyof typeof OPERATIONS;

/** Compares with nothing: n8n marks these with `singleValue`. */
const ALONE = new Set(['exists', 'notExists', 'empty', 'notEmpty', 'true', 'false']);

export const isAlone = (operation: string): boolean => ALONE.has(operation);

/** A moment so many days before now, as the right side of a comparison of dates. */
export const daysAgo = (days: number): string => `={{ $now.minus({ days: ${String(days)} }).toISO() }}`;

const DAYS_AGO = /^=\{\{\s*\$now\.minus\(\{\s*days:\s*(\d{1,5})\s*\}\)\.toISO\(\)\s*\}\}$/;

/** Of a right side that is so many days ago: how many. */
export function daysBackIn(value: unknown): number | undefined {
  const [, days] = (typeof value === 'string' ? DAYS_AGO.exec(value) : null) ?? [];
  return days === undefined ? undefined : Number(days);
}

/** n8n's `filter` parameter: `{conditions: [{leftValue, operator: {type, operation}, rightValue}], combinator}`. */
export function n8nFilterWords(t: Translate, value: unknown): string {
  const conditions = isFields(value) && Array.isArray(value['conditions']) ? value['conditions'].filter(isFields) : [];
  const words = conditions.map(({ leftValue, rightValue, operator }) => {
    const operation = isFields(operator) ? String(operator['operation']) : 'equals';
    const left = valueWords(t, leftValue);
    const count = daysBackIn(rightValue);
    if (count !== undefined && operation === 'after') return t('splits:dates.inLast', { left, count });
    if (count !== undefined && operation === 'before') return t('splits:dates.longer', { left, count });
    if (isAlone(operation)) return t('words:compare.alone', { left, operation: operationName(t, operation) });
    return t('words:compare.with', {
      left,
      operation: operationName(t, operation),
      right: rightWords(t, leftValue, rightValue),
    });
  });
  return listWords(t, words, isFields(value) && value['combinator'] === 'or' ? 'or' : 'and');
}

/** Amounts are compared in minor units. */
function rightWords(t: Translate, left: unknown, right: unknown): string {
  const amount = typeof right === 'number' && isAmount(referenceOf(left)?.path.join('.') ?? '');
  return amount ? t('words:compare.minorUnits', { number: String(right) }) : valueWords(t, right);
}

/** A value with its data in words: "Country" for `={{ $json.profile.country }}`, fixed text in quotes. */
export function valueWords(t: Translate, value: unknown): string {
  if (typeof value !== 'string')
    return value === undefined || value === null ? t('words:nothing') : JSON.stringify(value);
  const reference = referenceOf(value);
  if (reference) return fieldName(t, reference.path);
  if (value === '') return t('words:nothing');
  return value.startsWith('=')
    ? partsOf(value)
        .map((part) => partWords(t, part))
        .join('')
    : value;
}

function partWords(t: Translate, part: Part): string {
  if (part.kind === 'text') return part.text;
  return part.kind === 'data' ? `[${fieldName(t, part.reference.path)}]` : `[${part.code}]`;
}

/** A value as text: what is no text as JSON, nothing as an empty one. */
export function writtenOut(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? '' : JSON.stringify(value);
}

/** How an operation is said between its two sides. */
export function operationName(t: Translate, operation: string): string {
  const name = Object.hasOwn(OPERATION_NAMES, operation) ? OPERATION_NAMES[operation] : undefined;
  return name ? name(t) : operation;
}

const OPERATION_NAMES: Readonly<Record<string, (t: Translate) => string>> = {
  after: (t) => t('words:operation.after'),
  afterOrEquals: (t) => t('words:operation.afterOrEquals'),
  before: (t) => t('words:operation.before'),
  beforeOrEquals: (t) => t('words:operation.beforeOrEquals'),
  contains: (t) => t('words:operation.contains'),
  empty: (t) => t('words:operation.empty'),
  endsWith: (t) => t('words:operation.endsWith'),
  equals: (t) => t('words:operation.equals'),
  exists: (t) => t('words:operation.exists'),
  false: (t) => t('words:operation.false'),
  gt: (t) => t('words:operation.gt'),
  gte: (t) => t('words:operation.gte'),
  lengthEquals: (t) => t('words:operation.lengthEquals'),
  lengthGt: (t) => t('words:operation.lengthGt'),
  lengthGte: (t) => t('words:operation.lengthGte'),
  lengthLt: (t) => t('words:operation.lengthLt'),
  lengthLte: (t) => t('words:operation.lengthLte'),
  lengthNotEquals: (t) => t('words:operation.lengthNotEquals'),
  lt: (t) => t('words:operation.lt'),
  lte: (t) => t('words:operation.lte'),
  notContains: (t) => t('words:operation.notContains'),
  notEmpty: (t) => t('words:operation.notEmpty'),
  notEndsWith: (t) => t('words:operation.notEndsWith'),
  notEquals: (t) => t('words:operation.notEquals'),
  notExists: (t) => t('words:operation.notExists'),
  notRegex: (t) => t('words:operation.notRegex'),
  notStartsWith: (t) => t('words:operation.notStartsWith'),
  regex: (t) => t('words:operation.regex'),
  startsWith: (t) => t('words:operation.startsWith'),
  true: (t) => t('words:operation.true'),
};
