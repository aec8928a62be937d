import { HISTORY_LIMIT } from '../engine/commitOf';
import { BUCKETS } from '../platform/ids';
import type { Migration } from '../platform/migrations';
import { COUNT_SECONDS, MOVEMENT_SECONDS, REFUSAL_SECONDS } from './model';

export const enrolmentMigrations: readonly Migration[] = [
  {
    id: 'enrolments/1-indexes',
    up: async (db) => {
      await db.collection('enrolments').createIndexes([
        { name: 'due', key: { queue: 1, bucket: 1, due: 1 }, partialFilterExpression: { due: { $exists: true } } },
        {
          name: 'activeOfProfile',
          key: { workspaceId: 1, profileId: 1 },
          partialFilterExpression: { active: true },
        },
        {
          name: 'activeOfKey',
          key: { workspaceId: 1, 'entry.keys': 1 },
          partialFilterExpression: { active: true },
        },
        { name: 'family', key: { rootId: 1 } },
        {
          name: 'inside',
          key: { workspaceId: 1, journeyId: 1, queue: 1, versionId: 1 },
          partialFilterExpression: { active: true },
        },
        {
          name: 'forked',
          key: { startedAt: 1 },
          partialFilterExpression: { active: true, 'kids.0': { $exists: true } },
        },
        { name: 'cascade', key: { startedAt: 1 }, partialFilterExpression: { cascade: true } },
        {
          name: 'dead',
          key: { workspaceId: 1, 'failure.at': -1, _id: -1 },
          partialFilterExpression: { queue: 'dead' },
        },
        {
          name: 'longHistory',
          key: { rolledUp: 1 },
          partialFilterExpression: { [`history.${String(HISTORY_LIMIT)}`]: { $exists: true } },
        },
        { name: 'ofJourney', key: { workspaceId: 1, journeyId: 1, startedAt: -1, _id: -1 } },
        { name: 'ofProfile', key: { workspaceId: 1, profileId: 1, startedAt: -1, _id: -1 } },
      ]);
      await db.collection('refusals').createIndexes([
        { name: 'ofProfile', key: { workspaceId: 1, profileId: 1, at: -1, _id: -1 } },
        { name: 'forgotten', key: { at: 1 }, expireAfterSeconds: REFUSAL_SECONDS },
      ]);
      await db
        .collection('stepPassages')
        .createIndexes([
          { name: 'counts', key: { workspaceId: 1, journeyId: 1, versionId: 1, stepKey: 1, what: 1, at: 1 } },
        ]);
    },
  },
  {
    id: 'enrolments/2-ends-of-buckets',
    up: async (db) => {
      await db.collection<{ _id: string }>('enrolments').bulkWrite(
        endsOfBuckets().map(({ _id, ...end }) => ({
          updateOne: { filter: { _id }, update: { $setOnInsert: end }, upsert: true },
        })),
        { ordered: false },
      );
    },
  },
  {
    id: 'enrolments/3-marks-of-the-ended',
    up: async (db) => {
      const enrolments = db.collection('enrolments');
      await enrolments.createIndexes([
        { name: 'leftCheck', key: { startedAt: 1, _id: 1 }, partialFilterExpression: { leftCheck: true } },
        { name: 'wroteProfile', key: { 'ended.at': 1 }, partialFilterExpression: { wroteProfile: true } },
      ]);
      // Families of before have no marks: each is looked at once.
      await enrolments.updateMany({ active: true, 'kids.0': { $exists: true } }, { $set: { leftCheck: true } });
      await enrolments.dropIndex('forked');
    },
  },
  {
    id: 'enrolments/4-waiting-for-conditions',
    up: async (db) => {
      await db.collection('enrolments').createIndexes([
        {
          name: 'watching',
          key: { workspaceId: 1, profileId: 1 },
          partialFilterExpression: { active: true, 'hold.watches': true },
        },
      ]);
    },
  },
  {
    id: 'enrolments/5-held-at-circuits',
    up: async (db) => {
      await db.collection('enrolments').createIndexes([
        {
          name: 'heldAtCircuits',
          key: { versionId: 1, stepKey: 1 },
          partialFilterExpression: { active: true, 'failure.code': 'circuit_open' },
        },
      ]);
    },
  },
  {
    id: 'enrolments/6-step-counts',
    up: async (db) => {
      await db
        .collection('movements')
        .createIndexes([{ name: 'forgotten', key: { at: 1 }, expireAfterSeconds: MOVEMENT_SECONDS }]);
      await db.collection('stepCounts').createIndexes([
        { name: 'ofJourney', key: { workspaceId: 1, journeyId: 1, hour: 1 } },
        { name: 'forgotten', key: { hour: 1 }, expireAfterSeconds: COUNT_SECONDS },
      ]);
    },
  },
  {
    id: 'enrolments/7-refusals-of-workspaces',
    up: async (db) => {
      await db.collection('refusals').createIndexes([{ name: 'ofWorkspace', key: { workspaceId: 1, at: 1 } }]);
    },
  },
  {
    id: 'enrolments/8-events-that-were-heard',
    up: async (db) => {
      await db
        .collection('enrolments')
        .updateMany({ sinceEvent: { $exists: true } }, [
          { $set: { heard: [{ id: '$sinceEvent', at: '$since' }] } },
          { $unset: 'sinceEvent' },
        ]);
    },
  },
];

/**
 * One document per queue and bucket that is never due. MongoDB keeps deleted index keys for minutes, and a scan of an empty
 * bucket walks on over those of all buckets behind it until it meets a living key. Measured right after 30,000 wake-ups: the
 * search of a claim over 128 emptied buckets took 1.3 s without these and takes 4 ms with them (twice each, two processors).
 * They belong to no workspace and to no journey.
 */
function endsOfBuckets() {
  return (['local', 'external'] as const).flatMap((queue) =>
    Array.from({ length: BUCKETS }, (_, bucket) => ({
      _id: `end of ${queue}/${String(bucket).padStart(3, '0')}`,
      ...{ queue, bucket, active: false, due: NEVER },
    })),
  );
}

const NEVER = new Date('9999-12-31T00:00:00.000Z');
