import type { Counted } from '../profiles/service';
import type { Collection, Db } from '../platform/database';
import type { OrderFields, OrderFulfilment, OrderRefund } from './statement';

/** An order of a shop. `_id` = hash of workspace, source and the shop's id: a repeated delivery is the same document. */
export interface OrderDocument {
  readonly _id: string;
  readonly workspaceId: string;
  readonly sourceId: string;
  /** The shop's. */
  readonly orderId: string;
  /** The id it was first written with; read through the alias set when profiles have merged. */
  readonly profileId: string;
  readonly fields: OrderFields;
  /** When each field was so, by field: an older word never replaces a newer one. */
  readonly stamps: Readonly<Record<string, Date>>;
  readonly refunds: readonly OrderRefund[];
  readonly fulfilments: readonly OrderFulfilment[];
  /** What others than its shop may call it: `tracking:…` of its parcels, `order:…`; upper case. */
  readonly names?: readonly string[];
  /** When it was placed, or, until somebody says it, when it was first heard of. What lists go by. */
  readonly placedAt: Date;
  /** Grows with every change. */
  readonly revision: number;
  /** What its person's figures hold of it, as far as is known; absent: surely nothing. */
  readonly counted?: Counted;
  /** Its person's figures may not hold this revision yet. */
  readonly owed?: true;
  readonly changedAt: Date;
}

export const ordersOf = (db: Db): Collection<OrderDocument> => db.collection<OrderDocument>('orders');
