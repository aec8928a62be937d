import type { Clock } from '../platform/clock';
import type { Database } from '../platform/database';
import type { Audit } from '../platform/http/caller';
import { decodeCursor, encodeCursor, type PageQuery } from '../platform/http/page';
import { newAccountId } from './account-ids';
import { AUDIT, type AuditDocument } from './model';

export interface AuditTrail extends Audit {
  /** Newest first. */
  list(
    workspaceId: string,
    page: PageQuery,
  ): Promise<{ readonly items: readonly AuditDocument[]; readonly nextCursor?: string }>;
}

export function createAuditTrail({ db }: Database, clock: Clock): AuditTrail {
  const entries = db.collection<AuditDocument>(AUDIT);
  return {
    record: async ({ workspaceId, kind, id }, action, target) => {
      const by = { kind, id };
      await entries.insertOne({ _id: newAccountId('audit'), workspaceId, at: clock.now(), by, action, target });
    },

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
