import type { Migration } from '../platform/migrations';

export const changeMigrations: readonly Migration[] = [
  {
    id: 'changes/1-notes',
    async up(db) {
      // Empty but for what is under way and what a crash has left.
      await db.collection('changeNotes').createIndexes([{ key: { at: 1 }, name: 'at' }]);
    },
  },
];
