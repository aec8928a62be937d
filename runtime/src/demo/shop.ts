import { SHOP_DOMAIN } from './brand';
import type { Market } from './markets';
import { amountsOf, type Line } from './orders';
import type { DemoPerson } from './people';

/** A checkout under way, as the shop knows it. */
export interface DemoCheckout {
  readonly token: string;
  readonly person: DemoPerson;
  readonly lines: readonly Line[];
}

const decimal = (minor: number, { decimals }: Market): string => (minor / 10 ** decimals).toFixed(decimals);

/** `checkouts/create` and `checkouts/update` in the shape of Shopify's webhook. */
export function checkoutPayload({ token, person, lines }: DemoCheckout, at: Date): Record<string, unknown> {
  const { market } = person;
  const { subtotal, shipping, total } = amountsOf(lines, market);
  return {
    token,
    cart_token: `cart-${token}`,
    email: person.email,
    buyer_accepts_marketing: person.consent === 'subscribed',
    created_at: at.toISOString(),
    updated_at: at.toISOString(),
    ...{ currency: market.currency, presentment_currency: market.currency, customer_locale: market.language },
    abandoned_checkout_url: `https://${SHOP_DOMAIN}/checkouts/${token}/recover`,
    line_items: lines.map((line) => lineItem(line, market)),
    subtotal_price: decimal(subtotal, market),
    total_price: decimal(total, market),
    total_tax: decimal(0, market),
    total_discounts: decimal(0, market),
    shipping_lines: [{ price: decimal(shipping, market) }],
    discount_codes: [],
    shipping_address: { country_code: market.country, city: person.city },
    customer: customerOf(person),
  };
}

/** `orders/create` of a checkout. */
export function orderPayload(
  { token, person, lines }: DemoCheckout,
  { id, at }: { readonly id: string; readonly at: Date },
): Record<string, unknown> {
  const { market } = person;
  const { subtotal, shipping, total } = amountsOf(lines, market);
  return {
    id: Number(id),
    admin_graphql_api_id: `gid://shopify/Order/${id}`,
    name: `#${id.slice(-5)}`,
    ...{ checkout_token: token, cart_token: `cart-${token}`, email: person.email, contact_email: person.email },
    ...{ created_at: at.toISOString(), updated_at: at.toISOString(), processed_at: at.toISOString() },
    ...{ currency: market.currency, presentment_currency: market.currency, customer_locale: market.language },
    financial_status: 'paid',
    subtotal_price: decimal(subtotal, market),
    total_price: decimal(total, market),
    total_shipping_price_set: { presentment_money: money(shipping, market) },
    line_items: lines.map((line) => lineItem(line, market)),
    shipping_address: { country_code: market.country, city: person.city },
    customer: customerOf(person),
  };
}

const money = (minor: number, market: Market) => ({ amount: decimal(minor, market), currency_code: market.currency });

function lineItem({ product, name, quantity, price }: Line, market: Market): Record<string, unknown> {
  return {
    ...{ product_id: Number(product.id), variant_id: Number(product.variantId), sku: product.sku, quantity },
    ...{ title: name, presentment_title: name, variant_title: product.variant, vendor: 'Mori & Fig' },
    price: decimal(price, market),
    price_set: { presentment_money: money(price, market) },
  };
}

function customerOf({ customerId, email, firstName, lastName, phone, market }: DemoPerson): Record<string, unknown> {
  return {
    ...{ id: Number(customerId), email, first_name: firstName, last_name: lastName, phone: phone ?? null },
    default_address: { country_code: market.country },
  };
}
