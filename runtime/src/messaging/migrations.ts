import type { Migration } from '../platform/migrations';

const DAY_SECONDS = 86_400;

/** Indexes of messaging's collections. Sends themselves are effect rows and belong to effects. */
export const messagingMigrations: readonly Migration[] = [
  {
    id: 'messaging/1-indexes',
    up: async (db) => {
      await db.collection('messages').createIndexes([{ name: 'key', key: { workspaceId: 1, key: 1 }, unique: true }]);
      await db
        .collection('messageRevisions')
        .createIndexes([{ name: 'revision', key: { workspaceId: 1, key: 1, revision: 1 }, unique: true }]);
      await db.collection('senders').createIndexes([{ name: 'workspace', key: { workspaceId: 1, name: 1 } }]);
      await db
        .collection('senderRoles')
        .createIndexes([{ name: 'role', key: { workspaceId: 1, role: 1 }, unique: true }]);
      await db
        .collection('unsubscribeTokens')
        .createIndexes([{ name: 'owner', key: { addressHash: 1, profileId: 1 }, unique: true }]);
      await db.collection('suppressions').createIndexes([
        { name: 'newest', key: { workspaceId: 1, at: -1, _id: -1 } },
        { name: 'address', key: { workspaceId: 1, address: 1 } },
      ]);
      await db.collection('sandboxMessages').createIndexes([
        { name: 'newest', key: { workspaceId: 1, at: -1, _id: -1 } },
        { name: 'forgotten', key: { at: 1 }, expireAfterSeconds: 30 * DAY_SECONDS },
      ]);
    },
  },
];
