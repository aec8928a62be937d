import type { Condition, EventRule, Filter, Operator } from './perennial';

const OPERATORS: readonly Operator[] = [
  'equals',
  'notEquals',
  'contains',
  'notContains',
  'greaterThan',
  'lessThan',
  'exists',
  'notExists',
];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The entries of a fixedCollection: `{rule: [...]}` gives the list under `name`; anything else gives none. */
export function entriesOf(value: unknown, name: string): readonly Record<string, unknown>[] {
  const list = isRecord(value) ? value[name] : undefined;
  return Array.isArray(list) ? list.filter(isRecord) : [];
}

/** The filter collection of our nodes, or undefined when it has no conditions. Throws on an operator that does not exist. */
export function readFilter(value: unknown): Filter | undefined {
  if (!isRecord(value)) return undefined;
  const conditions = entriesOf(value['conditions'], 'condition').filter(({ path }) => typeof path === 'string' && path);
  if (conditions.length === 0) return undefined;
  return { combinator: value['combinator'] === 'any' ? 'any' : 'all', conditions: conditions.map(readCondition) };
}

function readCondition({ path, operator = 'equals', value }: Record<string, unknown>): Condition {
  const known = OPERATORS.find((name) => name === operator);
  if (!known) throw new Error(`The operator "${String(operator)}" is not one of ${OPERATORS.join(', ')}`);
  const comparable = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  const needsNone = known === 'exists' || known === 'notExists';
  return { path: String(path), operator: known, ...(comparable && !needsNone && { value }) };
}

/** One `{event, by, filter}` of a fixedCollection. Throws when the event has no name. */
export function readRule({ event, by, filter }: Record<string, unknown>): EventRule {
  if (typeof event !== 'string' || event.trim() === '') throw new Error('A rule has no event name');
  const read = readFilter(filter);
  return {
    event: event.trim(),
    by: by === 'entryKey' ? 'entryKey' : 'profile',
    ...(read && { filter: read }),
  };
}
