import type { IncomingHttpHeaders } from 'node:http';
import type { Request } from 'express';

import type { Clock } from '../platform/clock';
import type { Database } from '../platform/database';
import { notFound, PerennialError } from '../platform/errors/error';
import { PERMISSIONS, type Caller, type Permission } from '../platform/http/caller';
import { createRateLimits, type RateLimits } from '../platform/http/rate-limits';
import type { Logger } from '../platform/logging';
import type { Secrets } from '../platform/secrets';
import type { Settings } from '../platform/settings';
import { newAccountId } from './account-ids';
import { createApiKeys, type ApiKeys } from './api-keys';
import { createAuditTrail, type AuditTrail } from './audit';
import { createAuditNames } from './audit-names';
import { createAuth } from './auth';
import { createAuthenticate } from './authenticate';
import { createDirectory, type Directory, type WorkspaceRecord } from './directory';
import { prepareInstallation, type Installation } from './first-start';
import { watchIndexBuilds } from './index-builds';
import { createMembers, personBehind, type Members } from './members';
import { createKeyActions } from './key-actions';
import { apiKeyModel, type ApiKeyDocument } from './model';
import type { Role } from './roles';
import { createSessions, type Sessions } from './sessions';
import { createSignIn, type LinkPreview } from './sign-in';
import { createSignInLinks, type IssuedLink } from './sign-in-links';

export { signInUrl } from './answers';
export type { AuditTrail } from './audit';
export { workspaceMigrations } from './migrations';

const DAY_MS = 24 * 3_600_000;

export interface WorkspacesParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly settings: Pick<Settings, 'PUBLIC_URL' | 'PERENNIAL_BOOTSTRAP_KEY'>;
  readonly log: Logger;
  /** Signs session cookies; the same in all processes. */
  readonly secrets: Pick<Secrets, 'derive'>;
  /** Own limits in tests; else the usual ones. */
  readonly limits?: RateLimits;
}

export interface CallersWorkspace extends WorkspaceRecord {
  readonly role?: Role;
}

export interface WantedKey {
  readonly name: string;
  /** Those of the caller unless given; never more. */
  readonly permissions?: readonly Permission[] | undefined;
  /** ISO 8601, in the future. */
  readonly expiresAt?: string | undefined;
}

/** People, their workspaces and the keys of programs. */
export interface Workspaces {
  /** For `Api`: who calls and for which workspace; undefined for nobody. */
  readonly authenticate: (request: Request) => Promise<Caller | undefined>;
  readonly audit: AuditTrail;
  /** Entries with the names that people know. */
  readonly nameEntries: ReturnType<typeof createAuditNames>;
  readonly members: Members;
  readonly keys: ApiKeys;
  readonly limits: RateLimits;
  readonly sessionCookie: string;
  /** The workspace made at first start. */
  readonly firstWorkspaceId: string;

  /** A link while nobody ever signed in: what a starting process prints. */
  firstSignInLink(): Promise<IssuedLink | undefined>;
  /** A new link for the owner (or another user), valid for a day: for the command line, whose user owns the machine anyway. */
  createSignInLink(userId?: string): Promise<IssuedLink>;
  previewLink(token: string, headers: IncomingHttpHeaders): Promise<LinkPreview>;
  /** Set-Cookie values of the new session. `name` is what somebody new calls themselves. */
  redeemLink(token: string, name: string | undefined, headers: IncomingHttpHeaders): Promise<readonly string[]>;
  signOut(caller: Caller, headers: IncomingHttpHeaders): Promise<readonly string[]>;

  /** The workspace of the demo, with the installation's owner in it; repeated with the same id it changes nothing. */
  createDemo(id: string, name: string): Promise<void>;
  /** Whether it was made by the demo. False for one that is not there. */
  isDemo(workspaceId: string): Promise<boolean>;
  /** Of all workspaces, for work that is done in each. */
  allIds(): Promise<readonly string[]>;
  /** What a workspace calls itself in messages and on public pages. Throws not_found. */
  nameOf(workspaceId: string): Promise<string>;

  me(caller: Caller): Promise<{ name: string; workspace: WorkspaceRecord; role?: Role; permissions: Permission[] }>;
  createKey(caller: Caller, wanted: WantedKey): Promise<{ readonly key: string; readonly document: ApiKeyDocument }>;
  revokeKey(caller: Caller, keyId: string): Promise<void>;

  renameMe(caller: Caller, name: string): Promise<void>;
  list(caller: Caller): Promise<readonly CallersWorkspace[]>;
  create(caller: Caller, name: string): Promise<CallersWorkspace>;
  rename(caller: Caller, workspaceId: string, name: string): Promise<WorkspaceRecord>;
  /** The session looks at another workspace from now on. */
  switchTo(caller: Caller, workspaceId: string, headers: IncomingHttpHeaders): Promise<void>;
}

