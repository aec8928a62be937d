import { Schema, type Connection, type Model } from 'mongoose';

import type { AuditTarget, Permission } from '../platform/http/caller';
import type { Role } from './roles';

/** A key of the API. The key itself is shown once and never stored. */
export interface ApiKeyDocument {
  readonly _id: string;
  readonly workspaceId: string;
  readonly name: string;
  /** SHA-256 of the key, hex. Keys are random (256 bits), so a slow hash would protect nothing. */
  readonly hash: string;
  /** Its first characters, so that people recognise it. */
  readonly start: string;
  readonly permissions: readonly Permission[];
  /** The user; for a key made with a key, the user who made that one. */
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly expiresAt?: Date;
  /** To the minute at best. */
  readonly lastUsedAt?: Date;
  readonly revokedAt?: Date;
}

/** A link that signs in an account or invites somebody new. `_id` is the SHA-256 of its token. */
export interface SignInLinkDocument {
  readonly _id: string;
  readonly purpose: 'account' | 'invitation';
  /** Whom it signs in. */
  readonly userId?: string;
  /**
   * Of an invitation: where to. Of an account's link that an admin made: the only workspace the account may be in, else the
   * link does nothing (it would open other brands to that admin).
   */
  readonly workspaceId?: string;
  readonly role?: Role;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly usedAt?: Date;
}

/** One thing somebody did. Never changed. */
export interface AuditDocument {
  readonly _id: string;
  readonly workspaceId: string;
  readonly at: Date;
  readonly by: { readonly kind: 'session' | 'apiKey' | 'nobody'; readonly id: string };
  readonly action: string;
  readonly target: AuditTarget;
}

/** The one document that says who owns this installation and which workspace came first. `_id` is `first`. */
export interface InstallationDocument {
  readonly _id: 'first';
  readonly ownerId: string;
  readonly workspaceId: string;
  /** Owner, workspace and membership were made; from then on people decide what becomes of them. */
  readonly complete?: true;
  /** When anybody signed in for the first time; until then each start prints a link. */
  readonly firstSignInAt?: Date;
}

export const SIGN_IN_LINKS = 'signInLinks';
export const AUDIT = 'audit';
export const INSTALLATION = 'installation';

const apiKeySchema = new Schema<ApiKeyDocument>(
  {
    _id: { type: String, required: true },
    workspaceId: { type: String, required: true },
    name: { type: String, required: true },
    hash: { type: String, required: true },
    start: { type: String, required: true },
    permissions: { type: [String], required: true },
    createdBy: { type: String, required: true },
    createdAt: { type: Date, required: true },
    expiresAt: Date,
    lastUsedAt: Date,
    revokedAt: Date,
  },
  { versionKey: false, strict: 'throw' },
);

export function apiKeyModel(connection: Connection): Model<ApiKeyDocument> {
  return connection.model<ApiKeyDocument>('ApiKey', apiKeySchema, 'apiKeys');
}
