import type { NormalisedEvent } from '../events/service';
import type { OrderLine, OrderStatement } from '../orders/service';
import {
  attributesOf,
  identifier,
  NO_TRAITS,
  shopCustomer,
  standardFields,
  type ConsentStatement,
  type Identifier,
  type Traits,
} from '../profiles/service';
import { SHOP_DOMAIN } from './brand';
import type { Market } from './markets';
import { basket, ordersOf, type DemoOrder, type Line } from './orders';
import { personAt, type DemoPerson } from './people';
import { dice } from './random';

export interface HistoryOptions {
  readonly seed: string;
  /** The shop, whose customer ids the events carry. */
  readonly shopId: string;
  /** Orders lie before it. */
  readonly today: Date;
}

const DAY_MS = 86_400_000;

/**
 * Everything that happened to one customer before the demo began, as events of an import: they enrol nobody. Message ids are
 * always the same, so that importing once more changes nothing.
 */
export function historyOf(n: number, { seed, shopId, today }: HistoryOptions): readonly NormalisedEvent[] {
  const person = personAt(seed, n);
  const identifiers = identifiersOf(person, shopId);
  const joined = new Date(today.getTime() - person.joinedDaysAgo * DAY_MS);
  const base = {
    type: 'webhook',
    identifiers,
    traits: NO_TRAITS,
    consents: [],
    origin: 'backfill',
    notes: [],
  } as const;
  return [
    {
      ...base,
      ...{
        messageId: `demo:joined:${String(n)}`,
        name: 'Customer Created',
        keys: [],
        properties: {},
        occurredAt: joined,
      },
      ...{ traits: traitsOf(person), consents: consentsOf(person, joined) },
    },
    ...ordersOf(seed, person, today).map((order) => ({
      ...base,
      ...{ messageId: `demo:order:${order.id}`, name: 'Order Completed', keys: [`order:${order.id}`] },
      ...{ properties: orderProperties(order, person.market), occurredAt: order.at },
      order: statementOf(order, person.market, shopId),
    })),
    ...viewsOf(seed, person, today).map(({ at, line }, index) => ({
      ...base,
      ...{ messageId: `demo:view:${String(n)}:${String(index)}`, name: 'Product Viewed', keys: [] },
      ...{ properties: viewProperties(line, person.market), occurredAt: at },
    })),
  ];
}

function identifiersOf({ externalId, customerId, email, phone }: DemoPerson, shopId: string): readonly Identifier[] {
  const all = [
    identifier('external', externalId),
    shopCustomer(shopId, customerId),
    identifier('email', email),
    identifier('phone', phone),
  ];
  return all.flatMap((each) => each ?? []);
}

function traitsOf({ firstName, lastName, market, city, skin, favourite }: DemoPerson): Traits {
  const { language, country } = market;
  return {
    fields: standardFields({ firstName, lastName, language, country, timeZone: undefined }),
    attributes: attributesOf({ city, skin, favourite }),
  };
}

function consentsOf({ consent, smsConsent }: DemoPerson, at: Date): readonly ConsentStatement[] {
  const said = { at, source: 'demo', explicit: true } as const;
  return [
    ...(consent === 'never' ? [] : [{ ...said, channel: 'email', state: consent } as const]),
    ...(smsConsent ? [{ ...said, channel: 'sms', state: 'subscribed' } as const] : []),
  ];
}

/** One in four looked around in the last two months. */
function viewsOf(seed: string, { n, market, favourite }: DemoPerson, today: Date) {
  const roll = dice(seed, 'views', n);
  if (!roll.chance(0.25)) return [];
  return Array.from({ length: roll.between(1, 4) }, () => {
    const [line] = basket(roll, market, favourite);
    return { at: new Date(today.getTime() - roll.next() * 60 * DAY_MS), line };
  }).flatMap(({ at, line }) => (line ? [{ at, line }] : []));
}

const money = (amount: number, { currency }: Market) => ({ amount, currency });

/** In the names of the e-commerce specification, as events of the shop have them. */
function orderProperties({ id, lines, subtotal, shipping, total }: DemoOrder, market: Market): Record<string, unknown> {
  return {
    order_id: id,
    products: lines.map((line) => productOf(line, market)),
    total: money(total, market),
    subtotal: money(subtotal, market),
    shipping: money(shipping, market),
    currency: market.currency,
    locale: market.language,
    financial_status: 'paid',
  };
}

/** The order itself, as the shop would have told of it. */
function statementOf(order: DemoOrder, market: Market, shopId: string): OrderStatement {
  const { id, at, lines, subtotal, shipping, total } = order;
  return {
    ...{ orderId: id, sourceId: shopId, at, refunds: [], fulfilments: [] },
    fields: {
      ...{ name: `#${id.slice(-5)}`, placedAt: at, locale: market.language, country: market.country },
      ...{ total: money(total, market), subtotal: money(subtotal, market), shipping: money(shipping, market) },
      ...{ financialStatus: 'paid', fulfilmentStatus: 'fulfilled' },
      lines: lines.map((line) => orderLineOf(line, market)),
    },
  };
}

function orderLineOf({ product, name, quantity, price }: Line, market: Market): OrderLine {
  const { id, variantId, sku, variant, category } = product;
  return {
    ...{ productId: id, variantId, sku, name, category, brand: 'Mori & Fig', quantity },
    ...(variant !== undefined && { variant }),
    ...{ price: money(price, market), total: money(price * quantity, market) },
  };
}

function productOf({ product, name, quantity, price }: Line, market: Market): Record<string, unknown> {
  return {
    ...{
      product_id: product.id,
      variant_id: product.variantId,
      sku: product.sku,
      name,
      variant: product.variant,
      quantity,
    },
    brand: 'Mori & Fig',
    category: product.category,
    price: money(price, market),
    line_total: money(price * quantity, market),
  };
}

export function viewProperties({ product, name, price }: Line, market: Market): Record<string, unknown> {
  const { sku, id, variantId, category, variant } = product;
  return {
    ...{ product_id: id, variant_id: variantId, sku, name, variant, category, brand: 'Mori & Fig' },
    price: money(price, market),
    url: `https://${SHOP_DOMAIN}/products/${sku.toLowerCase()}`,
  };
}