/** Makes the owner and the first workspace when there are none. Migrations must have run. */
export async function createWorkspaces(parts: WorkspacesParts): Promise<Workspaces> {
  const { database, clock, settings, log, secrets } = parts;
  const builds = watchIndexBuilds(database.db);
  const auth = createAuth({
    database,
    db: builds.db,
    log,
    secret: secrets.derive('sessions'),
    publicUrl: settings.PUBLIC_URL,
  });
  const [directory, sessions] = await Promise.all([createDirectory(auth), createSessions(auth)]);
  await builds.settled();
  const audit = createAuditTrail(database, clock);
  const links = createSignInLinks(database, clock);
  const limits = parts.limits ?? createRateLimits(database);
  const keys = createApiKeys({
    model: apiKeyModel(database.connection),
    clock,
    onError: (err) => {
      log.warn({ err }, 'The last use of an API key could not be noted');
    },
  });
  const installation = await prepareInstallation(database, clock, directory);
  await ensureBootstrapKey(keys, installation, settings.PERENNIAL_BOOTSTRAP_KEY);
  const signIn = createSignIn({ links, sessions, directory, installation, audit, clock });

  const createSignInLink = async (userId = installation.ownerId) => {
    if (!(await directory.person(userId))) throw notFound('user', userId);
    return await links.issue({ purpose: 'account', userId, createdBy: userId }, DAY_MS);
  };
  return {
    authenticate: createAuthenticate({ keys, sessions, directory, keyLimit: limits.apiKey }),
    audit,
    nameEntries: createAuditNames({ directory, keys }),
    members: createMembers({ directory, links, keys, audit, clock }),
    keys,
    limits,
    sessionCookie: sessions.cookieName,
    firstWorkspaceId: installation.workspaceId,
    firstSignInLink: async () => ((await installation.everSignedIn()) ? undefined : await createSignInLink()),
    createSignInLink,
    createDemo: async (id, name) => {
      const now = clock.now();
      await directory.createWorkspace({ id, name, createdAt: now, demo: true });
      await directory.addMember(id, installation.ownerId, { role: 'owner', now });
    },
    allIds: async () => await directory.workspaceIds(),
    isDemo: async (workspaceId) => (await directory.workspace(workspaceId))?.demo === true,
    previewLink: signIn.preview,
    redeemLink: signIn.redeem,
    signOut: async (caller, headers) => {
      const cookies = await sessions.end(headers);
      await audit.record(caller, 'session.ended', { kind: 'user', id: caller.id });
      return cookies;
    },
    ...createKeyActions({ keys, audit, clock }),
    ...workspaceActions({ directory, sessions, keys, audit, clock }),
  };
}

async function ensureBootstrapKey(
  keys: ApiKeys,
  { ownerId, workspaceId }: Installation,
  key: string | undefined,
): Promise<void> {
  if (key === undefined) return;
  await keys.ensure(key, { workspaceId, name: 'Bootstrap key', permissions: PERMISSIONS, createdBy: ownerId });
}

interface ActionParts {
  readonly directory: Directory;
  readonly sessions: Sessions;
  readonly keys: ApiKeys;
  readonly audit: AuditTrail;
  readonly clock: Clock;
}

type Actions = Pick<Workspaces, 'nameOf' | 'me' | 'renameMe' | 'list' | 'create' | 'rename' | 'switchTo'>;

function workspaceActions({ directory, sessions, keys, audit, clock }: ActionParts): Actions {
  const current = async (id: string) => {
    const found = await directory.workspace(id);
    if (!found) throw notFound('workspace', id);
    return found;
  };
  return {
    nameOf: async (workspaceId) => (await current(workspaceId)).name,
    me: async (caller) => {
      const { kind, id, workspaceId, permissions } = caller;
      const [workspace, membership] = await Promise.all([
        current(workspaceId),
        kind === 'session' ? directory.membership(workspaceId, id) : undefined,
      ]);
      const named = kind === 'session' ? await directory.person(id) : await keys.byId(workspaceId, id);
      return {
        name: named?.name ?? '',
        workspace,
        ...(membership && { role: membership.role }),
        permissions: PERMISSIONS.filter((permission) => permissions.has(permission)),
      };
    },

    renameMe: async ({ id }, name) => {
      await directory.renamePerson(id, name);
    },

    list: async ({ kind, id, workspaceId }) => {
      if (kind === 'apiKey') return [await current(workspaceId)];
      const memberships = await directory.membershipsOf(id);
      const roles = new Map(memberships.map((membership) => [membership.workspaceId, membership.role]));
      const found = await directory.workspaces([...roles.keys()]);
      return found.map((workspace) => ({ ...workspace, ...roleOf(roles.get(workspace.id)) }));
    },

    create: async (caller, name) => {
      const now = clock.now();
      const created = { id: newAccountId('organization'), name, createdAt: now };
      const owner = await personBehind(keys, caller);
      await directory.createWorkspace(created);
      await directory.addMember(created.id, owner, { role: 'owner', now });
      await audit.record(caller, 'workspace.created', { kind: 'workspace', id: created.id });
      return { ...created, role: 'owner' };
    },

    rename: async (caller, workspaceId, name) => {
      // What a caller may do was looked up for one workspace: this one only.
      if (workspaceId !== caller.workspaceId) throw notFound('workspace', workspaceId);
      await directory.renameWorkspace(workspaceId, name);
      await audit.record(caller, 'workspace.renamed', { kind: 'workspace', id: workspaceId });
      return await current(workspaceId);
    },

    switchTo: async ({ id }, workspaceId, headers) => {
      const { session } = await sessions.find(headers);
      if (!session) throw new PerennialError('not_signed_in', 'Only a session can switch; a key has one workspace.');
      if (!(await directory.membership(workspaceId, id))) throw notFound('workspace', workspaceId);
      await sessions.useWorkspace(session, workspaceId);
    },
  };
}

function roleOf(role: Role | undefined): { role?: Role } {
  return role ? { role } : {};
}
