import type { Migration } from '../platform/migrations';

export const orderMigrations: readonly Migration[] = [
  {
    id: 'orders/1-indexes',
    async up(db) {
      await db.collection('orders').createIndexes([
        { key: { workspaceId: 1, placedAt: -1, _id: -1 }, name: 'list' },
        { key: { workspaceId: 1, profileId: 1, placedAt: -1, _id: -1 }, name: 'byProfile' },
        { key: { changedAt: 1 }, name: 'owed', partialFilterExpression: { owed: true } },
      ]);
      await db.collection('exchangeRates').createIndexes([
        { key: { workspaceId: 1, base: 1, day: -1, currency: 1 }, name: 'list' },
        { key: { workspaceId: 1, base: 1, currency: 1, day: -1 }, name: 'byCurrency' },
      ]);
    },
  },
];
