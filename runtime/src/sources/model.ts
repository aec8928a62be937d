import { Schema, type Connection, type Model } from 'mongoose';
import type { z } from 'zod';

import type { Collection, Db } from '../platform/database';
import type { auth, mapping } from './generic/contract';

/** Kinds of senders that post webhooks, as they stand in the address. */
export const HOOK_KINDS = [
  ...(['shopify', 'woocommerce', 'aftership', 'easypost', 'seventeentrack'] as const),
  ...(['judgeme', 'trustpilot', 'webhook'] as const),
] as const;
export type HookKind = (typeof HOOK_KINDS)[number];
type SourceKind = HookKind | 'segment';
/** `shop` for shops; for the rest where clients run, or `import` for history that must not enrol anybody. */
export type SourceTrust = 'shop' | 'server' | 'browser' | 'import';

/** Which kinds are shops: what they say of people, their orders and what they agreed to is believed as a shop's word. */
export const isShop = (kind: SourceKind): boolean => kind === 'shopify' || kind === 'woocommerce';

export interface SourceDocument {
  readonly _id: string;
  readonly workspaceId: string;
  readonly kind: SourceKind;
  readonly name: string;
  readonly trust: SourceTrust;
  /** Of senders of webhooks: the secret, sealed with the source's context. */
  readonly secret?: string;
  readonly shopDomain?: string;
  /** ISO 4217: what a shop's own prices are in; learned from its orders. */
  readonly currency?: string;
  /** Of generic webhooks. */
  readonly mapping?: Mapping;
  readonly auth?: HookAuth;
  /** Since then the shop has taken our app away. */
  readonly goneAt?: Date;
  readonly lastRefused?: LastRefused;
  readonly createdAt: Date;
}

/** How a generic webhook shows that it may come. */
export type HookAuth = z.output<typeof auth>;
/** How any JSON becomes events. Paths are names and indexes between dots, e.g. `data.items.0.sku`. */
export type Mapping = z.output<typeof mapping>;

/** A source that webhooks may come for. */
export interface HookSource {
  readonly workspaceId: string;
  readonly sourceId: string;
  readonly kind: HookKind;
  readonly trust: SourceTrust;
  readonly secret: string;
  readonly currency: string | undefined;
  readonly mapping: Mapping | undefined;
  readonly auth: HookAuth | undefined;
}

/** Webhooks that were not signed with the secret, since it was set; nothing of them is kept. */
export interface LastRefused {
  readonly at: Date;
  readonly reason: 'no_signature' | 'bad_signature';
  /** At least so many. */
  readonly count: number;
}

/** `_id` is the SHA-256 of the key: the key itself is shown once and stored nowhere. */
export interface WriteKeyDocument {
  readonly _id: string;
  readonly workspaceId: string;
  readonly sourceId: string;
  readonly trust: SourceTrust;
  readonly createdAt: Date;
}

/**
 * `stored` at least in part, `duplicate`, `kept` raw because nothing of it is understood, `waiting` for the order that it speaks of,
 * or `refused`.
 */
export type DeliveryStatus = 'stored' | 'duplicate' | 'kept' | 'waiting' | 'refused';

/** What a request of a source became; kept for days, for people who look for an error. */
export interface DeliveryDocument {
  readonly _id: string;
  readonly workspaceId: string;
  readonly sourceId: string;
  readonly at: Date;
  readonly status: DeliveryStatus;
  /** The webhook's topic, or the call (`batch`, `track`, …). */
  readonly topic: string;
  readonly webhookId?: string;
  readonly events: number;
  readonly errors: readonly { readonly index: number; readonly code: string; readonly message: string }[];
  /** The body of a delivery that is kept raw; cut. */
  readonly raw?: string;
}

const schema = new Schema<SourceDocument>(
  {
    _id: { type: String, required: true },
    workspaceId: { type: String, required: true },
    kind: { type: String, enum: [...HOOK_KINDS, 'segment'], required: true },
    name: { type: String, required: true },
    trust: { type: String, enum: ['shop', 'server', 'browser', 'import'], required: true },
    secret: String,
    shopDomain: String,
    currency: String,
    // Both are checked by the contract.
    mapping: Schema.Types.Mixed,
    auth: Schema.Types.Mixed,
    goneAt: Date,
    lastRefused: { at: Date, reason: { type: String, enum: ['no_signature', 'bad_signature'] }, count: Number },
    createdAt: { type: Date, required: true },
  },
  { collection: 'sources', versionKey: false, strict: 'throw' },
);

export type SourceModel = Model<SourceDocument>;

export function sourceModel(connection: Connection): SourceModel {
  return connection.model<SourceDocument>('Source', schema, undefined, { overwriteModels: true });
}

export const writeKeysOf = (db: Db): Collection<WriteKeyDocument> => db.collection<WriteKeyDocument>('writeKeys');
export const deliveriesOf = (db: Db): Collection<DeliveryDocument> => db.collection<DeliveryDocument>('deliveries');
