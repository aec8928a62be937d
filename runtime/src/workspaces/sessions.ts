import type { IncomingHttpHeaders } from 'node:http';
import { fromNodeHeaders } from 'better-auth/node';

import type { createAuth } from './auth';

type Auth = ReturnType<typeof createAuth>;

interface ActiveSession {
  readonly userId: string;
  readonly token: string;
  /** The workspace the person looks at; whether they are (still) a member is checked at every request. */
  readonly workspaceId?: string;
}

/** Sessions of people. What returns `cookies` gives Set-Cookie values for the answer. */
export interface Sessions {
  readonly cookieName: string;
  find(
    headers: IncomingHttpHeaders,
  ): Promise<{ readonly session?: ActiveSession; readonly cookies: readonly string[] }>;
  start(userId: string, workspaceId: string): Promise<readonly string[]>;
  end(headers: IncomingHttpHeaders): Promise<readonly string[]>;
  useWorkspace(session: ActiveSession, workspaceId: string): Promise<void>;
}

export async function createSessions(auth: Auth): Promise<Sessions> {
  const context = await auth.$context;
  const cookieName = context.authCookies.sessionToken.name;
  return {
    cookieName,

    find: async (incoming) => {
      if (!incoming.cookie?.includes(cookieName)) return { cookies: [] };
      const { headers, response } = await auth.api.getSession({
        headers: fromNodeHeaders(incoming),
        returnHeaders: true,
      });
      const cookies = headers.getSetCookie();
      if (!response) return { cookies };
      const { userId, token, activeOrganizationId } = response.session;
      return {
        session: { userId, token, ...(activeOrganizationId && { workspaceId: activeOrganizationId }) },
        cookies,
      };
    },

    start: async (userId, workspaceId) => {
      const { headers } = await auth.api.startSession({ body: { userId, workspaceId }, returnHeaders: true });
      return headers.getSetCookie();
    },

    end: async (incoming) => {
      const { headers } = await auth.api.signOut({ headers: fromNodeHeaders(incoming), returnHeaders: true });
      return headers.getSetCookie();
    },

    useWorkspace: async ({ token }, workspaceId) => {
      await context.internalAdapter.updateSession(token, { activeOrganizationId: workspaceId });
    },
  };
}
