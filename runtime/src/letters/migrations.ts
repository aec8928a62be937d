import type { Migration } from '../platform/migrations';

const KEPT_FOR_DAYS = 90;

export const letterMigrations: readonly Migration[] = [
  {
    id: 'letters/1-indexes',
    up: async (db) => {
      await db.collection('deadLetterTasks').createIndexes([
        { name: 'list', key: { workspaceId: 1, at: -1, _id: -1 } },
        { name: 'open', key: { at: 1 }, partialFilterExpression: { open: true } },
        { name: 'forgotten', key: { finishedAt: 1 }, expireAfterSeconds: KEPT_FOR_DAYS * 86_400 },
      ]);
    },
  },
];
