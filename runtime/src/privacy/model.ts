import type { Collection, Db } from '../platform/database';

export type PrivacyKind = 'export' | 'erasure';

/** Whom it is about, as long as it is worked on; gone with the end of an erasure. */
export interface Subject {
  /** All ids of the person. */
  readonly profileIds: readonly string[];
  readonly identifiers: readonly { readonly kind: string; readonly value: string }[];
  /** What names the person in free text: addresses, numbers, ids given by others. */
  readonly values: readonly string[];
}

/**
 * What somebody asked for about one person: a copy of everything, or that it goes. Worked off step by step (`holdings.ts`), by one
 * process at a time; each step may be repeated. What stays of an erasure is its proof: it says nothing of whom it was about.
 */
export interface PrivacyRequest {
  readonly _id: string;
  readonly workspaceId: string;
  readonly kind: PrivacyKind;
  readonly state: 'running' | 'done';
  /** While running. */
  readonly open?: true;
  /** Who asked: `session <id>`, `apiKey <id>`, `shop <source>`. */
  readonly by: string;
  readonly at: Date;
  readonly subject?: Subject;
  /** Of an export: whose. */
  readonly profileId?: string;
  /** The next step, and which time everything is gone through: an erasure goes through it twice. */
  readonly step: number;
  readonly pass: number;
  /** Not before: what was on its way when it began has arrived by then. */
  readonly due: Date;
  /** Documents found, by pass and collection; noted before they are touched. */
  readonly counts: Readonly<Record<string, number>>;
  readonly lease?: { readonly token: string; readonly until: Date };
  readonly finishedAt?: Date;
  /** Of an export: until when it can be fetched. */
  readonly expiresAt?: Date;
  /** Of an erasure: over who asked, when, and how many documents of what went. */
  readonly proof?: string;
}

/** A part of an export: lines of JSON, one for each document. `_id` is `<request>:<step>:<part>`. */
interface ExportPart {
  readonly _id: string;
  readonly workspaceId: string;
  readonly requestId: string;
  readonly step: number;
  readonly part: number;
  readonly collection: string;
  readonly profileIds: readonly string[];
  readonly lines: string;
  readonly expiresAt: Date;
}

/** An identifier that names nobody any more. `_id` is a keyed hash of workspace, kind and value: nothing can be read from it. */
interface ErasedIdentifier {
  readonly _id: string;
  readonly workspaceId: string;
  readonly at: Date;
}

export const requestsOf = (db: Db): Collection<PrivacyRequest> => db.collection<PrivacyRequest>('privacyRequests');
export const exportPartsOf = (db: Db): Collection<ExportPart> => db.collection<ExportPart>('privacyExports');
export const erasedOf = (db: Db): Collection<ErasedIdentifier> => db.collection<ErasedIdentifier>('erasedIdentifiers');
