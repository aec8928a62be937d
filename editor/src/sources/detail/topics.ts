/** Webhook topics worth having, with what each is for; the runtime understands all of them (sources/shopify/topics.ts). */
export const TOPICS = [
  { topic: 'checkouts/create', use: 'cart' },
  { topic: 'checkouts/update', use: 'cart' },
  { topic: 'orders/create', use: 'order' },
  { topic: 'orders/paid', use: 'order' },
  { topic: 'orders/fulfilled', use: 'delivery' },
  { topic: 'orders/cancelled', use: 'order' },
  { topic: 'customers/create', use: 'customer' },
  { topic: 'customers/update', use: 'customer' },
  { topic: 'customers_email_marketing_consent/update', use: 'consent' },
] as const;

export type Use = (typeof TOPICS)[number]['use'];
