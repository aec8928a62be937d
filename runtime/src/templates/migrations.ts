import type { Migration } from '../platform/migrations';

export const templateMigrations: readonly Migration[] = [
  {
    id: 'templates/1-indexes',
    async up(db) {
      await db.collection('templateInstallations').createIndexes([{ key: { workspaceId: 1, at: -1 }, name: 'list' }]);
    },
  },
];
