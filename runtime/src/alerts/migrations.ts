import type { Migration } from '../platform/migrations';

export const alertMigrations: readonly Migration[] = [
  {
    id: 'alerts/1-indexes',
    up: async (db) => {
      await db.collection('alertOccasions').createIndexes([
        { name: 'list', key: { workspaceId: 1, open: -1, beganAt: -1 } },
        { name: 'forgotten', key: { forgetAt: 1 }, expireAfterSeconds: 0 },
      ]);
      await db.collection('alertNotices').createIndexes([
        { name: 'due', key: { due: 1 }, partialFilterExpression: { state: 'pending' } },
        { name: 'ofOccasion', key: { workspaceId: 1, occasionId: 1 } },
        { name: 'forgotten', key: { forgetAt: 1 }, expireAfterSeconds: 0 },
      ]);
    },
  },
];
