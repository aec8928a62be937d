import type { EffectStatus } from '../engine/effect';
import type { SendRow } from '../engine/ports';
import { isDuplicateKey } from '../platform/database';
import { ofProfiles } from '../platform/placed';
import { isSend, type EffectCollection } from './model';

/** Which sends to list; `before` is the last row of the page before. */
export interface SendsQuery {
  readonly workspaceId: string;
  readonly profileIds?: readonly string[];
  readonly journeyId?: string;
  readonly status?: EffectStatus;
  /** One of these. */
  readonly statuses?: readonly EffectStatus[];
  readonly reason?: string;
  readonly before?: { readonly at: Date; readonly id: string };
  readonly limit: number;
}

/** Who was sent a message. */
export interface SentQuery {
  readonly workspaceId: string;
  readonly profileIds: readonly string[];
  readonly messageKey: string;
  readonly since: Date;
}

const SENT = { status: 'sent' } as const;

/** Sends for people to look at, and those asked for outside of journeys. */
export function sendRows(effects: EffectCollection) {
  return {
    sends: async (query: SendsQuery): Promise<readonly SendRow[]> => {
      const rows = await effects.find(filterOf(query)).sort({ at: -1, _id: -1 }).limit(query.limit).toArray();
      return rows.filter(isSend);
    },
    sendById: async (workspaceId: string, rowId: string): Promise<SendRow | undefined> => {
      const row = await effects.findOne({ _id: rowId, workspaceId });
      return row && isSend(row) ? row : undefined;
    },
    sendsByKey: async (workspaceId: string, key: string): Promise<readonly SendRow[]> => {
      const rows = await effects.find({ key, kind: 'send', workspaceId }).toArray();
      return rows.filter(isSend);
    },
    sentTo: async ({ workspaceId, profileIds, messageKey, since }: SentQuery): Promise<readonly string[]> => {
      const found = await effects
        .aggregate<{ readonly _id: string }>(
          [
            {
              $match: { workspaceId, kind: 'send', ...ofProfiles(profileIds), at: { $gte: since }, ...SENT },
            },
            { $match: { 'body.messageKey': messageKey } },
            { $group: { _id: '$profileId' } },
          ],
          { hint: 'sendsOfProfile' },
        )
        .toArray();
      return found.map(({ _id }) => _id);
    },
    addSingle: async (row: SendRow): Promise<boolean> => {
      try {
        await effects.insertOne({ ...row, line: `${row.workspaceId}:${row.body.senderRole}` });
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
  };
}

function filterOf({ workspaceId, profileIds, journeyId, status, statuses, reason, before }: SendsQuery) {
  return {
    workspaceId,
    kind: 'send' as const,
    ...(profileIds && { profileId: { $in: [...profileIds] } }),
    ...(journeyId !== undefined && { journeyId }),
    ...(statuses && { status: { $in: [...statuses] } }),
    ...(status !== undefined && { status }),
    ...(reason !== undefined && { reason }),
    ...(before && { $or: [{ at: { $lt: before.at } }, { at: before.at, _id: { $lt: before.id } }] }),
  };
}
