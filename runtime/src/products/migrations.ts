import type { Migration } from '../platform/migrations';

export const productMigrations: readonly Migration[] = [
  {
    id: 'products/1-indexes',
    async up(db) {
      await db.collection('products').createIndexes([
        { key: { workspaceId: 1, changedAt: -1, _id: -1 }, name: 'list' },
        { key: { workspaceId: 1, sourceId: 1, changedAt: -1, _id: -1 }, name: 'bySource' },
        { key: { workspaceId: 1, words: 1 }, name: 'byWord' },
      ]);
    },
  },
];
