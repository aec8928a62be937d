import type { Migration } from '../platform/migrations';

const DELIVERY_DAYS = 7;
/** A parcel or a review whose order nobody has told of by then is of no order of ours. */
const NEWS_DAYS = 30;

export const sourceMigrations: readonly Migration[] = [
  {
    id: 'sources/1-indexes',
    async up(db) {
      await db.collection('sources').createIndexes([{ key: { workspaceId: 1, _id: -1 }, name: 'list' }]);
      await db.collection('writeKeys').createIndexes([{ key: { sourceId: 1 }, name: 'source' }]);
      await db.collection('deliveries').createIndexes([
        { key: { workspaceId: 1, sourceId: 1, _id: -1 }, name: 'list' },
        { key: { at: 1 }, name: 'retention', expireAfterSeconds: DELIVERY_DAYS * 86_400 },
      ]);
    },
  },
  {
    id: 'sources/2-news-and-requests',
    async up(db) {
      await db.collection('waitingNews').createIndexes([
        { key: { nextAt: 1 }, name: 'due' },
        { key: { workspaceId: 1, refs: 1 }, name: 'called' },
        { key: { at: 1 }, name: 'retention', expireAfterSeconds: NEWS_DAYS * 86_400 },
      ]);
      await db.collection('shopRequests').createIndexes([
        { key: { workspaceId: 1, requestedAt: -1, _id: -1 }, name: 'list' },
        { key: { requestedAt: 1 }, name: 'open', partialFilterExpression: { state: 'open' } },
      ]);
    },
  },
];
