import type { Migration } from '../platform/migrations';

export const circuitMigrations: readonly Migration[] = [
  {
    id: 'circuits/1-indexes',
    up: async (db) => {
      await db.collection('circuits').createIndexes([
        { name: 'list', key: { workspaceId: 1, kind: 1, state: 1 } },
        { name: 'forgotten', key: { forgetAt: 1 }, expireAfterSeconds: 0 },
      ]);
    },
  },
];
