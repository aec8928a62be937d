import type { Migration } from '../../platform/migrations';

export const memberMigrations: readonly Migration[] = [
  {
    id: 'segments/1-members',
    async up(db) {
      await db.collection('segmentMembers').createIndexes([
        { key: { workspaceId: 1, profileId: 1 }, name: 'byPerson' },
        { key: { workspaceId: 1, segmentId: 1, in: 1, since: -1, _id: -1 }, name: 'members' },
        { key: { flipsAt: 1 }, name: 'flips', partialFilterExpression: { flipsAt: { $exists: true } } },
        { key: { 'owed.at': 1 }, name: 'owed', partialFilterExpression: { 'owed.at': { $exists: true } } },
      ]);
      await db
        .collection('segments')
        .createIndexes([
          { key: { editedAt: 1 }, name: 'refresh', partialFilterExpression: { refresh: { $exists: true } } },
        ]);
    },
  },
];
