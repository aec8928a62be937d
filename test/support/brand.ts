import { createHash, createHmac, randomUUID } from 'node:crypto';

import type { JourneyWorkflow } from '../../runtime/src/engine/workflow';

const SECRET = 'a shop signs its webhooks with this';

/** A text in a language, with everything a cart reminder shows. */
const reminder = (greeting: string) => ({
  subject: `${greeting} {{ profile.firstName | default: "you" }}`,
  mjml: `<mjml><mj-body><mj-section><mj-column>
    <mj-text>${greeting}</mj-text>
    <mj-text>{% for product in event.properties.products %}<p>{{ product.quantity }} × {{ product.name }}: {{ product.line_total | money }}</p>{% endfor %}</mj-text>
    <mj-text>{{ event.properties.total | money }}</mj-text>
    <mj-button href="{{ event.properties.checkout_url }}">Resume</mj-button>
    <mj-text><a href="{{ links.unsubscribe }}">Unsubscribe</a></mj-text>
  </mj-column></mj-section></mj-body></mjml>`,
});

export const REMINDER = {
  key: 'reminder',
  name: 'Cart reminder',
  channel: 'email',
  category: 'marketing',
  defaultLanguage: 'en',
  languages: {
    en: reminder('Still thinking?'),
    de: reminder('Noch unentschlossen?'),
    'zh-CN': reminder('还在考虑吗？'),
  },
};

export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly body: T;
}

/** A page of anything. */
export interface Items<T = Record<string, unknown>> {
  readonly items: T[];
}

/** A brand that uses a running Perennial the way its people, programs and shop do: over HTTP alone. */
export class Brand {
  sourceId = '';

  constructor(
    readonly address: string,
    private readonly key: string,
  ) {}

  async call<T = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
    const answer = await fetch(this.address + path, {
      method,
      headers: {
        authorization: `Bearer ${this.key}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: (text === '' ? {} : JSON.parse(text)) as T };
  }

  /** As `call`, and fails unless it succeeds. */
  async must<T = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.call<T>(method, path, body);
    if (answer.status >= 300)
      throw new Error(`${method} ${path}: ${String(answer.status)} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async list<T = Record<string, unknown>>(path: string): Promise<T[]> {
    return (await this.must<Items<T>>('GET', path)).items;
  }

  /** A shop, a mail account on a port of this machine that plays both roles, and the reminder. */
  async setUp(smtpPort: number): Promise<void> {
    const source = await this.must<{ id: string }>('POST', '/api/sources', {
      kind: 'shopify',
      name: 'Shop',
      secret: SECRET,
    });
    this.sourceId = source.id;
    await this.must('POST', '/api/senders', {
      kind: 'smtp',
      name: 'Mail server',
      from: { name: 'Mori & Fig', address: 'hello@mori.example' },
      smtp: { host: '127.0.0.1', port: smtpPort },
      roles: ['marketing-email', 'transactional-email'],
    });
    await this.must('POST', '/api/messages', REMINDER);
  }

  /** Makes a journey and sets it live. */
  async live(workflow: JourneyWorkflow): Promise<string> {
    const { id } = await this.must<{ id: string }>('POST', '/api/journeys', { workflow });
    await this.must('POST', `/api/journeys/${id}/publish`, {});
    return id;
  }

  /** A webhook as the shop sends it; `signature` false leaves it out. */
  async webhook(
    topic: string,
    payload: unknown,
    { id = randomUUID(), secret = SECRET }: { readonly id?: string; readonly secret?: string | false } = {},
  ): Promise<number> {
    const raw = JSON.stringify(payload);
    const answer = await fetch(`${this.address}/hooks/shopify/${this.sourceId}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-shopify-topic': topic,
        'x-shopify-webhook-id': id,
        ...(secret !== false && { 'x-shopify-hmac-sha256': createHmac('sha256', secret).update(raw).digest('base64') }),
      },
      body: raw,
    });
    await answer.arrayBuffer();
    return answer.status;
  }
}

export interface CheckoutOptions {
  readonly token?: string;
  readonly email?: string | null;
  readonly firstName?: string;
  readonly locale?: string;
  readonly currency?: string;
  readonly consent?: boolean;
  readonly at?: Date;
  readonly items?: readonly { title: string; quantity: number; price: string }[];
}

/** A checkout in the shape a Shopify shop sends; the customer saw other money than the shop counts in. */
export function aCheckout({
  token = randomUUID().replaceAll('-', ''),
  email = `${token}@example.com`,
  firstName = 'Anna',
  locale = 'de-DE',
  currency = 'EUR',
  consent = true,
  at = new Date(),
  items = [{ title: 'Night serum', quantity: 2, price: '19.90' }],
}: CheckoutOptions = {}) {
  const total = items.reduce((sum, { quantity, price }) => sum + quantity * Number(price), 0).toFixed(2);
  return {
    id: 981_820_079_255_243_500,
    token,
    cart_token: `cart-${token}`,
    email,
    buyer_accepts_marketing: consent,
    created_at: at.toISOString(),
    updated_at: at.toISOString(),
    currency,
    presentment_currency: currency,
    customer_locale: locale,
    abandoned_checkout_url: `https://shop.example/checkouts/${token}/recover?key=1`,
    line_items: items.map(({ title, quantity, price }, index) => ({
      product_id: 632_910_392 + index,
      variant_id: 808_950_810 + index,
      title,
      presentment_title: title,
      quantity,
      price,
      line_price: (quantity * Number(price)).toFixed(2),
      sku: `SKU-${String(index)}`,
      vendor: 'Mori & Fig',
    })),
    subtotal_price: total,
    total_price: total,
    total_tax: '0.00',
    total_discounts: '0.00',
    discount_codes: [],
    ...(email !== null && {
      customer: { id: customerId(email), email, first_name: firstName, last_name: 'Beispiel' },
    }),
  };
}

/** The shop's number of a customer: the same address always has the same. */
const customerId = (email: string) => createHash('sha256').update(email).digest().readUIntBE(0, 6);

/** The guest order of a checkout: no customer, another address, joined by the checkout's token alone. */
export function aGuestOrder(token: string, { email = 'somebody-else@example.com', at = new Date() } = {}) {
  return {
    id: 5_778_367_414_385,
    admin_graphql_api_id: 'gid://shopify/Order/5778367414385',
    email,
    contact_email: email,
    customer: null,
    checkout_token: token,
    cart_token: `cart-${token}`,
    created_at: at.toISOString(),
    updated_at: at.toISOString(),
    processed_at: at.toISOString(),
    currency: 'EUR',
    presentment_currency: 'EUR',
    financial_status: 'paid',
    total_price: '39.80',
    total_price_set: {
      shop_money: { amount: '39.80', currency_code: 'EUR' },
      presentment_money: { amount: '39.80', currency_code: 'EUR' },
    },
    line_items: [
      {
        id: 1,
        product_id: 632_910_392,
        variant_id: 808_950_810,
        title: 'Night serum',
        quantity: 2,
        price: '19.90',
        sku: 'SKU-0',
      },
    ],
  };
}

const LOOK_EVERY_MS = 100;

/** Looks until `found` gives something other than undefined; fails with what it waited for after `within` ms. */
export async function eventually<T>(what: string, found: () => Promise<T | undefined>, within = 120_000): Promise<T> {
  const giveUp = performance.now() + within;
  for (;;) {
    const value = await found();
    if (value !== undefined) return value;
    if (performance.now() > giveUp) throw new Error(`Waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
