import { bounded, said, shortened, type OrderFields, type OrderLine, type OrderStatement } from '../../orders/service';
import type { Money } from '../../platform/money';

type Properties = Readonly<Record<string, unknown>>;

export interface OrderCall {
  readonly name: string;
  /** In the form all sources share (`commerceProperties`). */
  readonly properties: Properties;
  readonly orderId: string | undefined;
  readonly at: Date;
  readonly messageId: string;
}

/** What a `track` call says of an order, by the names of the e-commerce spec. Undefined for other calls, and without `order_id`. */
export function orderStatementOf(call: OrderCall): OrderStatement | undefined {
  const { name, orderId, at } = call;
  if (orderId === undefined) return undefined;
  const nothing = { orderId, at, fields: {}, refunds: [], fulfilments: [] };
  switch (name) {
    case 'Order Completed':
      return { ...nothing, fields: { ...fieldsOf(call.properties), placedAt: at } };
    case 'Order Updated':
      return { ...nothing, fields: fieldsOf(call.properties) };
    case 'Order Cancelled':
      return { ...nothing, fields: { cancelled: { at } } };
    case 'Order Refunded':
      return { ...nothing, refunds: [refundOf(call)] };
    default:
      return undefined;
  }
}

/** Without a total the whole order was refunded (spec); with one that is no amount of money, nobody knows how much. */
function refundOf({
  properties: { total, refund_id: given },
  at,
  messageId,
}: OrderCall): OrderStatement['refunds'][number] {
  const id = (textOf(given) ?? messageId).slice(0, 300);
  const amount = moneyOf(total);
  if (amount) return { id, at, amount };
  return total === undefined || total === null ? { id, at, all: true } : { id, at };
}

function fieldsOf(properties: Properties): OrderFields {
  const { total, revenue, value, subtotal, discount, tax, shipping, coupon, products } = properties;
  const coupons = textOf(coupon);
  return said<OrderFields>({
    name: shortened(textOf(properties['order_name'])),
    url: textOf(properties['order_url'])?.slice(0, 2_000),
    placedAt: undefined,
    lines: Array.isArray(products) ? bounded(products).map(lineOf) : undefined,
    coupons: coupons === undefined ? undefined : [coupons.slice(0, 500)],
    locale: shortened(textOf(properties['locale'])),
    country: undefined,
    financialStatus: shortened(textOf(properties['financial_status'])),
    fulfilmentStatus: shortened(textOf(properties['fulfillment_status'])),
    test: properties['test'] === true ? true : undefined,
    cancelled: undefined,
    total: moneyOf(total) ?? moneyOf(value) ?? moneyOf(revenue),
    currentTotal: undefined,
    subtotal: moneyOf(subtotal),
    discount: moneyOf(discount),
    tax: moneyOf(tax),
    shipping: moneyOf(shipping),
  });
}

function lineOf(product: unknown): OrderLine {
  const given = isObject(product) ? product : {};
  const short = (name: string) => shortened(textOf(given[name]));
  const { quantity, price, discount } = given;
  const many = typeof quantity === 'number' && Number.isFinite(quantity) ? quantity : 1;
  const each = moneyOf(price);
  const total = each && Number.isSafeInteger(each.amount * many) ? { ...each, amount: each.amount * many } : undefined;
  return said<OrderLine>({
    productId: short('product_id'),
    variantId: short('variant_id'),
    sku: short('sku'),
    name: short('name'),
    variant: short('variant'),
    brand: short('brand'),
    category: short('category'),
    quantity: many,
    price: each,
    total,
    discount: moneyOf(discount),
  });
}

const isObject = (value: unknown): value is Properties =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function moneyOf(value: unknown): Money | undefined {
  if (!isObject(value)) return undefined;
  const { amount, currency } = value;
  // Nothing that a caller sends looks like this but what was made of it: minor units of a known currency.
  return Number.isSafeInteger(amount) && typeof currency === 'string' && /^[A-Z]{3}$/.test(currency)
    ? { amount: amount as number, currency }
    : undefined;
}

function textOf(value: unknown): string | undefined {
  const text = typeof value === 'number' && Number.isFinite(value) ? String(value) : value;
  return typeof text === 'string' && text !== '' ? text : undefined;
}
