import type { OrderAnswer } from './contract';
import type { OrderDocument } from './model';
import { isCounted, netOf } from './net';
import type { OrderFulfilment } from './statement';

/** An order as the API shows it. */
export function orderAnswer(order: OrderDocument): OrderAnswer {
  const { _id: id, sourceId, orderId, profileId, placedAt, changedAt, refunds, fulfilments } = order;
  const { lines = [], coupons = [], test = false, cancelled, ...fields } = order.fields;
  const net = netOf(order);
  return {
    ...{ id, sourceId, orderId, profileId, ...fields },
    ...{ placedAt: placedAt.toISOString(), changedAt: changedAt.toISOString() },
    counts: isCounted(order),
    ...(net && { net }),
    lines: lines.map((line) => ({ ...line })),
    coupons: [...coupons],
    refunds: refunds.map(({ at, all, ...refund }) => ({ ...refund, at: at.toISOString(), all: all === true })),
    fulfilments: fulfilments.map(fulfilmentAnswer),
    test,
    ...(cancelled && { cancelled: { ...cancelled, at: cancelled.at.toISOString() } }),
  };
}

function fulfilmentAnswer({ id, shop, parcel }: OrderFulfilment): OrderAnswer['fulfilments'][number] {
  const { status, carrier, trackingNumber, trackingUrl } = shop ?? {};
  return {
    id,
    ...(status !== undefined && { status }),
    ...(carrier !== undefined && { carrier }),
    ...(trackingNumber !== undefined && { trackingNumber }),
    ...(trackingUrl !== undefined && { trackingUrl }),
    ...(parcel && { parcel: { status: parcel.status, at: parcel.at.toISOString() } }),
  };
}
