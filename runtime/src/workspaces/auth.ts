import { betterAuth } from 'better-auth';
import { mongodbAdapter } from 'better-auth/adapters/mongodb';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { organization } from 'better-auth/plugins';
import { createAccessControl } from 'better-auth/plugins/access';
import { z } from 'zod';

import type { Database, Db } from '../platform/database';
import type { Logger } from '../platform/logging';
import { ROLES } from './roles';
import { newAccountId } from './account-ids';

const DAY_S = 86_400;

export interface AuthParts {
  readonly database: Database;
  /** The same database, as better-auth sees it. */
  readonly db: Db;
  readonly log: Logger;
  /** Signs session cookies. */
  readonly secret: string;
  readonly publicUrl?: string | undefined;
}

/**
 * better-auth holds users, sessions, organizations (our workspaces) and members. None of its HTTP routes is mounted: they
 * know nothing of API keys, the audit trail or our errors. Ours call it here, on the server.
 */
export function createAuth({ database, db, log, secret, publicUrl }: AuthParts) {
  return betterAuth({
    baseURL: publicUrl ?? 'http://127.0.0.1',
    secret,
    telemetry: { enabled: false },
    database: mongodbAdapter(db, { client: database.connection.getClient() }),
    session: { expiresIn: 30 * DAY_S, updateAge: DAY_S },
    logger: {
      log: (level, message) => {
        log[level]({ from: 'better-auth' }, message);
      },
    },
    advanced: {
      cookiePrefix: 'perennial',
      useSecureCookies: publicUrl?.startsWith('https://') ?? false,
      ipAddress: { disableIpTracking: true },
      database: { generateId: ({ model }) => newAccountId(model) },
    },
    plugins: [workspaces(), sessionStart],
  });
}

/** The roles' permissions are ours (roles.ts); better-auth only has to know the names. */
function workspaces() {
  const access = createAccessControl({ workspace: ['use'] } as const);
  const roles = Object.fromEntries(ROLES.map((role) => [role, access.newRole({ workspace: ['use'] })]));
  return organization({ allowUserToCreateOrganization: false, ac: access, roles, creatorRole: 'owner' });
}

/** What better-auth has no call for: a session for somebody whose link was just redeemed. */
const sessionStart = {
  id: 'perennial-session-start',
  endpoints: {
    startSession: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ userId: z.string(), workspaceId: z.string() }) },
      async (context) => {
        const { userId, workspaceId } = context.body;
        const { internalAdapter } = context.context;
        const user = await internalAdapter.findUserById(userId);
        if (!user) throw new Error(`There is no user ${userId}`);
        const session = await internalAdapter.createSession(userId, false, { activeOrganizationId: workspaceId });
        await setSessionCookie(context, { session, user });
        return context.json({ started: true });
      },
    ),
  },
};
