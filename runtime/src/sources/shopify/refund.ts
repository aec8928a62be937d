import { said, shortened, type OrderRefund } from '../../orders/service';
import type { Money } from '../../platform/money';
import { seenMoney } from './lines';
import { exactId, firstTime, list, text, type Payload } from '../payload';

/**
 * A refund, within an order or by itself; then it has no currency of its own. What was paid back, where a shop says it in the
 * currency the customer saw; else what its positions are worth with their tax and the shipping.
 */
export function refundOf(payload: Payload, at: Date): OrderRefund | undefined {
  const id = exactId(payload['id'], payload['admin_graphql_api_id']);
  if (id === undefined) return undefined;
  return said<OrderRefund>({
    id: id.slice(0, 100),
    at: firstTime(payload['processed_at'], payload['created_at']) ?? at,
    amount: amountOf(payload),
    all: undefined,
    note: shortened(text(payload['note'])),
  });
}

function amountOf(payload: Payload): Money | undefined {
  const worth = sumOf([...positionsOf(payload), ...adjustmentsOf(payload)]);
  const paid = sumOf(paidBack(payload));
  return paid && (!worth || paid.currency === worth.currency) ? paid : worth;
}

function positionsOf(payload: Payload): readonly (Money | undefined)[] {
  return list(payload['refund_line_items']).flatMap((line) => [
    seenMoney(line['subtotal_set'], undefined, undefined),
    seenMoney(line['total_tax_set'], undefined, undefined),
  ]);
}

/** Shipping that is given back, and what was rounded, is said as less than nothing. */
function adjustmentsOf(payload: Payload): readonly (Money | undefined)[] {
  return list(payload['order_adjustments']).flatMap((adjustment) =>
    ['amount_set', 'tax_amount_set'].map((name) => {
      const money = seenMoney(adjustment[name], undefined, undefined);
      return money && { ...money, amount: -money.amount };
    }),
  );
}

function paidBack(payload: Payload): readonly (Money | undefined)[] {
  return list(payload['transactions'])
    .filter(({ kind, status }) => kind === 'refund' && (status === 'success' || text(status) === undefined))
    .map(({ amount, currency }) => seenMoney(undefined, amount, text(currency)));
}

/** Undefined when there is nothing, or when they are of several currencies. */
function sumOf(amounts: readonly (Money | undefined)[]): Money | undefined {
  const known = amounts.flatMap((each) => each ?? []);
  const [first] = known;
  if (!first || known.some(({ currency }) => currency !== first.currency)) return undefined;
  return { amount: known.reduce((sum, { amount }) => sum + amount, 0), currency: first.currency };
}
