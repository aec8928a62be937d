import { money } from '../../platform/money';

const COMMERCE =
  /^(Product|Products|Cart|Checkout|Payment Info|Order|Coupon|Promotion)\b.* (Viewed|Clicked|Added|Removed|Started|Updated|Completed|Step Completed|Step Viewed|Entered|Refunded|Cancelled|Paid|Searched|Applied|Denied|Shared)$/;
const AMOUNTS = ['total', 'subtotal', 'revenue', 'value', 'shipping', 'tax', 'discount', 'price'] as const;
const IDS = ['order_id', 'checkout_id', 'cart_id', 'product_id', 'variant_id'] as const;

type Properties = Readonly<Record<string, unknown>>;

/**
 * E-commerce events in the form all sources share: amounts in minor units with their currency, ids as texts. Without a
 * currency an amount stays the number it was. Other events are left as they are.
 */
export function commerceProperties(event: string, properties: Properties): Properties {
  if (!COMMERCE.test(event)) return properties;
  const { currency, products } = properties;
  const own = priced(properties, currency);
  return Array.isArray(products)
    ? {
        ...own,
        products: products.map((product: unknown) => (isObject(product) ? priced(product, currency) : product)),
      }
    : own;
}

function priced(properties: Properties, currency: unknown): Properties {
  const changed: Record<string, unknown> = {};
  for (const name of AMOUNTS) {
    const amount = money(properties[name], currency);
    if (amount) changed[name] = amount;
  }
  for (const name of IDS) if (typeof properties[name] === 'number') changed[name] = String(properties[name]);
  return { ...properties, ...changed };
}

const isObject = (value: unknown): value is Properties =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export interface CommerceIds {
  readonly checkout?: string;
  readonly cart?: string;
  readonly order?: string;
}

/** What an event is about: the ids its properties name. */
export function commerceIds({ checkout_id, cart_id, order_id }: Properties): CommerceIds {
  const [checkout, cart, order] = [idText(checkout_id), idText(cart_id), idText(order_id)];
  return { ...(order && { order }), ...(checkout && { checkout }), ...(cart && { cart }) };
}

function idText(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text.length > 0 && text.length <= 200 ? text : undefined;
}
