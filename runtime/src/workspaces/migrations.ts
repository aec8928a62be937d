import type { Migration } from '../platform/migrations';
import { AUDIT, SIGN_IN_LINKS } from './model';

/** Used and expired links are kept for a while, so that a late click is told "used" and not "unknown". */
const LINKS_KEPT_S = 30 * 86_400;

export const workspaceMigrations: readonly Migration[] = [
  {
    id: 'workspaces/1-keys-links-audit',
    up: async (db) => {
      await db
        .collection('apiKeys')
        .createIndexes([{ key: { hash: 1 }, unique: true }, { key: { workspaceId: 1, _id: 1 } }]);
      await db
        .collection(SIGN_IN_LINKS)
        .createIndexes([
          { key: { expiresAt: 1 }, expireAfterSeconds: LINKS_KEPT_S },
          { key: { workspaceId: 1, purpose: 1, createdAt: 1 } },
        ]);
      await db.collection(AUDIT).createIndexes([{ key: { workspaceId: 1, _id: -1 } }]);
    },
  },
  {
    // better-auth makes its unique indexes itself; these it does not make.
    id: 'workspaces/2-better-auth',
    up: async (db) => {
      await db.collection('session').createIndexes([{ key: { expiresAt: 1 }, expireAfterSeconds: 0 }]);
      await db.collection('verification').createIndexes([{ key: { expiresAt: 1 }, expireAfterSeconds: 0 }]);
      await db
        .collection('member')
        .createIndexes([
          { key: { organizationId: 1, userId: 1 }, unique: true },
          { key: { organizationId: 1, _id: 1 } },
          { key: { userId: 1, createdAt: 1 } },
        ]);
    },
  },
];
