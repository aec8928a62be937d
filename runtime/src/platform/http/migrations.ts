import type { Migration } from '../migrations';

/** Collections of the HTTP edge itself. */
export const edgeMigrations: readonly Migration[] = [
  {
    id: 'http/1-idempotency-and-rate-limits',
    up: async (db) => {
      await db.collection('idempotencyKeys').createIndexes([{ key: { expiresAt: 1 }, expireAfterSeconds: 0 }]);
      // As rate-limiter-flexible would make them.
      await db.collection('rateLimits').createIndexes([
        { key: { expire: -1 }, expireAfterSeconds: 0 },
        { key: { key: 1 }, unique: true },
      ]);
    },
  },
];
