import { Schema, type Connection, type Model } from 'mongoose';

export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

export interface SmtpAccount {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (port 465); otherwise STARTTLS, demanded outside of private networks. */
  readonly secure: boolean;
  readonly user?: string;
  /** Deliveries at once from one process, when the usual number is too many for the provider, or too few. */
  readonly connections?: number;
  /** Sealed for `<workspaceId>:sender:<senderId>`. */
  readonly password?: string;
}

export interface DkimKey {
  readonly domain: string;
  readonly selector: string;
  /** PEM, sealed like the password. */
  readonly privateKey: string;
}

/** An account that messages go out through. */
export interface SenderDocument {
  readonly _id: string;
  readonly workspaceId: string;
  readonly name: string;
  /** `sandbox` keeps what it is given for people to look at; nothing leaves. */
  readonly kind: 'smtp' | 'sandbox';
  readonly from: Mailbox;
  readonly replyTo?: string;
  readonly smtp?: SmtpAccount;
  readonly dkim?: DkimKey;
  /** Domain of the return path: reports come back to `bounce+<token>@<domain>`. */
  readonly bounceDomain?: string;
  /** Counts changes; connections of an older one are not used any more. */
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** Which sender a role of this workspace is played by; `_id` is `<workspaceId>:<role>`. */
export interface SenderRoleDocument {
  readonly _id: string;
  readonly workspaceId: string;
  readonly role: string;
  readonly senderId: string;
}

export interface SenderModels {
  readonly senders: Model<SenderDocument>;
  readonly roles: Model<SenderRoleDocument>;
}

const text = { type: String, required: true } as const;

const senderSchema = new Schema<SenderDocument>(
  {
    _id: text,
    workspaceId: text,
    name: text,
    kind: { type: String, enum: ['smtp', 'sandbox'], required: true },
    from: { type: new Schema<Mailbox>({ name: { type: String }, address: text }, { _id: false }), required: true },
    replyTo: { type: String },
    smtp: {
      type: new Schema<SmtpAccount>(
        {
          host: text,
          port: { type: Number, required: true },
          secure: { type: Boolean, required: true },
          user: { type: String },
          connections: { type: Number },
          password: { type: String },
        },
        { _id: false },
      ),
    },
    dkim: { type: new Schema<DkimKey>({ domain: text, selector: text, privateKey: text }, { _id: false }) },
    bounceDomain: { type: String },
    revision: { type: Number, required: true },
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
  },
  { versionKey: false, strict: 'throw' },
);

const roleSchema = new Schema<SenderRoleDocument>(
  { _id: text, workspaceId: text, role: text, senderId: text },
  { versionKey: false, strict: 'throw' },
);

export function senderModels(connection: Connection): SenderModels {
  return {
    senders: connection.model<SenderDocument>('Sender', senderSchema, 'senders'),
    roles: connection.model<SenderRoleDocument>('SenderRole', roleSchema, 'senderRoles'),
  };
}
