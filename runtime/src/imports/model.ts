import type { Binary } from 'mongodb';

import type { Collection, Db } from '../platform/database';
import type { Layout } from './layout';
import type { ImportKind, Mapping } from './mapping/fields';
import type { RowProblem } from './rows/problem';
import type { Reading } from './settings';

/** `new`, `existing`, `refused` and `skipped` are rows; of orders they are orders. */
export interface Counts {
  /** Rows that were read, without a header and empty ones. */
  readonly read: number;
  readonly new: number;
  readonly existing: number;
  readonly refused: number;
  /** What is no data: lines about the report itself. */
  readonly skipped: number;
  /** Of those refused: how many for what, by code. */
  readonly reasons: Readonly<Record<string, number>>;
}

export const NO_COUNTS: Counts = { read: 0, new: 0, existing: 0, refused: 0, skipped: 0, reasons: {} };

/**
 * - `uploading`: its parts come in.
 * - `ready`: it can be looked at, and how it is read can be changed.
 * - `checking`, `running`: somebody goes through the file, as a trial or in earnest.
 * - `done`, `cancelled`, `failed`: it is over, and the file is gone.
 */
export type ImportState = 'uploading' | 'ready' | 'checking' | 'running' | 'done' | 'cancelled' | 'failed';

/** How far somebody has come with the file. Counted in one write with where they stand, so that nothing is counted twice. */
export interface Progress {
  /** The number of the last row that is done. */
  readonly row: number;
  readonly counts: Counts;
  /** Problems that are kept. */
  readonly kept: number;
  /** Of the file, 0 to 1. */
  readonly share: number;
  /** The portion in hand: counted before it is written, because afterwards nobody could tell what was new. */
  readonly hand?: Hand;
}

export interface Hand {
  readonly upTo: number;
  readonly counts: Counts;
  readonly kept: number;
}

export interface ImportDocument {
  readonly _id: string;
  readonly workspaceId: string;
  /** Of the file. */
  readonly name: string;
  readonly kind: ImportKind;
  /** Who made it: kind and id of the caller. */
  readonly by: string;
  readonly at: Date;
  readonly state: ImportState;
  /** While it is being checked or run. */
  readonly open?: true;
  /** Bytes, and pieces they came in. */
  readonly size: number;
  readonly parts: number;
  readonly columns: readonly string[];
  readonly layout?: Layout;
  readonly reading: Reading;
  readonly mapping: Mapping;
  /** Grows with each change of how it is read. */
  readonly revision: number;
  /** Of the present pass through the file. */
  readonly progress?: Progress;
  /** What the last trial of the whole file came to, and of which revision. */
  readonly checked?: { readonly at: Date; readonly revision: number; readonly counts: Counts };
  /** Tells the passes apart, so that problems of an earlier one are not taken for those of this one. */
  readonly pass: number;
  readonly failure?: { readonly code: string; readonly message: string };
  readonly startedAt?: Date;
  readonly finishedAt?: Date;
  readonly lease?: { readonly token: string; readonly until: Date };
}

/** A piece of a file. Removed when the import is over, or after some days. */
export interface ImportPart {
  readonly _id: string;
  readonly workspaceId: string;
  readonly importId: string;
  readonly number: number;
  readonly at: Date;
  readonly data: Binary;
}

/** A row that was not taken. `_id` = import, pass, row and which problem of it: a repeated portion writes the same. */
export interface ImportProblem extends RowProblem {
  readonly _id: string;
  readonly workspaceId: string;
  readonly importId: string;
  readonly pass: number;
  readonly place: number;
  readonly at: Date;
}

/** How files of one kind are read, kept to be used again. */
export interface SavedMapping {
  readonly _id: string;
  readonly workspaceId: string;
  readonly name: string;
  readonly kind: ImportKind;
  readonly reading: Reading;
  readonly mapping: Mapping;
  readonly at: Date;
}

export const importsOf = (db: Db): Collection<ImportDocument> => db.collection<ImportDocument>('imports');
export const partsOf = (db: Db): Collection<ImportPart> => db.collection<ImportPart>('importParts');
export const problemsOf = (db: Db): Collection<ImportProblem> => db.collection<ImportProblem>('importProblems');
export const savedMappingsOf = (db: Db): Collection<SavedMapping> => db.collection<SavedMapping>('importMappings');
