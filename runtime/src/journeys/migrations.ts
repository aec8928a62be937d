import type { Migration } from '../platform/migrations';

export const journeyMigrations: readonly Migration[] = [
  {
    id: 'journeys/1-indexes',
    up: async (db) => {
      await db.collection('journeys').createIndexes([
        { key: { workspaceId: 1, _id: -1 }, name: 'list' },
        { key: { workspaceId: 1, status: 1, _id: -1 }, name: 'live' },
        // Few: only journeys with work left.
        { key: { 'tasks.at': 1 }, name: 'tasks', partialFilterExpression: { 'tasks.at': { $exists: true } } },
      ]);
      await db
        .collection('versions')
        .createIndexes([{ key: { journeyId: 1, number: -1 }, name: 'number', unique: true }]);
      await db
        .collection('journeyOperations')
        .createIndexes([{ key: { journeyId: 1, revision: 1 }, name: 'revision' }]);
    },
  },
  {
    id: 'journeys/2-occurring',
    up: async (db) => {
      await db.collection('journeys').createIndexes([
        {
          key: { 'live.occurs': 1, status: 1, _id: 1 },
          name: 'occurring',
          partialFilterExpression: { 'live.occurs': { $exists: true } },
        },
      ]);
    },
  },
];
