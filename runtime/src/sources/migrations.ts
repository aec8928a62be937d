import type { Migration } from '../platform/migrations';

const DELIVERY_DAYS = 7;

export const sourceMigrations: readonly Migration[] = [
  {
    id: 'sources/1-indexes',
    async up(db) {
      await db.collection('sources').createIndexes([{ key: { workspaceId: 1, _id: -1 }, name: 'list' }]);
      await db.collection('writeKeys').createIndexes([{ key: { sourceId: 1 }, name: 'source' }]);
      await db.collection('deliveries').createIndexes([
        { key: { workspaceId: 1, sourceId: 1, _id: -1 }, name: 'list' },
        { key: { at: 1 }, name: 'retention', expireAfterSeconds: DELIVERY_DAYS * 86_400 },
      ]);
    },
  },
];
