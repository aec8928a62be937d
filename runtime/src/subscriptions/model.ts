import type { Filter } from '../engine/filter';
import type { ConditionBranch, ListenBranch } from '../engine/hold';
import type { Collection, Db } from '../platform/database';

/** An address outside that wants events: the Event Trigger of a workflow in plain n8n. */
export interface Subscription {
  readonly _id: string;
  readonly workspaceId: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly filter?: Filter;
  /** Signs what is delivered; encrypted. */
  readonly secret: string;
  readonly createdAt: Date;
  /** Who made it; goes to the audit trail. */
  readonly createdBy: string;
}

/** An execution outside that sleeps until one of these events comes: a Perennial Wait in plain n8n. */
export interface OutsideWait {
  readonly _id: string;
  readonly workspaceId: string;
  readonly resumeUrl: string;
  readonly profileId: string;
  /** As event keys are written: `checkout:…`. */
  readonly entryKey?: string;
  readonly branches: readonly ListenBranch[];
  readonly conditions?: readonly ConditionBranch[];
  /** Of branches that count from there on. */
  readonly enteredAt?: Date;
  readonly until: Date;
  readonly createdAt: Date;
}

export interface DeliveredEvent {
  readonly id: string;
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly occurredAt: Date;
  readonly receivedAt: Date;
}

/** One request that has to arrive. `_id` derives from what it is about, so that the same event makes it once. */
export interface Delivery {
  readonly _id: string;
  readonly workspaceId: string;
  /** The subscription or wait it belongs to. */
  readonly targetId: string;
  readonly kind: 'event' | 'resume';
  readonly url: string;
  /** Absent: a wait is resumed because the person fits a condition, since `at`. */
  readonly event?: DeliveredEvent;
  readonly at?: Date;
  readonly keys: readonly string[];
  readonly profileId: string;
  /** Of a resumed wait: where it leads. */
  readonly output?: number;
  readonly state: 'pending' | 'done' | 'failed';
  readonly tries: number;
  /** When it is tried next; while it is tried, when somebody else may take it over. */
  readonly due: Date;
  /** After this it is not worth delivering any more. */
  readonly until: Date;
  readonly lastError?: string;
  /** When the record goes. */
  readonly expires: Date;
}

export interface SubscriptionCollections {
  readonly subscriptions: Collection<Subscription>;
  readonly waits: Collection<OutsideWait>;
  readonly deliveries: Collection<Delivery>;
}

export const collectionsOf = (db: Db): SubscriptionCollections => ({
  subscriptions: db.collection('subscriptions'),
  waits: db.collection('outsideWaits'),
  deliveries: db.collection('outsideDeliveries'),
});
