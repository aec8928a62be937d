import type { IncomingHttpHeaders } from 'node:http';

import type { ProductStatement } from '../../products/service';
import type { HookSource, Mapping } from '../model';
import type { OrderNews } from '../news/news';
import type { Payload } from '../payload';
import type { ShopRequestInput } from '../shopRequests/model';
import type { HookEvent } from './event';

/** A webhook as it came. */
export interface HookRequest {
  readonly headers: IncomingHttpHeaders;
  /** Of the address, for senders that can sign nothing. */
  readonly token: string | undefined;
  readonly body: Buffer;
}

/** What headers and body say of a delivery itself. */
export interface HookDelivery {
  /** What it is about; `''` when nobody says. */
  readonly topic: string;
  /** The sender's id of the delivery; a repeat carries the same. Without one, the same body is a repeat. */
  readonly id: string | undefined;
  /** When it was sent off, where that is said. */
  readonly at?: Date | undefined;
}

export interface HookContext {
  readonly sourceId: string;
  readonly topic: string;
  /** When the webhook was triggered, or came: for payloads that do not say. */
  readonly at: Date;
  /** What the shop's own prices are in, where it is known. */
  readonly currency: string | undefined;
  readonly mapping: Mapping | undefined;
}

/** What a webhook says. */
export interface Reading {
  readonly events?: readonly HookEvent[];
  readonly products?: readonly ProductStatement[];
  /** What is told of orders of other sources. */
  readonly news?: readonly OrderNews[];
  readonly request?: ShopRequestInput;
  /** The shop has taken our app away: nothing comes any more. */
  readonly gone?: true;
  /** What the shop's own prices are in. */
  readonly currency?: string | undefined;
}

export type Refusal = 'no_signature' | 'bad_signature';

/** How webhooks of one kind of sender are checked and read. */
export interface Hook {
  /** In bytes. */
  readonly most: number;
  /** What a sender posts before anything is signed, to see whether somebody is there; answered, and nothing of it is kept. */
  readonly isPing?: (request: HookRequest) => boolean;
  /** Undefined: signed with the source's secret. */
  readonly refusal: (request: HookRequest, source: HookSource) => Refusal | undefined;
  /** What whoever sent without the right signature is told. */
  readonly unsigned: string;
  readonly delivery: (request: HookRequest, payload: Payload) => HookDelivery;
  /** Undefined: nothing that is understood. Throws invalid_input for what cannot be read. */
  readonly read: (payload: Payload, context: HookContext) => Reading | undefined;
}
