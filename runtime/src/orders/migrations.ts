import type { AnyBulkWriteOperation } from 'mongodb';

import type { Migration } from '../platform/migrations';
import { namesOf } from './called';
import type { OrderDocument } from './model';

const AT_ONCE = 500;

export const orderMigrations: readonly Migration[] = [
  {
    id: 'orders/1-indexes',
    async up(db) {
      await db.collection('orders').createIndexes([
        { key: { workspaceId: 1, placedAt: -1, _id: -1 }, name: 'list' },
        { key: { workspaceId: 1, profileId: 1, placedAt: -1, _id: -1 }, name: 'byProfile' },
        { key: { changedAt: 1 }, name: 'owed', partialFilterExpression: { owed: true } },
      ]);
      await db.collection('exchangeRates').createIndexes([
        { key: { workspaceId: 1, base: 1, day: -1, currency: 1 }, name: 'list' },
        { key: { workspaceId: 1, base: 1, currency: 1, day: -1 }, name: 'byCurrency' },
      ]);
    },
  },
  {
    id: 'orders/2-names',
    async up(db) {
      const orders = db.collection<OrderDocument>('orders');
      await orders.createIndexes([{ key: { workspaceId: 1, names: 1 }, name: 'called' }]);
      let batch: AnyBulkWriteOperation<OrderDocument>[] = [];
      for await (const order of orders.find({ names: { $exists: false } }).sort({ _id: 1 })) {
        batch.push({ updateOne: { filter: { _id: order._id }, update: { $set: { names: namesOf(order) } } } });
        if (batch.length < AT_ONCE) continue;
        await orders.bulkWrite(batch, { ordered: false });
        batch = [];
      }
      if (batch.length > 0) await orders.bulkWrite(batch, { ordered: false });
    },
  },
];
