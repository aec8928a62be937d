import type { Document } from 'mongodb';

import type { AmountOperator, Moment } from '../definition/comparisons';
import { isAmount } from '../matching/amounts';
import { lastDaysSince } from '../matching/windows';
import { spanOf } from './expressions';

const OPERATORS = { atLeast: '$gte', atMost: '$lte', moreThan: '$gt', lessThan: '$lt', exactly: '$eq' } as const;

/** Of a field that holds a number; who has none has 0. */
export function amountFilter(path: string, operator: AmountOperator, value: number): Document {
  const held = { [path]: { [OPERATORS[operator]]: value } };
  return isAmount(operator, 0, value) ? { $or: [held, { [path]: { $exists: false } }] } : held;
}

export const amountExpression = (amount: Document, operator: AmountOperator, value: number): Document => ({
  [OPERATORS[operator]]: [amount, value],
});

/** Of a field that holds a date; to the instant, not to the day. */
export function momentFilter(path: string, is: Moment, now: Date): Document {
  if (!('days' in is)) {
    const { from, to } = spanOf(is, now);
    return { [path]: { ...(from && { $gte: from }), ...(to && { $lt: to }) } };
  }
  const since = new Date(lastDaysSince({ days: is.days, exact: true }, now));
  return { [path]: is.operator === 'inTheLast' ? { $gte: since } : { $lt: since } };
}
