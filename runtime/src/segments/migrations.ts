import type { Migration } from '../platform/migrations';

export const segmentMigrations: readonly Migration[] = [
  {
    id: 'segments/2-list',
    async up(db) {
      await db.collection('segments').createIndexes([{ key: { workspaceId: 1, _id: -1 }, name: 'list' }]);
    },
  },
];
