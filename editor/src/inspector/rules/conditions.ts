import { entriesOf, isFields } from '../../words/rules';

export interface EventCondition {
  readonly path: string;
  readonly operator: string;
  readonly value: unknown;
}

/** Conditions of the `filter` collection of our nodes; what is left out reads as its default. */
export function conditionsOf(filter: unknown): readonly EventCondition[] {
  const conditions = isFields(filter) ? filter['conditions'] : undefined;
  return entriesOf(conditions, 'condition').map(({ path = '', operator = 'equals', value = '' }) => ({
    path: String(path),
    operator: String(operator),
    value,
  }));
}

export function combinatorOf(filter: unknown): 'all' | 'any' {
  return isFields(filter) && filter['combinator'] === 'any' ? 'any' : 'all';
}

/** Text that says a number is stored as one, so that "5000" compares as an amount. */
export function typedValue(text: string): string | number {
  const trimmed = text.trim();
  return /^-?\d+(\.\d+)?$/.test(trimmed) && String(Number(trimmed)) === trimmed ? Number(trimmed) : text;
}
