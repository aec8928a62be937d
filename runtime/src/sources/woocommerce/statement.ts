import {
  bounded,
  said,
  shortened,
  type OrderFields,
  type OrderLine,
  type OrderRefund,
  type OrderStatement,
} from '../../orders/service';
import { money, type Money } from '../../platform/money';
import { exactId, firstText, list, object, text, type Payload } from '../payload';
import { timeOf } from './time';

/** What has not been paid, and is not agreed to be paid later. */
const NOT_PLACED = new Set(['pending', 'failed', 'cancelled', 'checkout-draft', 'auto-draft', 'trash']);

export const isPlaced = (status: string | undefined): boolean => status !== undefined && !NOT_PLACED.has(status);

const FINANCIAL: Readonly<Record<string, string>> = {
  pending: 'pending',
  'on-hold': 'pending',
  processing: 'paid',
  completed: 'paid',
  refunded: 'refunded',
  failed: 'voided',
  cancelled: 'voided',
};

/** A whole order, as every `order.…` topic carries it. */
export function orderStatement(payload: Payload, orderId: string, received: Date): OrderStatement {
  const at = timeOf(payload, 'date_modified')?.at ?? timeOf(payload, 'date_created')?.at ?? received;
  return { orderId, at, fields: fieldsOf(payload, at), refunds: refundsOf(payload, at), fulfilments: [] };
}

function fieldsOf(payload: Payload, at: Date): OrderFields {
  const currency = text(payload['currency']);
  const amount = (name: string) => money(text(payload[name]), currency);
  const status = text(payload['status']) ?? '';
  const lines = Array.isArray(payload['line_items']) ? linesOf(payload, currency) : undefined;
  const coupons = list(payload['coupon_lines']).flatMap(({ code }) => shortened(text(code)) ?? []);
  return said<OrderFields>({
    name: shortened(text(payload['number'])),
    url: text(payload['payment_url'])?.slice(0, 2_000),
    placedAt: timeOf(payload, 'date_created')?.at,
    lines,
    coupons: coupons.length === 0 ? undefined : bounded(coupons),
    locale: undefined,
    country: shortened(firstText(object(payload['shipping'])['country'], object(payload['billing'])['country'])),
    financialStatus: Object.hasOwn(FINANCIAL, status) ? FINANCIAL[status] : shortened(status || undefined),
    fulfilmentStatus: status === 'completed' ? 'fulfilled' : undefined,
    test: undefined,
    // An order that was never paid brought in nothing, like a cancelled one, and may still come to be one.
    cancelled: isPlaced(status) ? null : { at, reason: status || 'unknown' },
    ...{ total: amount('total'), currentTotal: undefined, discount: amount('discount_total') },
    ...{ subtotal: subtotalOf(lines), tax: amount('total_tax'), shipping: amount('shipping_total') },
  });
}

/** Of the whole order, before discounts. */
function subtotalOf(lines: readonly OrderLine[] | undefined): Money | undefined {
  const totals = (lines ?? []).map(({ total }) => total);
  const [first] = totals;
  if (!first || totals.includes(undefined)) return undefined;
  return { amount: totals.reduce((sum, total) => sum + (total?.amount ?? 0), 0), currency: first.currency };
}

export function linesOf(payload: Payload, currency: string | undefined): readonly OrderLine[] {
  return bounded(list(payload['line_items'])).map((line) => {
    const variant = exactId(line['variation_id'], undefined);
    const [before, after] = [money(text(line['subtotal']), currency), money(text(line['total']), currency)];
    const quantity = Number(text(line['quantity']) ?? 1);
    return said<OrderLine>({
      productId: shortened(exactId(line['product_id'], undefined)),
      variantId: variant === '0' ? undefined : shortened(variant),
      // Some shops have numbers here.
      sku: shortened(text(line['sku'])),
      name: shortened(firstText(line['parent_name'], unescaped(text(line['name'])))),
      variant: shortened(variantOf(line)),
      brand: undefined,
      category: undefined,
      quantity: Number.isFinite(quantity) ? quantity : 1,
      price: priceOf(line, currency),
      total: before,
      discount:
        before && after && before.amount > after.amount
          ? { ...before, amount: before.amount - after.amount }
          : undefined,
    });
  });
}

/** `price` is a number with any decimals; some shops leave it away. */
const priceOf = (line: Payload, currency: string | undefined): Money | undefined => {
  const price = Number(text(line['price']));
  return Number.isFinite(price) ? money(price.toFixed(6), currency) : undefined;
};

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', ndash: '–', mdash: '—', quot: '"', lt: '<', gt: '>' };

/** Names come with the entities of the page they stand on. */
const unescaped = (name: string | undefined): string | undefined =>
  name
    ?.replaceAll(/&(amp|ndash|mdash|quot|lt|gt);/g, (_, entity: string) => ENTITIES[entity] ?? '')
    .replaceAll(/&#(\d{2,6});/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10_ff_ff)));

/** `Color: black, Size: M`; keys that begin with a line are the plugins' own. */
function variantOf(line: Payload): string | undefined {
  const said = list(line['meta_data']).flatMap(({ key, value, display_value: shown }) => {
    const name = text(key);
    return name === undefined || name.startsWith('_') ? [] : (firstText(shown, value) ?? []);
  });
  return exactId(line['variation_id'], undefined) === '0' || said.length === 0
    ? undefined
    : said.slice(0, 5).join(', ');
}

/** A partial refund changes no status: only this list shows it, with amounts below nothing. */
export function refundsOf(payload: Payload, at: Date): readonly OrderRefund[] {
  const currency = text(payload['currency']);
  return bounded(list(payload['refunds'])).flatMap((refund) => {
    const id = exactId(refund['id'], undefined);
    if (id === undefined) return [];
    const back = money(text(refund['total'])?.replace(/^-/, ''), currency);
    return [
      said<OrderRefund>({
        id: id.slice(0, 100),
        at: timeOf(refund, 'date_created')?.at ?? at,
        amount: back,
        all: undefined,
        note: shortened(text(refund['reason'])),
      }),
    ];
  });
}
