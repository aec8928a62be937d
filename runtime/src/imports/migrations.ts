import type { Migration } from '../platform/migrations';

const DAY = 86_400;
/** A file that nobody imports holds personal data of people for nothing. */
const FILE_KEPT_DAYS = 14;
const HISTORY_KEPT_DAYS = 400;
const PROBLEMS_KEPT_DAYS = 30;

export const importMigrations: readonly Migration[] = [
  {
    id: 'imports/1-indexes',
    up: async (db) => {
      await db.collection('imports').createIndexes([
        { name: 'list', key: { workspaceId: 1, at: -1, _id: -1 } },
        { name: 'open', key: { at: 1 }, partialFilterExpression: { open: true } },
        { name: 'forgotten', key: { at: 1 }, expireAfterSeconds: HISTORY_KEPT_DAYS * DAY },
      ]);
      await db.collection('importParts').createIndexes([
        { name: 'file', key: { importId: 1, number: 1 } },
        { name: 'forgotten', key: { at: 1 }, expireAfterSeconds: FILE_KEPT_DAYS * DAY },
      ]);
      await db.collection('importProblems').createIndexes([
        { name: 'list', key: { importId: 1, pass: 1, row: 1, place: 1 } },
        { name: 'forgotten', key: { at: 1 }, expireAfterSeconds: PROBLEMS_KEPT_DAYS * DAY },
      ]);
      await db
        .collection('importMappings')
        .createIndexes([{ name: 'name', key: { workspaceId: 1, kind: 1, name: 1 }, unique: true }]);
    },
  },
];
