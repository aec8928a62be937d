import type { Migration } from '../platform/migrations';

export const privacyMigrations: readonly Migration[] = [
  {
    id: 'privacy/1-indexes',
    async up(db) {
      await db.collection('privacyRequests').createIndexes([
        { key: { workspaceId: 1, at: -1 }, name: 'list' },
        { key: { open: 1, at: 1 }, name: 'open', partialFilterExpression: { open: true } },
        {
          key: { workspaceId: 1, profileId: 1 },
          name: 'ofProfile',
          partialFilterExpression: { profileId: { $exists: true } },
        },
      ]);
      await db.collection('privacyExports').createIndexes([
        { key: { requestId: 1, step: 1, part: 1 }, name: 'parts' },
        { key: { expiresAt: 1 }, name: 'expiry', expireAfterSeconds: 0 },
      ]);
      await db.collection('erasedIdentifiers').createIndexes([{ key: { workspaceId: 1 }, name: 'workspace' }]);
    },
  },
];
