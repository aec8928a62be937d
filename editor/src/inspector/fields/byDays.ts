import type { Translate } from '../../i18n/translate';
import { daysAgo, daysBackIn, operationName, OPERATIONS, type OperandType } from '../../words/conditions';
import { operatorFor, type FilterCondition } from './filterValue';

// Dates are asked about by days ("in the last 30 days") more often than by a moment. n8n has no operator for it: it is stored as
// "is after", with the moment so many days ago.

const BY_DAYS = { inLastDays: 'after', longerAgo: 'before' } as const;
type ByDays = keyof typeof BY_DAYS;
const USUAL_DAYS = 30;

export const isByDays = (asked: string): asked is ByDays => Object.hasOwn(BY_DAYS, asked);

/** What may be asked of a type: n8n's operations, and those by days. */
export function askable(type: OperandType): readonly string[] {
  return type === 'dateTime' ? [...Object.keys(BY_DAYS), ...OPERATIONS[type]] : OPERATIONS[type];
}

/** What a condition asks, as the form shows it. */
export function askedOf({ operator, rightValue }: Pick<FilterCondition, 'operator' | 'rightValue'>): string {
  if (operator.type !== 'dateTime' || daysBackIn(rightValue) === undefined) return operator.operation;
  if (operator.operation === 'after') return 'inLastDays';
  return operator.operation === 'before' ? 'longerAgo' : operator.operation;
}

/** The condition asking something else: by days it gets the usual days, from days on it loses its moment. */
export function withAsked(condition: FilterCondition, asked: string): FilterCondition {
  const { type } = condition.operator;
  const days = daysBackIn(condition.rightValue);
  if (isByDays(asked))
    return { ...condition, operator: operatorFor(type, BY_DAYS[asked]), rightValue: daysAgo(days ?? USUAL_DAYS) };
  const rightValue = days === undefined ? condition.rightValue : '';
  return { ...condition, operator: operatorFor(type, asked), rightValue };
}

export function askedName(t: Translate, asked: string): string {
  if (!isByDays(asked)) return operationName(t, asked);
  return asked === 'inLastDays' ? t('splits:dates.inLastDays') : t('splits:dates.longerAgo');
}
