import type { Money } from '../platform/money';

/** One position of an order, in the words that `products` of events have. Amounts are as the customer saw them. */
export interface OrderLine {
  readonly productId?: string;
  readonly variantId?: string;
  readonly sku?: string;
  readonly name?: string;
  readonly variant?: string;
  readonly brand?: string;
  readonly category?: string;
  readonly quantity: number;
  readonly price?: Money;
  readonly total?: Money;
  readonly discount?: Money;
}

export interface OrderAmounts {
  readonly total: Money;
  /** After edits and refunds, where a shop says it; `total` stays what it was. */
  readonly currentTotal: Money;
  readonly subtotal: Money;
  readonly discount: Money;
  readonly tax: Money;
  readonly shipping: Money;
}

/** What an order is made of. Each field is told by itself: what a source does not say stays as it was. */
export interface OrderFields extends Partial<OrderAmounts> {
  /** What people call it, e.g. `#1054`. */
  readonly name?: string;
  readonly url?: string;
  readonly placedAt?: Date;
  readonly lines?: readonly OrderLine[];
  readonly coupons?: readonly string[];
  readonly locale?: string;
  /** ISO 3166 alpha-2 of where it goes. */
  readonly country?: string;
  readonly financialStatus?: string;
  readonly fulfilmentStatus?: string;
  /** Made to try a shop out: kept, and never counted. */
  readonly test?: boolean;
  /** Null: said not to be cancelled. */
  readonly cancelled?: { readonly at: Date; readonly reason?: string } | null;
}

/** Money given back. `all`: the source says that the order was refunded and no amount. */
export interface OrderRefund {
  readonly id: string;
  readonly at: Date;
  readonly amount?: Money;
  readonly all?: true;
  readonly note?: string;
}

/** A parcel, or several. What the shop says and what the carrier says come apart. */
export interface OrderFulfilment {
  readonly id: string;
  readonly shop?: {
    readonly at: Date;
    readonly status?: string;
    readonly carrier?: string;
    readonly trackingNumber?: string;
    readonly trackingUrl?: string;
  };
  readonly parcel?: { readonly at: Date; readonly status: string };
}

/** What one message of a source says about an order. */
export interface OrderStatement {
  /** The shop's id, as a text. */
  readonly orderId: string;
  /** Whose order it is, when somebody else than the shop tells of it: a carrier. */
  readonly sourceId?: string;
  /** When it was so, by the source's clock: what is older than what is held replaces nothing. */
  readonly at: Date;
  readonly fields: OrderFields;
  readonly refunds: readonly OrderRefund[];
  readonly fulfilments: readonly OrderFulfilment[];
}

type Perhaps<T> = { readonly [K in keyof T]: T[K] | undefined };

/** Without what is not there. */
export function said<T extends object>(values: Perhaps<Required<T>>): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}

const MAX_TEXT = 500;
const MAX_LINES = 500;

/** A text of an order, cut to what anybody would show. */
export const shortened = (value: string | undefined): string | undefined => value?.slice(0, MAX_TEXT);

/** More positions than anybody looks at are left out; amounts of the order are said by themselves. */
export const bounded = <T>(lines: readonly T[]): readonly T[] => lines.slice(0, MAX_LINES);
