import type { Collection, Db } from '../../platform/database';
import type { Identifier } from '../identifier';
import type { ProfileDocument } from '../model';

/** What made two profiles one. */
export interface MergeCause {
  /** `event`: both in one event; `alias`, `shop`: a source said so; `person`: somebody of the team; */
  readonly kind: 'event' | 'alias' | 'shop' | 'person';
  readonly eventId?: string | undefined;
  readonly sourceId?: string | undefined;
  /** Who did it by hand, as in the audit trail: `session:…`, `apiKey:…`. */
  readonly by?: string | undefined;
}

export interface MergeMark {
  /** Of its entry in the history. */
  readonly id: string;
  readonly cause: MergeCause;
  /** The identifiers that led to the two. */
  readonly via: readonly Identifier[];
}

interface Voice {
  /** The merged profile. */
  readonly by: string;
  /** The stamp of the value that was said; another stamp there means that somebody has said another value since. */
  readonly at: Date;
}

export interface Voices {
  readonly fields?: Readonly<Record<string, Voice>>;
  readonly attributes?: Readonly<Record<string, Voice>>;
  readonly tags?: readonly { readonly tag: string; readonly by: string }[];
}

/** What the profile that stays held, before, of what the other brought: only these values. */
export type Before = Partial<
  Pick<ProfileDocument, 'attributes' | 'stamps' | 'attributeStamps' | 'consents' | 'createdAt'> & {
    readonly fields: Readonly<Record<string, string>>;
  }
>;

/** One merge, for ever. `_id` of what merged into what and when; `profileId` is the one that merged. */
export interface MergeDocument {
  readonly _id: string;
  readonly workspaceId: string;
  readonly profileId: string;
  readonly bucket: number;
  readonly into: string;
  readonly at: Date;
  /** It had a name of its own. */
  readonly known: boolean;
  readonly cause: MergeCause;
  readonly via: readonly Identifier[];
  readonly before: Before;
  /** Somebody has taken the two apart again. */
  readonly undo?: {
    readonly at: Date;
    readonly by: string;
    /** False until all of it is done; the sweep goes on where somebody died. */
    readonly done: boolean;
  };
}

export const mergesOf = (db: Db): Collection<MergeDocument> => db.collection<MergeDocument>('profileMerges');
