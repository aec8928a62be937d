/** Webhook topics worth having, with what each is for; the runtime understands all of them (sources/shopify/topics.ts). */
export const TOPICS = [
  { topic: 'checkouts/create', use: 'cart' },
  { topic: 'checkouts/update', use: 'cart' },
  { topic: 'orders/create', use: 'order' },
  { topic: 'orders/paid', use: 'order' },
  { topic: 'orders/fulfilled', use: 'delivery' },
  { topic: 'orders/updated', use: 'order' },
  { topic: 'orders/cancelled', use: 'order' },
  { topic: 'orders/delete', use: 'order' },
  { topic: 'refunds/create', use: 'order' },
  { topic: 'fulfillments/create', use: 'delivery' },
  { topic: 'fulfillments/update', use: 'delivery' },
  { topic: 'fulfillment_events/create', use: 'delivery' },
  { topic: 'customers/create', use: 'customer' },
  { topic: 'customers/update', use: 'customer' },
  { topic: 'customers_email_marketing_consent/update', use: 'consent' },
  { topic: 'customers_marketing_consent/update', use: 'consent' },
  { topic: 'products/create', use: 'catalogue' },
  { topic: 'products/update', use: 'catalogue' },
  { topic: 'products/delete', use: 'catalogue' },
] as const;

export type Use = (typeof TOPICS)[number]['use'];
