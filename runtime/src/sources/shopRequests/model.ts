import type { Collection, Db } from '../../platform/database';

/** What a customer, or the law, asks of what is held of them: to see it, to have it gone, or to have a whole shop's gone. */
export type ShopRequestKind = 'customerData' | 'customerErasure' | 'shopErasure';

export interface ShopRequestInput {
  readonly kind: ShopRequestKind;
  readonly requestedAt: Date;
  readonly customerId: string | undefined;
  readonly email: string | undefined;
  readonly phone: string | undefined;
  readonly orderIds: readonly string[];
  /** The shop's id of the request. */
  readonly shopsId: string | undefined;
}

/** A shop's request. `_id` = hash of workspace, source and message: a repeated delivery is the same document. */
export interface ShopRequest {
  readonly _id: string;
  readonly workspaceId: string;
  readonly sourceId: string;
  readonly kind: ShopRequestKind;
  /** Gone once it is done. */
  readonly customerId?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly orderIds: readonly string[];
  readonly shopsId?: string;
  readonly requestedAt: Date;
  readonly dueAt: Date;
  readonly state: 'open' | 'done';
  readonly doneAt?: Date;
  /** Who did it: a person's id, or the proof of an erasure. */
  readonly proof?: string;
}

export const shopRequestsOf = (db: Db): Collection<ShopRequest> => db.collection<ShopRequest>('shopRequests');
