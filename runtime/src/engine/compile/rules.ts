import { OPERATORS, type Condition, type Filter } from '../filter';
import type { EventRule } from '../rule';
import { entriesOf, fieldsOf, isExpression, quoted, type Fields, type Parameters } from './parameters';

/** More rules, or conditions of one, than a person would read. */
export const MOST_RULES = 50;

export interface ReadRule extends EventRule {
  readonly valuePath?: string;
  /** Where it stands among the parameters. */
  readonly parameter: string;
}

/** The event rules of a collection; those without an event are left out, with an error. */
export function readRules(parameters: Parameters, name: string, key: string): readonly ReadRule[] {
  const entries = entriesOf(parameters.raw(name), key);
  if (entries.length > MOST_RULES)
    parameters.error('too_many_rules', name, `${String(entries.length)} rules; ${String(MOST_RULES)} are the limit.`);
  return entries.slice(0, MOST_RULES).flatMap((fields, index) => {
    const parameter = `${name}.${key}[${String(index)}]`;
    return readRule(parameters.inside(fields, parameter), parameter) ?? [];
  });
}

/** One of them; undefined, with an error, when it has no event. */
export function readRule(inside: Parameters, parameter: string): ReadRule | undefined {
  const event = inside.fixed('event');
  if (event === '') {
    inside.error('no_event', 'event', 'a rule has no event; choose one, such as "Order Completed".');
    return undefined;
  }
  const by = inside.option('by', ['profile', 'entryKey'], 'profile');
  const filter = readFilter(inside, 'filter');
  const valuePath = inside.fixed('valuePath');
  return { event, by, parameter, ...(filter && { filter }), ...(valuePath !== '' && { valuePath }) };
}

/** Undefined when there is no condition. */
export function readFilter(parameters: Parameters, name: string): Filter | undefined {
  const value = fieldsOf(parameters.raw(name));
  const filter = parameters.inside(value, name);
  const entries = entriesOf(value['conditions'], 'condition');
  if (entries.length > MOST_RULES)
    filter.error(
      'too_many_conditions',
      'conditions',
      `${String(entries.length)} conditions; ${String(MOST_RULES)} are the limit.`,
    );
  const conditions = entries.slice(0, MOST_RULES).flatMap((fields, index) => {
    const parameter = `conditions.condition[${String(index)}]`;
    return readCondition(filter.inside(fields, parameter), fields) ?? [];
  });
  if (conditions.length === 0) return undefined;
  return { combinator: filter.option('combinator', ['all', 'any'], 'all'), conditions };
}

function readCondition(parameters: Parameters, { value }: Fields): Condition | undefined {
  const path = parameters.fixed('path');
  if (path === '') {
    parameters.error('no_property', 'path', 'a condition names no property; write one, such as "total.amount".');
    return undefined;
  }
  const operator = parameters.option('operator', OPERATORS, 'equals');
  if (operator === 'exists' || operator === 'notExists') return { path, operator };
  if (typeof value === 'number' || typeof value === 'boolean') return { path, operator, value };
  if (isExpression(value)) return conditionByExpression(parameters, { path, operator });
  if (typeof value === 'string' && value !== '') return { path, operator, value: value.replace(/^=/, '') };
  parameters.error(
    'no_value',
    'value',
    `the condition on "${path}" compares with ${quoted(value ?? '')}; give a value.`,
  );
  return undefined;
}

/** Steps evaluate their rules for each profile; the entry has nobody to evaluate for. */
function conditionByExpression(parameters: Parameters, { path, operator }: Condition): Condition | undefined {
  if (parameters.ofEntry)
    parameters.error('expression_not_allowed', 'value', `the value of the condition on "${path}" must be fixed.`);
  return parameters.ofEntry ? undefined : { path, operator, value: '' };
}
