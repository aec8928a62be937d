import type { Migration } from '../platform/migrations';

/** Days for which a trigger is known again. */
const KEPT_DAYS = 90;

export const triggerMigrations: readonly Migration[] = [
  {
    id: 'triggers/1-indexes',
    async up(db) {
      await db.collection('triggers').createIndexes([
        { name: 'open', key: { triedAt: 1, _id: 1 }, partialFilterExpression: { open: true } },
        { name: 'forgotten', key: { at: 1 }, expireAfterSeconds: KEPT_DAYS * 86_400 },
      ]);
    },
  },
];
