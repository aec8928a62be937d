import type { Collection, Db } from '../platform/database';

/** How many days a workspace keeps what is over. Absent fields: the usual. */
export interface RetentionDocument {
  /** The workspace's. */
  readonly _id: string;
  readonly workspaceId: string;
  readonly enrolmentDays?: number;
  readonly refusalDays?: number;
  readonly auditDays?: number;
}

/** Days: the least, the most and the usual. */
export const KEPT = {
  /** Ended enrolments with their effects: as long as figures of a year look back, and never shorter than links and repeats need. */
  enrolmentDays: { least: 30, most: 3_650, usual: 400 },
  /** Why somebody did not enter; the database forgets them after 90 days in any case. */
  refusalDays: { least: 1, most: 90, usual: 90 },
  /** Who did what. */
  auditDays: { least: 90, most: 3_650, usual: 730 },
} as const;

export type KeptDays = { readonly [K in keyof typeof KEPT]: number };

export const retentionOf = (db: Db): Collection<RetentionDocument> => db.collection<RetentionDocument>('retention');

export function daysOf(document: RetentionDocument | null | undefined): KeptDays {
  return {
    enrolmentDays: document?.enrolmentDays ?? KEPT.enrolmentDays.usual,
    refusalDays: document?.refusalDays ?? KEPT.refusalDays.usual,
    auditDays: document?.auditDays ?? KEPT.auditDays.usual,
  };
}
