import { Schema, type Connection, type Model } from 'mongoose';

/** A credential for steps of other packages. */
export interface CredentialDocument {
  readonly _id: string;
  readonly workspaceId: string;
  readonly name: string;
  /** n8n's credential type, e.g. `slackApi`. */
  readonly type: string;
  /** JSON of the fields, sealed for `<workspaceId>:credential:<id>`. */
  readonly values: string;
  /** JSON of what signing in gave (tokens), sealed in the same way; dropped with every change of the fields. */
  readonly tokens?: string;
  /** Counts changes of the fields: tokens of an older one are not kept. */
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** Somebody has gone to the other side to let us in, and is expected back. `_id` is the hash of the state they carry. */
export interface ConnectionDocument {
  readonly _id: string;
  readonly workspaceId: string;
  readonly credentialId: string;
  readonly revision: number;
  /** Whose session must bring the answer. */
  readonly userId: string;
  /** PKCE, sealed for `<workspaceId>:connection:<id>`. */
  readonly verifier: string;
  readonly expiresAt: Date;
}

export interface CredentialModels {
  readonly credentials: Model<CredentialDocument>;
  readonly connections: Model<ConnectionDocument>;
}

const text = { type: String, required: true } as const;
const count = { type: Number, required: true } as const;
const date = { type: Date, required: true } as const;

const credentialSchema = new Schema<CredentialDocument>(
  {
    ...{ _id: text, workspaceId: text, name: text, type: text, values: text },
    ...{ tokens: { type: String }, revision: count, createdAt: date, updatedAt: date },
  },
  { versionKey: false, strict: 'throw' },
);

const connectionSchema = new Schema<ConnectionDocument>(
  {
    ...{ _id: text, workspaceId: text, credentialId: text, revision: count, userId: text, verifier: text },
    expiresAt: date,
  },
  { versionKey: false, strict: 'throw' },
);

export function credentialModels(connection: Connection): CredentialModels {
  return {
    credentials: connection.model<CredentialDocument>('Credential', credentialSchema, 'credentials'),
    connections: connection.model<ConnectionDocument>(
      'CredentialConnection',
      connectionSchema,
      'credentialConnections',
    ),
  };
}
