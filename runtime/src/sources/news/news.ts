import type { NormalisedEvent } from '../../events/service';
import type { HookEvent } from '../hooks/event';

/** What a sender says of an order that another source has: a carrier of a parcel, a site of reviews. */
export interface OrderNews {
  readonly about: OrderRef;
  /** Its identifiers say whose it is when nobody has the order. */
  readonly event: HookEvent;
  readonly parcel?: ParcelNews;
}

/** How a sender names an order. */
export interface OrderRef {
  readonly trackingNumber?: string | undefined;
  /** Its id, or what people call it (`#1054`). */
  readonly order?: string | undefined;
}

export interface ParcelNews {
  readonly trackingNumber: string;
  readonly carrier?: string | undefined;
  readonly status: string;
  readonly at: Date;
}

/** Ready to be joined to an order. */
export interface ReadyNews extends Omit<OrderNews, 'event'> {
  readonly event: NormalisedEvent;
}
