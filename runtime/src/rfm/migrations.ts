import type { Migration } from '../platform/migrations';

export const rfmMigrations: readonly Migration[] = [
  {
    id: 'rfm/1-indexes',
    async up(db) {
      const standing = ['simple', 'detailed', 'cell'].flatMap((by) => [
        { key: { workspaceId: 1, scope: 1, [`now.${by}`]: 1, profileId: 1 }, name: `now.${by}` },
        { key: { workspaceId: 1, scope: 1, [`before.${by}`]: 1, profileId: 1 }, name: `before.${by}` },
      ]);
      await db.collection('rfmScores').createIndexes([
        ...standing,
        {
          key: { workspaceId: 1, scope: 1, untold: 1 },
          name: 'untold',
          partialFilterExpression: { untold: { $exists: true } },
        },
        { key: { workspaceId: 1, profileId: 1 }, name: 'byProfile' },
      ]);
      await db
        .collection('rfmGenerations')
        .createIndexes([{ key: { workspaceId: 1, scope: 1, generation: -1 }, name: 'list' }]);
      await db.collection('rfmStates').createIndexes([
        { key: { workspaceId: 1, scope: 1 }, name: 'list' },
        { key: { wanted: 1 }, name: 'wanted', partialFilterExpression: { wanted: true } },
      ]);
    },
  },
];
