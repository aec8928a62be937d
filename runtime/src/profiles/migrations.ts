import type { Db } from '../platform/database';
import { bucketOf, derivedId } from '../platform/ids';
import type { Migration } from '../platform/migrations';
import { consentsOf, type ConsentEntry } from './consentHistory';
import { findableStage } from './days';
import { profilesOf } from './model';

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
  {
    id: 'profiles/5-history-of-consents',
    async up(db) {
      await db
        .collection('consents')
        .createIndexes([{ key: { bucket: 1, profileId: 1, at: -1, _id: -1 }, name: 'person' }]);
      await db.collection('profiles').createIndexes([
        {
          key: { 'statements.key': 1 },
          name: 'openStatements',
          partialFilterExpression: { 'statements.key': { $gt: '' } },
        },
      ]);
      await beginHistory(db);
    },
  },
  {
    id: 'profiles/6-buckets',
    async up(db) {
      await giveBuckets(db);
      await db.collection('profiles').createIndexes([{ key: { workspaceId: 1, bucket: 1 }, name: 'byBucket' }]);
    },
  },
  {
    id: 'profiles/7-history-of-merges',
    async up(db) {
      await db.collection('profileMerges').createIndexes([
        { key: { bucket: 1, profileId: 1, at: -1, _id: -1 }, name: 'person' },
        { key: { 'undo.done': 1 }, name: 'undoing', partialFilterExpression: { 'undo.done': false } },
      ]);
    },
  },
  {
    id: 'profiles/8-attributes',
    async up(db) {
      await db.collection('attributes').createIndexes([{ key: { workspaceId: 1, name: 1 }, name: 'list' }]);
    },
  },
];

/** Profiles of before have none. What has got its own is left alone, so that a repeat goes on where it was cut off. */
async function giveBuckets(db: Db): Promise<void> {
  const profiles = profilesOf(db);
  const without = profiles.find({ bucket: { $exists: false } } as object, { projection: { _id: 1 } });
  const give = async (ids: readonly string[]) => {
    const operations = [...Map.groupBy(ids, bucketOf)].map(([bucket, own]) => ({
      updateMany: { filter: { _id: { $in: own } }, update: [{ $set: { bucket } }] },
    }));
    if (operations.length > 0) await profiles.bulkWrite(operations, { ordered: false });
  };
  let portion: string[] = [];
  for await (const { _id } of without) {
    portion.push(_id);
    if (portion.length < PORTION) continue;
    await give(portion);
    portion = [];
  }
  await give(portion);
}

const PORTION = 5_000;

/** What is held of each person is the first entry of their history. */
async function beginHistory(db: Db): Promise<void> {
  const held = profilesOf(db).find(
    { mergedInto: { $exists: false }, consents: { $exists: true, $ne: {} } },
    { projection: { workspaceId: 1, consents: 1, updatedAt: 1 } },
  );
  let entries: ConsentEntry[] = [];
  for await (const { _id: profileId, workspaceId, consents, updatedAt } of held) {
    for (const [channel, { marketing }] of Object.entries(consents))
      entries.push({
        _id: derivedId(profileId, channel, 'first'),
        ...{ workspaceId, profileId, bucket: bucketOf(profileId), category: 'marketing', channel },
        ...{ ...marketing, trust: 'server', past: true, recordedAt: updatedAt },
      });
    if (entries.length >= 1_000) entries = await insertFirst(db, entries);
  }
  await insertFirst(db, entries);
}

async function insertFirst(db: Db, entries: readonly ConsentEntry[]): Promise<[]> {
  const replace = ({ _id, ...entry }: ConsentEntry) => ({
    updateOne: { filter: { _id }, update: { $setOnInsert: entry }, upsert: true },
  });
  if (entries.length > 0) await consentsOf(db).bulkWrite(entries.map(replace), { ordered: false });
  return [];
}
