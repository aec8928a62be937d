import {
  bounded,
  said,
  shortened,
  type OrderAmounts,
  type OrderFields,
  type OrderFulfilment,
  type OrderLine,
  type OrderStatement,
} from '../../orders/service';
import { productsOf, seenMoney } from './lines';
import { exactId, firstText, firstTime, list, object, text, time, type Payload } from '../payload';
import { refundOf } from './refund';

/** A whole order, as all `orders/…` topics carry it. Undefined when it has no id. */
export function orderStatement(
  payload: Payload,
  amounts: { readonly [K in keyof OrderAmounts as K]: OrderAmounts[K] | undefined },
  at: Date,
): OrderStatement | undefined {
  const orderId = exactId(payload['id'], payload['admin_graphql_api_id']);
  if (orderId === undefined) return undefined;
  const updated = firstTime(payload['updated_at'], payload['created_at']) ?? at;
  return {
    orderId: orderId.slice(0, 100),
    at: updated,
    fields: { ...fieldsOf(payload, updated), ...said<Partial<OrderAmounts>>(amounts) },
    refunds: bounded(list(payload['refunds'])).flatMap((refund) => refundOf(refund, updated) ?? []),
    fulfilments: bounded(list(payload['fulfillments'])).flatMap((each) => fulfilmentOf(each, updated) ?? []),
  };
}

function fieldsOf(payload: Payload, updated: Date): OrderFields {
  const currency = firstText(payload['currency'], payload['presentment_currency']);
  const cancelledAt = time(payload['cancelled_at']);
  return said<OrderFields>({
    name: shortened(text(payload['name'])),
    url: text(payload['order_status_url'])?.slice(0, 2_000),
    placedAt: firstTime(payload['created_at'], payload['processed_at']),
    lines: Array.isArray(payload['line_items']) ? linesOf(payload, currency) : undefined,
    coupons: couponsOf(payload),
    locale: shortened(text(payload['customer_locale'])),
    country: shortened(
      firstText(
        object(payload['shipping_address'])['country_code'],
        object(payload['billing_address'])['country_code'],
      ),
    ),
    financialStatus: shortened(text(payload['financial_status'])),
    fulfilmentStatus: shortened(text(payload['fulfillment_status'])),
    test: typeof payload['test'] === 'boolean' ? payload['test'] : undefined,
    cancelled: cancelledAt
      ? said({ at: cancelledAt, reason: shortened(text(payload['cancel_reason'])) })
      : payload['cancelled_at'] === null
        ? null
        : text(payload['cancelled_at']) === undefined
          ? undefined
          : // A time that nobody can read is one all the same.
            { at: updated },
    ...NO_AMOUNTS,
  });
}

/** They are given by themselves. */
const NO_AMOUNTS = {
  total: undefined,
  currentTotal: undefined,
  subtotal: undefined,
  discount: undefined,
  tax: undefined,
  shipping: undefined,
};

function couponsOf(payload: Payload): readonly string[] | undefined {
  const codes = list(payload['discount_codes']).flatMap(({ code }) => shortened(text(code)) ?? []);
  return codes.length === 0 ? undefined : bounded(codes);
}

function linesOf(payload: Payload, currency: string | undefined): readonly OrderLine[] {
  const lines = bounded(list(payload['line_items']));
  return productsOf({ line_items: lines }, currency).map((product, index) => {
    const line = lines[index] ?? {};
    const short = (name: string) => shortened(text(product[name]));
    return said<OrderLine>({
      productId: short('product_id'),
      variantId: short('variant_id'),
      sku: short('sku'),
      name: short('name'),
      variant: short('variant'),
      brand: short('brand'),
      category: shortened(text(line['product_type'])),
      quantity: typeof product['quantity'] === 'number' ? product['quantity'] : 1,
      price: product['price'] as OrderLine['price'],
      total: product['line_total'] as OrderLine['total'],
      discount: allocated(line, currency) ?? seenMoney(line['total_discount_set'], line['total_discount'], currency),
    });
  });
}

/** Its part of the discounts of the order, which its own total does not know of. */
function allocated(line: Payload, currency: string | undefined): OrderLine['discount'] {
  const parts = list(line['discount_allocations']).flatMap(
    ({ amount_set: set, amount }) => seenMoney(set, amount, currency) ?? [],
  );
  const [first] = parts;
  return first && { ...first, amount: parts.reduce((sum, { amount }) => sum + amount, 0) };
}

/** A fulfilment, within an order or by itself. Undefined when it has no id. */
export function fulfilmentOf(payload: Payload, at: Date): OrderFulfilment | undefined {
  const id = exactId(payload['id'], payload['admin_graphql_api_id']);
  if (id === undefined) return undefined;
  const updated = firstTime(payload['updated_at'], payload['created_at']) ?? at;
  const status = shortened(text(payload['shipment_status']));
  return {
    id: id.slice(0, 100),
    shop: said<NonNullable<OrderFulfilment['shop']>>({
      at: updated,
      status: shortened(text(payload['status'])),
      carrier: shortened(text(payload['tracking_company'])),
      trackingNumber: shortened(text(payload['tracking_number'])),
      trackingUrl: text(payload['tracking_url'])?.slice(0, 2_000),
    }),
    ...(status !== undefined && { parcel: { at: updated, status } }),
  };
}
