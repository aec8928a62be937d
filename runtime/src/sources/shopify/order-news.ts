import { shortened } from '../../orders/service';
import { NO_TRAITS, shopOrder } from '../../profiles/service';
import type { ShopContext } from './customer';
import { fulfilmentOf } from './order-statement';
import { exactId, firstTime, present, text, time, type Payload } from '../payload';
import { refundOf } from './refund';
import { keysOf, type HookEvent } from '../hooks/event';

/** What comes of an order without its customer: whose it is, the order says. */
function aboutOrder(payload: Payload, context: ShopContext) {
  const order = exactId(payload['order_id'], undefined)?.slice(0, 100);
  const named = shopOrder(context.sourceId, order);
  return {
    order,
    person: { keys: keysOf({ order }), identifiers: named ? [named] : [], traits: NO_TRAITS, consents: [] },
  };
}

/** `refunds/create`. */
export function refundEvent(payload: Payload, context: ShopContext): HookEvent {
  const { order, person } = aboutOrder(payload, context);
  const refund = refundOf(payload, context.at);
  return {
    name: 'Order Refunded',
    ...person,
    occurredAt: firstTime(payload['processed_at'], payload['created_at']),
    properties: present({ order_id: order, refund_id: refund?.id, total: refund?.amount, note: refund?.note }),
    order: order === undefined || !refund ? undefined : statementOf(order, refund.at, { refunds: [refund] }),
  };
}

/** `fulfillments/create` and `/update`. A shop makes them before anything leaves: only a successful one is shipped. */
export const fulfilmentEvent =
  (topic: 'create' | 'update') =>
  (payload: Payload, context: ShopContext): HookEvent => {
    const { order, person } = aboutOrder(payload, context);
    const fulfilment = fulfilmentOf(payload, context.at);
    const { shop, parcel } = fulfilment ?? {};
    return {
      name: topic === 'create' && shop?.status === 'success' ? 'Order Shipped' : 'Fulfilment Updated',
      ...person,
      occurredAt: firstTime(payload['updated_at'], payload['created_at']),
      properties: present({
        ...{ order_id: order, fulfilment_id: fulfilment?.id, status: shop?.status, shipment_status: parcel?.status },
        ...{ carrier: shop?.carrier, tracking_number: shop?.trackingNumber, tracking_url: shop?.trackingUrl },
      }),
      order:
        order === undefined || !fulfilment || !shop
          ? undefined
          : statementOf(order, shop.at, { fulfilments: [fulfilment] }),
    };
  };

/** By what the carrier says of a parcel. `Order Shipped` comes with the fulfilment itself. */
const PARCEL_EVENTS: ReadonlyMap<string, string> = new Map([
  ['out_for_delivery', 'Out for Delivery'],
  ['delivered', 'Order Delivered'],
  ['delayed', 'Shipment Delayed'],
  ['failure', 'Shipment Delayed'],
]);

/** `fulfillment_events/create`: what the carrier says. */
export function parcelEvent(payload: Payload, context: ShopContext): HookEvent {
  const { order, person } = aboutOrder(payload, context);
  const at = time(payload['happened_at']) ?? time(payload['created_at']) ?? context.at;
  const id = text(payload['fulfillment_id'])?.slice(0, 100);
  const status = shortened(text(payload['status']));
  return {
    name: PARCEL_EVENTS.get(status ?? '') ?? 'Shipment Updated',
    ...person,
    occurredAt: firstTime(payload['happened_at'], payload['created_at']),
    properties: present({ order_id: order, fulfilment_id: id, status, message: text(payload['message']) }),
    order:
      order === undefined || id === undefined || status === undefined
        ? undefined
        : statementOf(order, at, { fulfilments: [{ id, parcel: { at, status } }] }),
  };
}

function statementOf(
  orderId: string,
  at: Date,
  news: Partial<Pick<NonNullable<HookEvent['order']>, 'refunds' | 'fulfilments'>>,
): NonNullable<HookEvent['order']> {
  return { orderId, at, fields: {}, refunds: [], fulfilments: [], ...news };
}
