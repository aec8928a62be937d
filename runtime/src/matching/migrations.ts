import type { Migration } from '../platform/migrations';

const KEPT_DAYS = 90;

export const matchingMigrations: readonly Migration[] = [
  {
    id: 'matching/1-indexes',
    async up(db) {
      await db.collection('catchUps').createIndexes([
        { name: 'list', key: { workspaceId: 1, journeyId: 1, at: -1, _id: -1 } },
        { name: 'open', key: { journeyId: 1 }, unique: true, partialFilterExpression: { open: true } },
      ]);
      await db.collection('catchUpPeople').createIndexes([
        { name: 'byState', key: { catchUpId: 1, state: 1, _id: 1 } },
        { name: 'forgotten', key: { at: 1 }, expireAfterSeconds: KEPT_DAYS * 86_400 },
      ]);
    },
  },
];
