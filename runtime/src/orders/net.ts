import type { Money } from '../platform/money';
import type { OrderDocument } from './model';

type Amounts = Pick<OrderDocument, 'fields' | 'refunds'>;

/**
 * What an order brought in, net of refunds, as the customer saw it; undefined while nobody said an amount. A shop's own present
 * total already knows of refunds and edits, but comes later than a refund by itself: the smaller counts. Never below nothing.
 */
export function netOf({ fields: { total, currentTotal }, refunds }: Amounts): Money | undefined {
  const full = total ?? currentTotal;
  if (!full) return undefined;
  const { currency } = full;
  const present = currentTotal?.currency === currency ? currentTotal.amount : full.amount;
  const back = refundedOf({ fields: { total: full }, refunds });
  const left = back > 0 ? Math.min(present, Math.max(full.amount, present) - back) : present;
  return { amount: Math.max(0, left), currency };
}

/** Refunds in another currency than the order's are shown, and not guessed at. */
function refundedOf({ fields: { total }, refunds }: Amounts): number {
  if (!total) return 0;
  const { amount: all, currency } = total;
  return refunds.reduce((sum, { amount, all: whole }) => {
    if (whole) return all;
    return amount?.currency === currency ? sum + amount.amount : sum;
  }, 0);
}

/** Whether it is one of its person's orders: placed, not to try a shop out, not cancelled. */
export function isCounted({ fields }: Pick<OrderDocument, 'fields'>): boolean {
  if (fields.test === true || fields.cancelled) return false;
  // Of an order that only a refund or a parcel was heard of, nothing is known yet.
  return fields.total !== undefined || fields.lines !== undefined;
}
