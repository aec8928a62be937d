import type { EventOrigin, Trust } from '../engine/event';
import type { ConsentStatement, Identifier, Joins, Traits } from '../profiles/service';
import type { OrderStatement } from '../orders/service';
import type { EventType } from './model';

/** An event as every source gives it in: its own words are behind it, its identity is not settled yet. */
export interface NormalisedEvent {
  /** The source's id of the message; a repeat carries the same. */
  readonly messageId: string;
  readonly type: EventType;
  readonly name: string;
  /** `checkout:…`, `cart:…`, `order:…`. */
  readonly keys: readonly string[];
  readonly identifiers: readonly Identifier[];
  /** Whose it is, when the source knows it by an order that is stored; its identifiers are not looked at then. */
  readonly profileId?: string | undefined;
  readonly traits: Traits;
  readonly consents: readonly ConsentStatement[];
  readonly properties: Readonly<Record<string, unknown>>;
  readonly occurredAt: Date;
  readonly origin: EventOrigin;
  readonly notes: readonly string[];
  /** The clock of the device that says it (IANA); taken where the person has none. */
  readonly zone?: string | undefined;
  /** The source says that the identifiers are one person's, whoever they were thought to be. */
  readonly joins?: Joins | undefined;
  /** What it says of an order, where it does. */
  readonly order?: OrderStatement | undefined;
}

/** Who gives events in, and how far it is believed. */
export interface EventSource {
  readonly workspaceId: string;
  readonly sourceId: string;
  readonly trust: Trust;
}

/** What became of one event of a batch. */
export type Ingested =
  | { readonly status: 'stored' | 'duplicate'; readonly eventId: string; readonly profileId: string }
  | { readonly status: 'refused'; readonly code: string; readonly message: string };
