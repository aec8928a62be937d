import type { Collection, Db } from '../platform/database';
import type { Definition } from './definition/definition';

/** A segment: computed from a definition, or a list that people are put on. */
export interface SegmentDocument {
  readonly _id: string;
  readonly workspaceId: string;
  readonly name: string;
  readonly kind: 'dynamic' | 'static';
  readonly definition?: Definition;
  /** Grows with every edit; an edit says which one it is of. */
  readonly revision: number;
  readonly createdAt: Date;
  readonly editedAt: Date;
  readonly archivedAt?: Date;
  /** Everybody is being tested by what it says now (`members/`). */
  readonly refresh?: { readonly cursor?: string; readonly looked?: number };
}

export const segmentsOf = (db: Db): Collection<SegmentDocument> => db.collection<SegmentDocument>('segments');
