import type { NormalisedEvent } from '../../events/service';
import type { OrderFields, OrderFulfilment, OrderLine, OrderRefund } from '../../orders/service';
import type { Money } from '../../platform/money';
import { NO_TRAITS, shopOrder, type Identifier, type Traits } from '../../profiles/service';

/** An order as a file tells of it, whoever's file that is. */
export interface ImportedOrder {
  readonly orderId: string;
  /** When it was as it is told; what was told of a later time is not replaced. */
  readonly at: Date;
  readonly placedAt?: Date | undefined;
  readonly people: readonly Identifier[];
  readonly traits?: Traits | undefined;
  readonly fields: OrderFields;
  readonly refunds?: readonly OrderRefund[];
  readonly fulfilments?: readonly OrderFulfilment[];
  /** Only more of an order that is known already: a list of items. */
  readonly partial?: true;
}

/** What it is for those who look at events: the order was completed, long ago. */
export function orderEvent(order: ImportedOrder, sourceId: string): NormalisedEvent {
  const { orderId, at, placedAt = at, people, fields, refunds = [], fulfilments = [], traits = NO_TRAITS } = order;
  const named = shopOrder(sourceId, orderId);
  const name = order.partial ? 'Order Updated' : 'Order Completed';
  return {
    messageId: `import:${name}:${orderId}`,
    ...{ type: 'track', name, keys: [`order:${orderId}`], consents: [], notes: [], origin: 'backfill', traits },
    identifiers: [...people, ...(named ? [named] : [])],
    occurredAt: placedAt,
    properties: propertiesOf(orderId, fields),
    order: { orderId, at, fields: { ...fields, ...(!order.partial && { placedAt }) }, refunds, fulfilments },
  };
}

function propertiesOf(orderId: string, fields: OrderFields): Record<string, unknown> {
  const { total, subtotal, discount, tax, shipping, lines, coupons, name, financialStatus, fulfilmentStatus } = fields;
  return present({
    ...{ order_id: orderId, order_name: name, total, subtotal, discount, tax, shipping, currency: total?.currency },
    ...{ coupon: coupons?.[0], financial_status: financialStatus, fulfillment_status: fulfilmentStatus },
    products: lines?.map(
      ({ productId, variantId, sku, name: title, variant, brand, category, quantity, price, total: sum }) =>
        present({
          product_id: productId,
          variant_id: variantId,
          sku,
          name: title,
          variant,
          brand,
          category,
          quantity,
          price,
          line_total: sum,
        }),
    ),
  });
}

export function present<T extends object>(values: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

/** Amounts of one currency; undefined when there is none, or when they are of several. */
export function sumOf(amounts: readonly (Money | undefined)[]): Money | undefined {
  const said = amounts.flatMap((amount) => amount ?? []);
  const [first] = said;
  if (!first || said.some(({ currency }) => currency !== first.currency)) return undefined;
  const amount = said.reduce((sum, each) => sum + each.amount, 0);
  return Number.isSafeInteger(amount) ? { amount, currency: first.currency } : undefined;
}

export const negative = (amount: Money | undefined): Money | undefined =>
  amount && { ...amount, amount: -Math.abs(amount.amount) };

/** `price` times `quantity`. */
export function timesOf(price: Money | undefined, quantity: number): Money | undefined {
  const amount = price ? price.amount * quantity : Number.NaN;
  return price && Number.isSafeInteger(amount) ? { ...price, amount } : undefined;
}

/** What one costs, where a sum can be divided evenly. */
export function eachOf(total: Money | undefined, quantity: number): Money | undefined {
  return total && quantity > 0 && total.amount % quantity === 0
    ? { ...total, amount: total.amount / quantity }
    : undefined;
}

export const lineOf = (values: { readonly [K in keyof OrderLine]: OrderLine[K] | undefined }): OrderLine =>
  present<object>(values) as OrderLine;
