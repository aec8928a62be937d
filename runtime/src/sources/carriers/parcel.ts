import { shortened } from '../../orders/service';
import { identifier } from '../../profiles/service';
import type { Reading } from '../hooks/hook';
import { NOTHING_OF_THEM } from '../hooks/read';
import type { OrderNews } from '../news/news';
import { present } from '../payload';

/** What carriers say of a parcel, in one vocabulary. */
export type ParcelStatus =
  | 'pre_transit'
  | 'in_transit'
  | 'out_for_delivery'
  | 'delivered'
  | 'available_for_pickup'
  | 'delayed'
  | 'failed'
  | 'returned';

export interface Parcel {
  readonly trackingNumber: string | undefined;
  readonly order: string | undefined;
  readonly status: ParcelStatus | undefined;
  readonly carrier: string | undefined;
  readonly message: string | undefined;
  readonly url: string | undefined;
  readonly expected: string | undefined;
  readonly emails: readonly string[];
  readonly at: Date | undefined;
}

const NAMES: Readonly<Record<ParcelStatus, string>> = {
  pre_transit: 'Shipment Updated',
  in_transit: 'Shipment Updated',
  available_for_pickup: 'Shipment Updated',
  out_for_delivery: 'Out for Delivery',
  delivered: 'Order Delivered',
  delayed: 'Shipment Delayed',
  failed: 'Shipment Delayed',
  returned: 'Shipment Delayed',
};

/** Undefined for a parcel without a number, or of which nothing is said. */
export function readingOf(parcel: Parcel, received: Date): Reading | undefined {
  const { trackingNumber, status } = parcel;
  if (trackingNumber === undefined || status === undefined) return undefined;
  const at = parcel.at ?? received;
  const day = at.toISOString().slice(0, 10);
  const news = (name: string, messageId: string): OrderNews => ({
    about: { trackingNumber, order: parcel.order },
    event: eventOf(parcel, name, messageId),
    parcel: { trackingNumber, status, at, carrier: parcel.carrier },
  });
  const name = NAMES[status];
  return {
    news: [
      // Where a shop has not said so before, the order is shipped now.
      ...(status === 'in_transit' ? [news('Order Shipped', `shipped:${trackingNumber}`)] : []),
      // However often a carrier says it; a parcel may be out for delivery on two days.
      ...(status === 'delivered'
        ? [news(name, `delivered:${trackingNumber}`)]
        : name === 'Shipment Updated'
          ? [news(name, `${status}:${trackingNumber}:${at.toISOString()}`)]
          : [news(name, `${status}:${trackingNumber}:${day}`)]),
    ],
  };
}

function eventOf(parcel: Parcel, name: string, messageId: string): OrderNews['event'] {
  const { trackingNumber, status, carrier, message, url, expected, emails } = parcel;
  const [email, ...others] = emails;
  const known = others.length === 0 ? identifier('email', email) : undefined;
  return {
    ...NOTHING_OF_THEM,
    name,
    messageId: messageId.slice(0, 300),
    // Somebody may have several addresses told of a parcel: then none of them is sure to be theirs.
    identifiers: known ? [known] : [],
    occurredAt: parcel.at,
    properties: present({
      ...{ tracking_number: trackingNumber, shipment_status: status, carrier: shortened(carrier) },
      ...{ message: shortened(message), tracking_url: url?.slice(0, 2_000), expected_delivery: shortened(expected) },
    }),
  };
}
