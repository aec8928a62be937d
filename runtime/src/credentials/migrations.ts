import type { Migration } from '../platform/migrations';

export const credentialMigrations: readonly Migration[] = [
  {
    id: 'credentials/1-indexes',
    up: async (db) => {
      await db.collection('credentials').createIndexes([{ name: 'workspace', key: { workspaceId: 1, name: 1 } }]);
      await db
        .collection('credentialConnections')
        .createIndexes([{ name: 'forgotten', key: { expiresAt: 1 }, expireAfterSeconds: 0 }]);
    },
  },
];
