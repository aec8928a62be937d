import { HISTORY_LIMIT } from '../engine/commitOf';
import type { Migration } from '../platform/migrations';
import { REFUSAL_SECONDS } from './model';

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
];
