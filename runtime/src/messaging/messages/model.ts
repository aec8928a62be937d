import { Schema, type Connection, type Model } from 'mongoose';

import type { CompiledText, MessageText } from './compile';
import type { MessageProblem } from './problem';

/** A message; its texts are in its revisions. */
export interface MessageDocument {
  readonly _id: string;
  readonly workspaceId: string;
  /** What steps name. Never changes. */
  readonly key: string;
  readonly name: string;
  readonly channel: 'email';
  readonly category: 'marketing' | 'transactional';
  /** The newest. */
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** Immutable, `_id` is `<messageId>:<revision>`. */
export interface RevisionDocument {
  readonly _id: string;
  readonly workspaceId: string;
  readonly messageId: string;
  readonly key: string;
  readonly revision: number;
  readonly category: 'marketing' | 'transactional';
  readonly defaultLanguage: string;
  readonly languages: Readonly<Record<string, MessageText>>;
  /** By language, those without errors; Liquid is still in them. */
  readonly compiled: Readonly<Record<string, CompiledText>>;
  readonly problems: readonly MessageProblem[];
  readonly createdAt: Date;
  /** The user or API key. */
  readonly createdBy: string;
}

export const revisionId = (messageId: string, revision: number): string => `${messageId}:${String(revision)}`;

export interface MessageModels {
  readonly messages: Model<MessageDocument>;
  readonly revisions: Model<RevisionDocument>;
}

const CATEGORY = { type: String, enum: ['marketing', 'transactional'], required: true } as const;

const messageSchema = new Schema<MessageDocument>(
  {
    _id: { type: String, required: true },
    workspaceId: { type: String, required: true },
    key: { type: String, required: true },
    name: { type: String, required: true },
    channel: { type: String, enum: ['email'], required: true },
    category: CATEGORY,
    revision: { type: Number, required: true },
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
  },
  { versionKey: false, strict: 'throw' },
);

const revisionSchema = new Schema<RevisionDocument>(
  {
    _id: { type: String, required: true },
    workspaceId: { type: String, required: true },
    messageId: { type: String, required: true },
    key: { type: String, required: true },
    revision: { type: Number, required: true },
    category: CATEGORY,
    defaultLanguage: { type: String, required: true },
    languages: { type: Schema.Types.Mixed, required: true },
    compiled: { type: Schema.Types.Mixed, required: true },
    problems: { type: [Schema.Types.Mixed], required: true },
    createdAt: { type: Date, required: true },
    createdBy: { type: String, required: true },
  },
  { versionKey: false, strict: 'throw', minimize: false },
);

export function messageModels(connection: Connection): MessageModels {
  return {
    messages: connection.model<MessageDocument>('Message', messageSchema, 'messages'),
    revisions: connection.model<RevisionDocument>('MessageRevision', revisionSchema, 'messageRevisions'),
  };
}
