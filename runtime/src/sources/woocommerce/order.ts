import type { OrderRefund, OrderStatement } from '../../orders/service';
import { shopOrder } from '../../profiles/service';
import { keysOf, type HookEvent } from '../hooks/event';
import type { HookContext, Reading } from '../hooks/hook';
import { NOTHING_OF_THEM } from '../hooks/read';
import { exactId, firstText, list, object, present, text, type Payload } from '../payload';
import { buyerOf } from './customer';
import { isPlaced, orderStatement } from './statement';
import { timeOf, type ShopTime } from './time';

/**
 * All topics that carry a whole order. WooCommerce tells of every change as an update, so what has happened is read from the
 * order itself, and each thing happens once: its event has the order's id and not the delivery's.
 */
export function orderReading(payload: Payload, context: HookContext): Reading | undefined {
  const order = exactId(payload['id'], undefined)?.slice(0, 100);
  if (order === undefined) return undefined;
  const statement = orderStatement(payload, order, context.at);
  const one = eventMaker(payload, { order, statement, context });
  const { status, created, paid, completed } = whenOf(payload);
  const placed = isPlaced(status);
  return {
    currency: text(payload['currency']),
    events: [
      ...(placed ? [one('Order Completed', { at: paid ?? created, id: `placed:${order}` })] : []),
      ...(placed && paid ? [one('Order Paid', { at: paid, id: `paid:${order}` })] : []),
      ...(status === 'completed' ? [one('Order Fulfilled', { at: completed, id: `fulfilled:${order}` })] : []),
      ...(status === 'cancelled' ? [one('Order Cancelled', { at: modified(payload), id: `cancelled:${order}` })] : []),
      ...statement.refunds.map((refund) => refundEvent(one, { order, refund, all: status === 'refunded' })),
      ...(context.topic === 'order.created' && placed
        ? []
        : [one('Order Updated', { at: modified(payload), id: undefined })]),
    ],
  };
}

function whenOf(payload: Payload) {
  return {
    status: text(payload['status']),
    created: timeOf(payload, 'date_created'),
    paid: timeOf(payload, 'date_paid'),
    completed: timeOf(payload, 'date_completed') ?? modified(payload),
  };
}

const modified = (payload: Payload) => timeOf(payload, 'date_modified') ?? timeOf(payload, 'date_created');

type Maker = (name: string, when: { readonly at: ShopTime | undefined; readonly id: string | undefined }) => HookEvent;

function eventMaker(
  payload: Payload,
  { order, statement, context }: { order: string; statement: OrderStatement; context: HookContext },
): Maker {
  const person = buyerOf(payload, context);
  const named = shopOrder(context.sourceId, order);
  const properties = propertiesOf(payload, order, statement);
  return (name, { at, id }) => ({
    ...{ name, keys: keysOf({ order }), consents: [], traits: person.traits, properties, order: statement },
    identifiers: [...person.identifiers, ...(named ? [named] : [])],
    occurredAt: at?.at,
    messageId: id,
    notes: at?.zoneless ? ['timestamp_without_zone'] : [],
  });
}

function refundEvent(
  one: Maker,
  { order, refund, all }: { readonly order: string; readonly refund: OrderRefund; readonly all: boolean },
): HookEvent {
  const event = one('Order Refunded', { at: { at: refund.at }, id: `refund:${order}:${refund.id}` });
  const { id, amount, note } = refund;
  return {
    ...event,
    properties: present({ order_id: order, refund_id: id, total: amount, note, whole: all ? true : undefined }),
  };
}

function propertiesOf(payload: Payload, order: string, { fields }: OrderStatement): Record<string, unknown> {
  const { total, subtotal, discount, tax, shipping, lines = [] } = fields;
  return present({
    ...{ order_id: order, order_name: text(payload['number']), total, subtotal, discount, tax, shipping },
    products: lines.map((line) =>
      present({
        ...{ product_id: line.productId, variant_id: line.variantId, sku: line.sku, name: line.name },
        ...{ variant: line.variant, quantity: line.quantity, price: line.price, line_total: line.total },
      }),
    ),
    currency: text(payload['currency']),
    coupon: firstText(...list(payload['coupon_lines']).map(({ code }) => code)),
    status: text(payload['status']),
  });
}

/** `order.deleted` is only an id. */
export function deletedOrder(payload: Payload, { sourceId, at }: HookContext): Reading | undefined {
  const order = exactId(payload['id'], undefined)?.slice(0, 100);
  const named = shopOrder(sourceId, order);
  if (order === undefined || !named) return undefined;
  const fields = { cancelled: { at, reason: 'deleted' } };
  return {
    events: [
      {
        ...{ ...NOTHING_OF_THEM, name: 'Order Deleted', keys: keysOf({ order }), identifiers: [named], occurredAt: at },
        properties: { order_id: order },
        order: { orderId: order, at, fields, refunds: [], fulfilments: [] },
      },
    ],
  };
}

/** A refund by itself, as the API and some plugins give it: its order stands in its links, its currency nowhere. */
export function refundReading(payload: Payload, { sourceId, at }: HookContext): Reading | undefined {
  const link = text(list(object(payload['_links'])['up'])[0]?.['href']) ?? '';
  const order = exactId(payload['parent_id'], undefined) ?? /\/orders\/(\d+)$/.exec(link)?.[1];
  const named = shopOrder(sourceId, order);
  const id = exactId(payload['id'], undefined)?.slice(0, 100);
  if (order === undefined || id === undefined || !named) return undefined;
  const when = timeOf(payload, 'date_created')?.at ?? at;
  return {
    events: [
      {
        ...{
          ...NOTHING_OF_THEM,
          name: 'Order Refunded',
          keys: keysOf({ order }),
          identifiers: [named],
          occurredAt: when,
        },
        ...{ messageId: `refund:${order}:${id}`, properties: { order_id: order, refund_id: id } },
        order: { orderId: order, at: when, fields: {}, refunds: [{ id, at: when }], fulfilments: [] },
      },
    ],
  };
}
