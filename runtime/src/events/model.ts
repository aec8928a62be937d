import type { JourneyEvent } from '../engine/event';
import type { Collection, Db } from '../platform/database';

/** What kind of message an event came as; `own` are ours, `webhook` what a shop told. */
export type EventType = 'track' | 'identify' | 'page' | 'screen' | 'group' | 'alias' | 'webhook' | 'own';

/** The source id of events that Perennial itself records. */
export const OWN_SOURCE = 'perennial';

/** Why handling an event failed; no personal data. */
export interface HandlingFailure {
  readonly code: string;
  readonly message: string;
  readonly at: Date;
}

/** A stored event. `_id` = hash of workspace, source and message id, so a repeated delivery is the same document. */
export interface EventDocument extends Omit<JourneyEvent, 'id'> {
  readonly _id: string;
  /** Of its profile id: where a sharded database keeps it. */
  readonly bucket: number;
  readonly sourceId: string;
  readonly messageId: string;
  readonly type: EventType;
  /** What was odd about it: `timestamp_in_future`, `timestamp_unreadable`, `products_cut`, … */
  readonly notes: readonly string[];
  /** Absent: a note stands for it until it was reacted to (notes.ts), or there is nothing to do. */
  readonly handled?: boolean;
  readonly attempts?: number;
  /** Not tried again before this. */
  readonly retryAt?: Date;
  readonly failure?: HandlingFailure;
  /** All of it is done but what journeys have to do whose versions do not load; tried again for as long as that takes. */
  readonly waiting?: { readonly enter: readonly string[]; readonly tries: number };
  /** Given up after too many attempts; a person may have it tried again. */
  readonly setAside?: true;
}

/** That a message was seen; outlives nothing but repeats. `profileId` is the profile made for it if its identifiers lead to nobody. */
export interface ReceiptDocument {
  readonly _id: string;
  readonly workspaceId: string;
  readonly sourceId: string;
  readonly profileId: string;
  readonly at: Date;
}

export const eventsOf = (db: Db): Collection<EventDocument> => db.collection<EventDocument>('events');
export const receiptsOf = (db: Db): Collection<ReceiptDocument> => db.collection<ReceiptDocument>('receipts');

export function journeyEvent(document: EventDocument): JourneyEvent {
  const { _id: id, workspaceId, name, profileId, keys, properties, occurredAt, receivedAt, origin, trust } = document;
  return { id, workspaceId, name, profileId, keys, properties, occurredAt, receivedAt, origin, trust };
}
