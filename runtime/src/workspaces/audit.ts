import type { Clock } from '../platform/clock';
import type { Database } from '../platform/database';
import type { Audit } from '../platform/http/caller';
import { decodeCursor, encodeCursor, type PageQuery } from '../platform/http/page';
import { removeOldest } from '../platform/removeOldest';
import { newAccountId } from './account-ids';
import { AUDIT, type AuditDocument } from './model';

export interface AuditTrail extends Audit {
  /** Newest first. */
  list(
    workspaceId: string,
    page: PageQuery,
  ): Promise<{ readonly items: readonly AuditDocument[]; readonly nextCursor?: string }>;
  /** Retention: what was done before this; gives back how many entries were removed. */
  removeBefore(workspaceId: string, before: Date, signal?: AbortSignal): Promise<number>;
}

/** By ids, which are ordered by time. */
const AUDIT_INDEX = 'workspaceId_1__id_-1';

export function createAuditTrail({ db }: Database, clock: Clock): AuditTrail {
  const entries = db.collection<AuditDocument>(AUDIT);
  return {
    record: async ({ workspaceId, kind, id }, action, target) => {
      const by = { kind, id };
      await entries.insertOne({ _id: newAccountId('audit'), workspaceId, at: clock.now(), by, action, target });
    },

    removeBefore: async (workspaceId, before, signal) =>
      await removeOldest(
        db.collection<{ _id: string }>(AUDIT),
        {
          ...{ filter: { workspaceId }, hint: AUDIT_INDEX, sort: { _id: 1 } },
          isOver: ({ at }) => at instanceof Date && at < before,
        },
        signal,
      ),

    list: async (workspaceId, { limit, cursor }) => {
      const [before] = cursor === undefined ? [] : decodeCursor(cursor);
      const filter = { workspaceId, ...(before !== undefined && { _id: { $lt: String(before) } }) };
      const found = await entries
        .find(filter)
        .sort({ _id: -1 })
        .limit(limit + 1)
        .toArray();
      const items = found.slice(0, limit);
      const last = found.length > limit ? items.at(-1) : undefined;
      return { items, ...(last && { nextCursor: encodeCursor([last._id]) }) };
    },
  };
}
