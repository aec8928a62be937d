import type { AnyBulkWriteOperation } from 'mongodb';

import type { Db } from '../platform/database';
import { bucketOf } from '../platform/ids';
import type { Migration } from '../platform/migrations';

const DAY_S = 86_400;
export const RETENTION_DAYS = 400;
const RECEIPT_DAYS = 90;

export const eventMigrations: readonly Migration[] = [
  {
    id: 'events/1-indexes',
    async up(db) {
      await db.collection('events').createIndexes([
        { key: { workspaceId: 1, receivedAt: -1, _id: -1 }, name: 'list' },
        { key: { workspaceId: 1, name: 1, receivedAt: -1, _id: -1 }, name: 'byName' },
        { key: { workspaceId: 1, profileId: 1, receivedAt: -1, _id: -1 }, name: 'byProfile' },
        { key: { workspaceId: 1, keys: 1, receivedAt: -1 }, name: 'byKey' },
        { key: { handled: 1, receivedAt: 1 }, name: 'unhandled', partialFilterExpression: { handled: false } },
        {
          key: { workspaceId: 1, receivedAt: -1 },
          name: 'setAside',
          partialFilterExpression: { setAside: true },
        },
        { key: { receivedAt: 1 }, name: 'retention', expireAfterSeconds: RETENTION_DAYS * DAY_S },
      ]);
      await db
        .collection('receipts')
        .createIndexes([{ key: { at: 1 }, name: 'retention', expireAfterSeconds: RECEIPT_DAYS * DAY_S }]);
    },
  },
  {
    id: 'events/2-by-occurrence',
    async up(db) {
      // Imported events come long after they happened: who matches a journey now is asked by when they did.
      await db
        .collection('events')
        .createIndexes([{ key: { workspaceId: 1, name: 1, occurredAt: -1, _id: -1 }, name: 'byOccurrence' }]);
    },
  },
  {
    id: 'events/2-waiting-apart',
    async up(db) {
      // Events that wait for a version may be many, and must not stand in the way of those a crash has left.
      await db.collection('events').createIndexes([
        {
          key: { 'waiting.tries': 1, receivedAt: 1 },
          name: 'left',
          partialFilterExpression: { handled: false },
        },
        {
          key: { retryAt: 1 },
          name: 'waiting',
          partialFilterExpression: { 'waiting.tries': { $gte: 1 } },
        },
      ]);
      await db.collection('events').dropIndex('unhandled');
    },
  },
  {
    id: 'events/3-by-source',
    async up(db) {
      // A quiet source beside a busy one: its latest events are months of the other's away.
      await db
        .collection('events')
        .createIndexes([{ key: { workspaceId: 1, sourceId: 1, receivedAt: -1, _id: -1 }, name: 'bySource' }]);
    },
  },
  {
    id: 'events/4-buckets',
    up: giveBuckets,
  },
  {
    id: 'events/5-notes',
    async up(db) {
      // What was stored before says itself whether it is handled.
      await db.collection('intakeNotes').createIndexes([
        { key: { again: 1 }, name: 'left' },
        { key: { workspaceId: 1 }, name: 'ofWorkspace' },
      ]);
    },
  },
  {
    id: 'events/5-counters',
    async up(db) {
      await db.collection('eventCounters').createIndexes([
        { key: { workspaceId: 1, profileId: 1 }, name: 'byProfile' },
        { key: { workspaceId: 1, name: 1, lastAt: -1, profileId: 1 }, name: 'byName' },
      ]);
    },
  },
];

interface WithoutBucket {
  readonly _id: string;
  readonly profileId: string;
  readonly bucket?: number;
}

const PORTION = 5_000;

/** Events of before have none. Read once through; what has got its own is left alone, so that a repeat goes on where it was cut off. */
async function giveBuckets(db: Db): Promise<void> {
  const events = db.collection<WithoutBucket>('events');
  const without = events.find({ bucket: { $exists: false } }, { projection: { profileId: 1 }, batchSize: PORTION });
  const give = async (portion: readonly WithoutBucket[]) => {
    const byBucket = Map.groupBy(portion, ({ profileId }) => bucketOf(profileId));
    const operations = [...byBucket].map(([bucket, own]): AnyBulkWriteOperation<WithoutBucket> => ({
      updateMany: { filter: { _id: { $in: own.map(({ _id }) => _id) } }, update: { $set: { bucket } } },
    }));
    if (operations.length > 0) await events.bulkWrite(operations, { ordered: false });
  };
  let portion: WithoutBucket[] = [];
  for await (const event of without) {
    portion.push(event);
    if (portion.length < PORTION) continue;
    await give(portion);
    portion = [];
  }
  await give(portion);
}
