import type { Collection, Db } from '../platform/database';

/** The one demo of an installation, and how far it is. */
export interface DemoDocument {
  readonly _id: 'demo';
  readonly workspaceId: string;
  readonly seed: string;
  /** Customers with a history. */
  readonly size: number;
  readonly startedAt: Date;
  /** Customers whose history is imported: the first so many. */
  readonly imported: number;
  readonly shopId?: string;
  readonly journeyId?: string;
  readonly readyAt?: Date;
  /** Sessions that shoppers have begun. */
  readonly sessions: number;
  /** Which process plays the shoppers. */
  readonly simulator?: { readonly token: string; readonly until: Date };
  /** It is being removed: nobody makes or plays anything any more. */
  readonly removing?: true;
}

export const demosOf = (db: Db): Collection<DemoDocument> => db.collection<DemoDocument>('demos');
