import { Schema, type Connection, type Model } from 'mongoose';

export const JOURNEY_STATUSES = ['draft', 'live', 'paused', 'archived'] as const;
export type JourneyStatus = (typeof JOURNEY_STATUSES)[number];

/** Work on the people inside that a change of the journey left to do, in batches; done in order, repeated after a crash. */
export type JourneyTask = {
  readonly id: string;
  readonly by: string;
  readonly at: Date;
} & (
  | { readonly kind: 'park' }
  | { readonly kind: 'unpark'; readonly timeWentOn: boolean }
  /** Those on versions older than this one end; without one, everybody. */
  | { readonly kind: 'leave'; readonly exceptVersionId?: string; readonly detail: string }
  | {
      readonly kind: 'move';
      readonly versionId: string;
      /** Steps without a namesake in the new version; `to` null: whoever stands there leaves. */
      readonly mapping: readonly { readonly from: string; readonly to: string | null }[];
    }
);

export const OCCURRING = ['date', 'schedule'] as const;
export type Occurring = (typeof OCCURRING)[number];

/** The published version people enter, with what entering asks of it. */
export interface LiveVersion {
  readonly versionId: string;
  readonly number: number;
  /** Names of events that enrol. */
  readonly events: readonly string[];
  /** What lets people in without events: then it is asked every few seconds. */
  readonly occurs?: Occurring;
  /** Known of versions that say what `occurs`. */
  readonly publishedAt?: Date;
  /** Of the draft it was made from; a newer one has changes that are not live. Versions from before it was kept have none. */
  readonly draftRevision?: number;
}

export interface JourneyDocument {
  readonly _id: string;
  readonly workspaceId: string;
  readonly name: string;
  readonly status: JourneyStatus;
  /** Counts changes of what is live: publishing, pausing, resuming and archiving compare it. */
  readonly stamp: number;
  readonly draft: {
    readonly revision: number;
    /** JSON text: keys of authors may be anything, and nothing of a foreign workflow is lost or reordered. */
    readonly workflow: string;
    readonly by: string;
    readonly at: Date;
  };
  readonly live?: LiveVersion;
  /** Paused with everybody inside standing still. */
  readonly peopleParked?: boolean;
  /** Archived, and everybody inside had to leave. */
  readonly peopleLeft?: boolean;
  /** When a pause was over last. */
  readonly resumedAt?: Date;
  readonly tasks: readonly JourneyTask[];
  /** Who does them. */
  readonly lease?: { readonly token: string; readonly until: Date };
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly updatedAt: Date;
  readonly archivedAt?: Date;
}

/** A published snapshot. Never changed. One that no journey ever pointed to is what a crash while publishing leaves. */
export interface VersionDocument {
  readonly _id: string;
  readonly workspaceId: string;
  readonly journeyId: string;
  readonly number: number;
  readonly name: string;
  readonly workflow: string;
  /** Revisions pinned at publishing. */
  readonly messages: readonly { readonly key: string; readonly revision: number }[];
  readonly draftRevision: number;
  readonly publishedAt: Date;
  readonly by: string;
  readonly note?: string;
}

/** One saved change of a draft; `_id` is `<journeyId>:<revision>`, so that a revision is made once. */
export interface OperationsDocument {
  readonly _id: string;
  readonly workspaceId: string;
  readonly journeyId: string;
  readonly revision: number;
  readonly by: string;
  readonly at: Date;
  /** The client's name for the change: sent again, it answers what it answered. */
  readonly patchId?: string;
  /** JSON text of `Operation[]`, and of what leads back. */
  readonly operations: string;
  readonly inverse: string;
}

export interface JourneyModels {
  readonly journeys: Model<JourneyDocument>;
  readonly versions: Model<VersionDocument>;
  readonly operations: Model<OperationsDocument>;
}

const text = { type: String, required: true } as const;
const count = { type: Number, required: true } as const;
const date = { type: Date, required: true } as const;
const plain = { _id: false, id: false } as const;

const draftSchema = new Schema({ revision: count, workflow: text, by: text, at: date }, plain);
const liveSchema = new Schema(
  {
    ...{ versionId: text, number: count, events: [String], draftRevision: Number },
    occurs: { type: String, enum: OCCURRING },
    publishedAt: { type: Date },
  },
  plain,
);

const journeySchema = new Schema<JourneyDocument>(
  {
    _id: text,
    workspaceId: text,
    name: text,
    status: { type: String, enum: JOURNEY_STATUSES, required: true },
    stamp: count,
    draft: { type: draftSchema, required: true },
    live: { type: liveSchema },
    peopleParked: { type: Boolean },
    peopleLeft: { type: Boolean },
    resumedAt: { type: Date },
    tasks: { type: [Schema.Types.Mixed], required: true },
    lease: { type: new Schema({ token: text, until: date }, plain) },
    createdAt: date,
    createdBy: text,
    updatedAt: date,
    archivedAt: { type: Date },
  },
  { versionKey: false, strict: 'throw' },
);

const versionSchema = new Schema<VersionDocument>(
  {
    _id: text,
    workspaceId: text,
    journeyId: text,
    number: count,
    name: text,
    workflow: text,
    messages: [new Schema({ key: text, revision: count }, plain)],
    draftRevision: count,
    publishedAt: date,
    by: text,
    note: { type: String },
  },
  { versionKey: false, strict: 'throw' },
);

const operationsSchema = new Schema<OperationsDocument>(
  {
    _id: text,
    workspaceId: text,
    journeyId: text,
    revision: count,
    by: text,
    at: date,
    patchId: { type: String },
    operations: text,
    inverse: text,
  },
  { versionKey: false, strict: 'throw' },
);

export function journeyModels(connection: Connection): JourneyModels {
  return {
    journeys: connection.model<JourneyDocument>('Journey', journeySchema, 'journeys'),
    versions: connection.model<VersionDocument>('JourneyVersion', versionSchema, 'versions'),
    operations: connection.model<OperationsDocument>('JourneyOperations', operationsSchema, 'journeyOperations'),
  };
}
