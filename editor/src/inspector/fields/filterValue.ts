import { isAlone, OPERATIONS, type OperandType } from '../../words/conditions';
import { isFields } from '../../words/rules';

/** n8n's `filter` parameter as it is stored. */
export interface FilterValue {
  readonly options: Readonly<Record<string, unknown>>;
  readonly conditions: readonly FilterCondition[];
  readonly combinator: 'and' | 'or';
}

export interface FilterCondition {
  readonly id: string;
  readonly leftValue: unknown;
  readonly rightValue: unknown;
  readonly operator: Operator;
}

interface Operator {
  readonly type: OperandType;
  readonly operation: string;
  /** Compares with nothing. */
  readonly singleValue?: true;
  /** What the right side is when it is not what the left is. */
  readonly rightType?: 'any' | 'number';
}

const TYPES = Object.keys(OPERATIONS) as OperandType[];

/** Reads what is stored, however incomplete. */
export function filterOf(value: unknown): FilterValue {
  const stored = isFields(value) ? value : {};
  const conditions = Array.isArray(stored['conditions']) ? stored['conditions'].filter(isFields) : [];
  return {
    options: isFields(stored['options']) ? stored['options'] : {},
    combinator: stored['combinator'] === 'or' ? 'or' : 'and',
    conditions: conditions.map(({ id, leftValue = '', rightValue = '', operator }, index) => ({
      id: typeof id === 'string' ? id : String(index),
      leftValue,
      rightValue,
      operator: operatorOf(operator),
    })),
  };
}

function operatorOf(operator: unknown): Operator {
  const { type, operation } = isFields(operator) ? operator : {};
  const known = TYPES.find((one) => one === type) ?? 'string';
  return operatorFor(known, typeof operation === 'string' ? operation : 'equals');
}

/** As n8n writes it: a list is compared with one of its entries, or its length with a number. */
export function operatorFor(type: OperandType, operation: string): Operator {
  if (isAlone(operation)) return { type, operation, singleValue: true };
  if (type !== 'array') return { type, operation };
  return { type, operation, rightType: operation.startsWith('length') ? 'number' : 'any' };
}

/** The same question of another type where it exists, else that type's first. */
export function operatorOfType(operation: string, type: OperandType): Operator {
  const operations: readonly string[] = OPERATIONS[type];
  return operatorFor(type, operations.includes(operation) ? operation : (operations[0] ?? 'equals'));
}

/** As n8n writes a new filter: the options its description asks for. */
export function withConditions(
  filter: FilterValue,
  conditions: readonly FilterCondition[],
  asked: Readonly<Record<string, unknown>> = {},
): FilterValue {
  const { caseSensitive = true, typeValidation = 'strict', version = 2 } = asked;
  return {
    ...filter,
    options: { caseSensitive, leftValue: '', typeValidation, version, ...filter.options },
    conditions,
  };
}

export function newCondition(id: string): FilterCondition {
  return { id, leftValue: '', rightValue: '', operator: { type: 'string', operation: 'equals' } };
}

/** Right-hand text that says a number or a truth is stored as one. */
export function rightValueOf(text: string, type: OperandType): unknown {
  if (text.startsWith('=')) return text;
  const trimmed = text.trim();
  if (type === 'number' && trimmed !== '' && String(Number(trimmed)) === trimmed) return Number(trimmed);
  if (type === 'boolean' && (trimmed === 'true' || trimmed === 'false')) return trimmed === 'true';
  return text;
}
