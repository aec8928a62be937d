import type { Migration } from '../platform/migrations';
import { findableStage } from './days';

export const profileMigrations: readonly Migration[] = [
  {
    id: 'profiles/1-indexes',
    async up(db) {
      await db.collection('profiles').createIndexes([
        // Lists, newest first; merged ones are left out of lists but stay readable by id.
        { key: { workspaceId: 1, _id: -1 }, name: 'list' },
        { key: { workspaceId: 1, terms: 1, _id: -1 }, name: 'search' },
        { key: { mergedInto: 1 }, name: 'merged', partialFilterExpression: { mergedInto: { $exists: true } } },
        { key: { carried: 1 }, name: 'uncarried', partialFilterExpression: { carried: false } },
      ]);
      await db.collection('identifiers').createIndexes([{ key: { profileId: 1 }, name: 'profile' }]);
    },
  },
  {
    id: 'profiles/2-merges-to-tell-of',
    async up(db) {
      const profiles = db.collection('profiles');
      await profiles.createIndexes([
        { key: { mergedAt: 1 }, name: 'unannounced', partialFilterExpression: { announced: false } },
      ]);
      await profiles.updateMany({ mergedInto: { $exists: true } }, { $set: { announced: false } });
    },
  },
  {
    id: 'profiles/3-changes-to-look-at',
    async up(db) {
      await db
        .collection('profiles')
        .createIndexes([
          { key: { retest: 1 }, name: 'retest', partialFilterExpression: { retest: { $exists: true } } },
        ]);
    },
  },
  {
    id: 'profiles/3-filters-of-the-list',
    async up(db) {
      const consent = 'consents.email.marketing.state';
      await db.collection('profiles').createIndexes([
        { key: { workspaceId: 1, [consent]: 1, _id: -1 }, name: 'byConsent' },
        { key: { workspaceId: 1, language: 1, [consent]: 1, _id: -1 }, name: 'byLanguage' },
      ]);
    },
  },
  {
    id: 'profiles/4-aliases',
    async up(db) {
      const merged = [
        { $match: { mergedInto: { $exists: true } } },
        { $group: { _id: '$mergedInto', workspaceId: { $first: '$workspaceId' }, from: { $addToSet: '$_id' } } },
      ];
      await db
        .collection('profiles')
        .aggregate([...merged, { $merge: { into: 'profileAliases', whenMatched: 'replace' } }], { allowDiskUse: true })
        .toArray();
    },
  },
  {
    id: 'profiles/4-days-and-clocks',
    async up(db) {
      const profiles = db.collection('profiles');
      await profiles.updateMany({ zoneKey: { $exists: false }, mergedInto: { $exists: false } }, [
        findableStage({ attributes: true }),
      ]);
      await profiles.createIndexes([
        { key: { workspaceId: 1, zoneKey: 1, _id: 1 }, name: 'byZone' },
        {
          key: { workspaceId: 1, days: 1, zoneKey: 1, _id: 1 },
          name: 'byDay',
          partialFilterExpression: { days: { $exists: true } },
        },
      ]);
    },
  },
];
