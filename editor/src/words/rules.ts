import type { Translate } from '../i18n/translate';
import { referenceOf } from '../inspector/expression';
import { eventName } from './eventName';
import { fieldName, propertyName } from './fieldName';
import { listWords } from './list';

type Fields = Readonly<Record<string, unknown>>;

export const EVENT_OPERATORS = [
  'equals',
  'notEquals',
  'contains',
  'notContains',
  'greaterThan',
  'lessThan',
  'exists',
  'notExists',
] as const;
export type EventOperator = (typeof EVENT_OPERATORS)[number];

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The entries of a fixedCollection: `{rule: [...]}` gives the list under `name`. */
export function entriesOf(value: unknown, name: string): readonly Fields[] {
  const list = isFields(value) ? value[name] : undefined;
  return Array.isArray(list) ? list.filter(isFields) : [];
}

/** "Order Completed of the same cart where Total > 5,000". */
export function ruleWords(t: Translate, rule: Fields, keyKind: string): string {
  const event = eventName(t, textIn(rule['event'])) || t('words:rule.noEvent');
  const whose = rule['by'] === 'entryKey' ? t('words:rule.sameKey', { event, key: keyName(t, keyKind) }) : event;
  const filter = filterWords(t, rule['filter']);
  return filter === '' ? whose : t('words:rule.where', { rule: whose, filter });
}

/** What makes two visits of one customer different. */
export function keyName(t: Translate, kind: string): string {
  switch (kind) {
    case 'cart':
      return t('words:key.cart');
    case 'checkout':
      return t('words:key.checkout');
    case 'order':
      return t('words:key.order');
    case '':
      return t('words:key.entry');
    default:
      return kind;
  }
}

/** Conditions on the customer; empty when there are none. */
export const audienceWords = (t: Translate, filter: unknown): string =>
  filterWords(t, filter, (path) => fieldName(t, ['profile', ...path.split('.')]));

/** Conditions on the properties of an event, or on what else is named so; empty when there are none. */
export function filterWords(
  t: Translate,
  filter: unknown,
  nameOf = (path: string): string => propertyName(t, path),
): string {
  if (!isFields(filter)) return '';
  const conditions = entriesOf(filter['conditions'], 'condition');
  const words = conditions.map((condition) => conditionWords(t, condition, nameOf));
  return listWords(t, words, filter['combinator'] === 'any' ? 'or' : 'and');
}

function conditionWords(
  t: Translate,
  { path, operator = 'equals', value }: Fields,
  nameOf: (path: string) => string,
): string {
  const field = nameOf(textIn(path));
  if (typeof value === 'number' && isAmount(textIn(path)))
    return compared(t, {
      field,
      operator: String(operator),
      value: t('words:compare.minorUnits', { number: String(value) }),
    });
  return compared(t, { field, operator: String(operator), value });
}

/** Whether a value is an amount of money in minor units, by its path. */
export const isAmount = (path: string): boolean => /(^|\.)amount$/.test(path);

interface Comparison {
  readonly field: string;
  readonly operator: string;
  readonly value: unknown;
}

function compared(t: Translate, { field, operator, value }: Comparison): string {
  const said = { field, value: comparedWith(t, value) };
  switch (operator) {
    case 'notEquals':
      return t('words:compare.notEquals', said);
    case 'contains':
      return t('words:compare.contains', said);
    case 'notContains':
      return t('words:compare.notContains', said);
    case 'greaterThan':
      return t('words:compare.greaterThan', said);
    case 'lessThan':
      return t('words:compare.lessThan', said);
    case 'exists':
      return t('words:compare.exists', said);
    case 'notExists':
      return t('words:compare.notExists', said);
    default:
      return t('words:compare.equals', said);
  }
}

/** Data by the name of its field. */
function comparedWith(t: Translate, value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value ?? '');
  const reference = referenceOf(value);
  return reference ? fieldName(t, reference.path) : value.replace(/^=/, '');
}

/** The operator alone, for the form. */
export function operatorName(t: Translate, operator: EventOperator): string {
  switch (operator) {
    case 'equals':
      return t('words:operator.equals');
    case 'notEquals':
      return t('words:operator.notEquals');
    case 'contains':
      return t('words:operator.contains');
    case 'notContains':
      return t('words:operator.notContains');
    case 'greaterThan':
      return t('words:operator.greaterThan');
    case 'lessThan':
      return t('words:operator.lessThan');
    case 'exists':
      return t('words:operator.exists');
    case 'notExists':
      return t('words:operator.notExists');
  }
}
