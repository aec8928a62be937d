import { money } from '../money';

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
  const amounts = AMOUNTS.flatMap((name) => {
    const amount = name in properties ? money(properties[name], currency) : undefined;
    return amount ? [[name, amount] as const] : [];
  });
  const ids = IDS.flatMap((name) =>
    typeof properties[name] === 'number' ? [[name, String(properties[name])] as const] : [],
  );
  return { ...properties, ...Object.fromEntries([...amounts, ...ids]) };
}

const isObject = (value: unknown): value is Properties =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `checkout:…`, `cart:…`, `order:…` out of an event's properties. */
export function commerceKeys({ checkout_id, cart_id, order_id }: Properties): {
  readonly checkout?: string;
  readonly cart?: string;
  readonly order?: string;
} {
  return { ...id('order', order_id), ...id('checkout', checkout_id), ...id('cart', cart_id) };
}

function id(kind: string, value: unknown): Record<string, string> {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text.length > 0 && text.length <= 200 ? { [kind]: text } : {};
}
