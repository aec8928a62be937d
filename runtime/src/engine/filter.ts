/** Comparisons an author can choose. Text ones ignore case; `contains` also looks into lists; the rest compare numbers or dates. */
export const OPERATORS = [
  'equals',
  'notEquals',
  'contains',
  'notContains',
  'greaterThan',
  'lessThan',
  'exists',
  'notExists',
] as const;
export type Operator = (typeof OPERATORS)[number];

/** One condition on the properties of an event: `path` is dotted, e.g. `total.amount`. */
export interface Condition {
  readonly path: string;
  readonly operator: Operator;
  readonly value?: string | number | boolean;
}

/** Conditions on an event's properties. An empty list matches everything. */
export interface Filter {
  readonly combinator: 'all' | 'any';
  readonly conditions: readonly Condition[];
}
