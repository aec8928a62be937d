import type { Migration } from '../platform/migrations';

export const subscriptionMigrations: readonly Migration[] = [
  {
    id: 'subscriptions/1-indexes',
    up: async (db) => {
      await db.collection('subscriptions').createIndexes([
        { name: 'byEvent', key: { workspaceId: 1, events: 1 } },
        { name: 'list', key: { workspaceId: 1, _id: -1 } },
      ]);
      await db.collection('outsideWaits').createIndexes([
        { name: 'byProfile', key: { workspaceId: 1, profileId: 1 } },
        {
          name: 'byKey',
          key: { workspaceId: 1, entryKey: 1 },
          partialFilterExpression: { entryKey: { $exists: true } },
        },
        { name: 'byExecution', key: { workspaceId: 1, resumeUrl: 1 } },
        { name: 'over', key: { until: 1 }, expireAfterSeconds: 3600 },
      ]);
      await db.collection('outsideDeliveries').createIndexes([
        { name: 'due', key: { due: 1 }, partialFilterExpression: { state: 'pending' } },
        { name: 'ofTarget', key: { workspaceId: 1, targetId: 1 } },
        { name: 'ofProfile', key: { workspaceId: 1, profileId: 1 } },
        { name: 'old', key: { expires: 1 }, expireAfterSeconds: 0 },
      ]);
    },
  },
];
