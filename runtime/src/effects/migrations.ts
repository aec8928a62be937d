import type { Migration } from '../platform/migrations';

/** Small partial indexes: a row is in one of them only while somebody has to look for it. */
export const effectMigrations: readonly Migration[] = [
  {
    id: 'effects/1-indexes',
    up: async (db) => {
      await db.collection('effects').createIndexes([
        { name: 'proposed', key: { at: 1 }, partialFilterExpression: { status: 'proposed' } },
        { name: 'pending', key: { due: 1 }, partialFilterExpression: { status: 'pending' } },
        { name: 'sending', key: { 'dispatch.until': 1 }, partialFilterExpression: { status: 'sending' } },
        { name: 'owed', key: { at: 1 }, partialFilterExpression: { owed: true } },
        { name: 'ofEnrolment', key: { enrolmentId: 1, status: 1 } },
        {
          name: 'sendsOfProfile',
          key: { workspaceId: 1, profileId: 1, at: -1, _id: -1 },
          partialFilterExpression: { kind: 'send' },
        },
        { name: 'sendsOfKey', key: { key: 1 }, partialFilterExpression: { kind: 'send' } },
        { name: 'sends', key: { workspaceId: 1, at: -1, _id: -1 }, partialFilterExpression: { kind: 'send' } },
      ]);
    },
  },
  {
    id: 'effects/2-lines',
    up: async (db) => {
      const partialFilterExpression = { status: 'pending' };
      const lines = { name: 'lines', key: { status: 1, line: 1, due: 1 }, partialFilterExpression } as const;
      await db.collection('effects').createIndexes([lines]);
      await db.collection('effects').dropIndex('pending');
    },
  },
];
