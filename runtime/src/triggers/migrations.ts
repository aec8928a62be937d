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
  {
    id: 'triggers/2-occurrences',
    async up(db) {
      const triggers = db.collection('triggers');
      const kept = { $add: ['$at', KEPT_DAYS * 86_400_000] };
      await triggers.updateMany({ forgetAt: { $exists: false } }, [{ $set: { forgetAt: kept } }]);
      await triggers.dropIndexes();
      await triggers.createIndexes([
        { name: 'open', key: { triedAt: 1, _id: 1 }, partialFilterExpression: { open: true } },
        { name: 'forget', key: { forgetAt: 1 }, expireAfterSeconds: 0 },
      ]);
      await db.collection('occurrences').createIndexes([
        { name: 'open', key: { at: 1, _id: 1 }, partialFilterExpression: { open: true } },
        { name: 'ofJourney', key: { workspaceId: 1, journeyId: 1, at: -1, _id: -1 } },
        { name: 'forget', key: { forgetAt: 1 }, expireAfterSeconds: 0 },
      ]);
    },
  },
];
