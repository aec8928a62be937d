import { Schema, type Connection, type Model } from 'mongoose';

import type { Collection, Db } from '../platform/database';

type SourceKind = 'shopify' | 'segment';
/** `shop` for shops; for Segment clients where they run, or `import` for history that must not enrol anybody. */
export type SourceTrust = 'shop' | 'server' | 'browser' | 'import';

export interface SourceDocument {
  readonly _id: string;
  readonly workspaceId: string;
  readonly kind: SourceKind;
  readonly name: string;
  readonly trust: SourceTrust;
  /** Of shops: the webhook secret, sealed with the source's context. */
  readonly secret?: string;
  readonly shopDomain?: string;
  readonly lastRefused?: LastRefused;
  readonly createdAt: Date;
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

/** What a request of a source became; kept for days, for people who look for an error. */
export interface DeliveryDocument {
  readonly _id: string;
  readonly workspaceId: string;
  readonly sourceId: string;
  readonly at: Date;
  /** `stored` at least in part, `duplicate`, `kept` raw because the topic is not understood, or `refused`. */
  readonly status: 'stored' | 'duplicate' | 'kept' | 'refused';
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
    kind: { type: String, enum: ['shopify', 'segment'], required: true },
    name: { type: String, required: true },
    trust: { type: String, enum: ['shop', 'server', 'browser', 'import'], required: true },
    secret: String,
    shopDomain: String,
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
