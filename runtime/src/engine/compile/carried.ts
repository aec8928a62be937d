/** Kinds of keys that events carry: what a purchase is about, in the order of its life. No source makes others. */
export const KEY_KINDS = ['cart', 'checkout', 'order'] as const;
export type KeyKind = (typeof KEY_KINDS)[number];

const BY_NAME: Readonly<Record<string, readonly KeyKind[]>> = {
  'Cart Created': ['cart'],
  'Cart Updated': ['cart'],
  'Checkout Started': ['cart', 'checkout'],
  'Checkout Updated': ['cart', 'checkout'],
  'Order Completed': KEY_KINDS,
  'Order Paid': KEY_KINDS,
  'Order Updated': KEY_KINDS,
  'Order Fulfilled': KEY_KINDS,
  'Order Partially Fulfilled': KEY_KINDS,
  'Order Cancelled': KEY_KINDS,
  ...Object.fromEntries(
    [
      ...['Order Refunded', 'Order Edited', 'Order Deleted', 'Order Shipped', 'Out for Delivery', 'Order Delivered'],
      ...['Shipment Delayed', 'Fulfilment Updated', 'Shipment Updated'],
    ].map((name) => [name, ['order'] as const]),
  ),
  ...Object.fromEntries(
    ['Customer Created', 'Customer Updated', 'Customer Merged', 'Consent Updated'].map((name) => [name, [] as const]),
  ),
};

/**
 * The kinds that an event of this name carries when it comes from a shop. Undefined for events that shops do not send: whoever
 * sends those gives them what ids they have (`cart_id`, `checkout_id`, `order_id`).
 */
export function keysOfShopEvent(name: string): readonly KeyKind[] | undefined {
  return Object.hasOwn(BY_NAME, name) ? BY_NAME[name] : undefined;
}

export const isKeyKind = (kind: string): kind is KeyKind => KEY_KINDS.some((known) => known === kind);

/** The known kind that somebody who wrote this may have meant. */
export function nearestKind(kind: string): KeyKind | undefined {
  const written = kind.toLowerCase();
  return KEY_KINDS.find((known) => distance(written, known) <= 2);
}

/** Letters to add, take away or change. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [i, letter] of Array.from(from).entries()) {
    const next = [i + 1];
    for (let j = 1; j <= to.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (letter === to[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
