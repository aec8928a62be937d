import { join } from 'node:path';
import type { Router } from 'express';

import { createApp } from '../../runtime/src/app';
import { healthRoutes } from '../../runtime/src/health/routes';
import { MIGRATIONS } from '../../runtime/src/migrations';
import { DatabaseClock } from '../../runtime/src/platform/clock';
import type { Database } from '../../runtime/src/platform/database';
import { Api } from '../../runtime/src/platform/http/api';
import { PERMISSIONS, type Permission } from '../../runtime/src/platform/http/caller';
import { createIdempotency } from '../../runtime/src/platform/http/idempotency';
import { edgeMigrations } from '../../runtime/src/platform/http/migrations';
import { localRateLimit } from '../../runtime/src/platform/http/rate-limits';
import { listen } from '../../runtime/src/platform/http/server';
import { createLogger } from '../../runtime/src/platform/logging';
import { createMetrics } from '../../runtime/src/platform/metrics';
import { createOutgoing } from '../../runtime/src/platform/network';
import { createSecrets } from '../../runtime/src/platform/secrets';
import { addRoutes, BODY_LIMITS } from '../../runtime/src/routes';
import { createSubjects, type SubjectParts, type Subjects } from '../../runtime/src/subjects';
import { ProcessDoorbell } from '../../runtime/src/worker/doorbell';
import { workspaceRoutes } from '../../runtime/src/workspaces/routes';
import { createWorkspaces, workspaceMigrations, type Workspaces } from '../../runtime/src/workspaces/service';
import { openFreshDatabase } from './database';

/** One of the two workspaces of a running app, with an API key that may do everything there. */
export interface TestWorkspace {
  readonly id: string;
  readonly key: string;
  readonly ownerId: string;
  /** Calls the API with this workspace's key; a body is sent as JSON. */
  call(method: string, path: string, body?: unknown): Promise<Response>;
}

export interface RunningApp {
  readonly baseUrl: string;
  readonly database: Database;
  readonly api: Api;
  readonly express: ReturnType<typeof createApp>;
  readonly workspaces: Workspaces;
  /** The first workspace of the installation. */
  readonly a: TestWorkspace;
  /** Another brand: nothing of it may ever be seen with `a`'s key. */
  readonly b: TestWorkspace;
  /** Answers that did not fit their route's schema; a test that walks routes expects none. */
  readonly misfits: readonly string[];
  close(): Promise<void>;
}

/** With every subject, wired as in production. */
export interface WholeApp extends RunningApp {
  readonly subjects: Subjects;
}

export interface AppOptions {
  /** Folder of the built editor; without it only the API is served. */
  readonly editor?: string;
  readonly publicUrl?: string;
  /** Packages of others beside the one that tests always have. */
  readonly nodeFolders?: readonly string[];
  /** Private names and addresses that may be called all the same. */
  readonly allowedHosts?: readonly string[];
  /** Of a worker that the test runs beside it. */
  readonly doorbell?: ProcessDoorbell;
  /** Without, tests that sign in often would run into the limit. */
  readonly usualLimits?: true;
}

type Platform = Omit<SubjectParts, 'outgoing' | 'doorbell' | 'publicUrl' | 'ourPackage' | 'nodeFolders'>;

/** Adds a test's or all routes before the server listens; `close` runs when it has ended. */
type Extend<T> = (
  api: Api,
  platform: Platform,
) => Promise<{ readonly more: T; readonly rawRouters?: readonly Router[]; readonly close?: () => Promise<void> }>;

const WIDE = localRateLimit({ name: 'test', points: 1_000_000, seconds: 60 });
const KEY_A = 'per_test-key-of-the-first-workspace';
const REPOSITORY = join(__dirname, '../..');
/** A package of somebody else, with a step and credentials of every kind. */
const SOMEBODYS_NODES = join(__dirname, 'fixtures/n8n-nodes-parcels');
const SECRETS = createSecrets(['a secret of tests, long enough for everything']);

/**
 * The edge, people and workspaces on a free port and a database of its own: real HTTP, real MongoDB, two workspaces. A test
 * of one subject adds its routes to `api`; `aWholeApp` has them all.
 */
export async function aRunningApp(options: AppOptions = {}): Promise<RunningApp> {
  const database = await openFreshDatabase();
  for (const migration of [...edgeMigrations, ...workspaceMigrations]) await migration.up(database.db);
  return await run(database, options, () => Promise.resolve({ more: {} }));
}

/**
 * All subjects and routes as main.ts has them; events have their reactions. Nothing runs in the background: a test that wants
 * sends to go out starts `subjects.messaging.dispatcher`. Needs the built nodes of our package.
 */
export async function aWholeApp(options: AppOptions = {}): Promise<WholeApp> {
  const database = await openFreshDatabase();
  for (const migration of MIGRATIONS) await migration.up(database.db);
  return await run(database, options, async (api, platform) => {
    const { doorbell = new ProcessDoorbell(), allowedHosts = [], nodeFolders = [] } = options;
    const outgoing = createOutgoing({ allow: allowedHosts });
    const publicUrl = options.publicUrl ?? 'http://localhost:5680';
    const own = { ourPackage: REPOSITORY, nodeFolders: [SOMEBODYS_NODES, ...nodeFolders], allowedHosts };
    const subjects = await createSubjects({ ...platform, ...own, outgoing, doorbell, publicUrl });
    const close = async () => {
      await Promise.all([subjects.messaging.dispatcher.stop(), subjects.journeys.tasks.stop()]);
      await subjects.events.idle();
      await subjects.n8n.close();
      await outgoing.close();
    };
    const { problems } = subjects.n8n.list();
    if (problems.length > 0) {
      await close();
      throw new Error(`The nodes are not built (npm run build): ${JSON.stringify(problems)}`);
    }
    doorbell.on('sends', () => {
      subjects.messaging.dispatcher.ring();
    });
    return { more: { subjects }, rawRouters: addRoutes(api, subjects, platform.clock), close };
  });
}

/** A test whose app does not start fails, and does not hang on open connections. */
async function run<T>(database: Database, options: AppOptions, extend: Extend<T>): Promise<RunningApp & T> {
  const clock = await DatabaseClock.start(database.db);
  try {
    return await start({ database, clock }, options, extend);
  } catch (error) {
    clock.stop();
    await database.close();
    throw error;
  }
}

async function start<T>(
  { database, clock }: { readonly database: Database; readonly clock: DatabaseClock },
  { publicUrl, editor, usualLimits }: AppOptions,
  extend: Extend<T>,
): Promise<RunningApp & T> {
  const log = createLogger(process.env['TEST_LOG_LEVEL'] ?? 'silent');
  const metrics = createMetrics(log);
  const workspaces = await createWorkspaces({
    ...{ database, clock, log, secrets: SECRETS },
    settings: { PERENNIAL_BOOTSTRAP_KEY: KEY_A, PUBLIC_URL: publicUrl },
    ...(!usualLimits && { limits: { signIn: WIDE, apiKey: WIDE } }),
  });
  const misfits: string[] = [];
  const api = new Api({
    authenticate: workspaces.authenticate,
    idempotency: createIdempotency(database, clock),
    audit: workspaces.audit,
    misfit: (route, error) => misfits.push(`${route}: ${error.message}`),
  });
  let address = publicUrl ?? '';
  const health = { migrated: () => Promise.resolve(true), stopping: () => false };
  healthRoutes(api, { version: '0.0.0-test', database, metrics, ...health });
  workspaceRoutes(api, workspaces, () => address);
  const extension = await extend(api, { database, clock, log, metrics, secrets: SECRETS, workspaces });

  const info = { version: '0.0.0-test', publicUrl, sessionCookie: workspaces.sessionCookie };
  const { rawRouters = [] } = extension;
  const edge = createApp({ api, log, metrics, info, rawRouters, bodyLimits: BODY_LIMITS, ...(editor && { editor }) });
  const server = await listen(edge, { port: 0, host: '127.0.0.1' });
  const baseUrl = `http://127.0.0.1:${String(server.port)}`;
  address ||= baseUrl;
  return {
    ...{ baseUrl, database, api, express: edge, workspaces, misfits },
    ...(await twoWorkspaces(baseUrl, database, workspaces)),
    ...extension.more,
    close: async () => {
      await server.stop(1_000);
      await extension.close?.();
      clock.stop();
      await database.close();
    },
  };
}

async function twoWorkspaces(baseUrl: string, database: Database, workspaces: Workspaces) {
  const first = await ownerOf(database, workspaces.firstWorkspaceId);
  return {
    a: testWorkspace(baseUrl, { key: KEY_A, ...first }),
    b: await anotherWorkspace(baseUrl, database, workspaces),
  };
}

/** Of somebody who has nothing to do with the first workspace. */
async function anotherWorkspace(baseUrl: string, { db }: Database, workspaces: Workspaces): Promise<TestWorkspace> {
  const ownerId = 'usr_of-another-brand';
  await db
    .collection<{ _id: string }>('user')
    .insertOne({ _id: ownerId, ...{ name: 'Olga', email: 'olga@example.com' } });
  const olga = { kind: 'session', id: ownerId, workspaceId: 'wsp_none', permissions: new Set(PERMISSIONS) } as const;
  const { id } = await workspaces.create(olga, 'Another brand');
  return testWorkspace(baseUrl, { id, ownerId, key: await aKey(workspaces, { id, ownerId }, PERMISSIONS) });
}

/** A key of this workspace that may do just that. */
export async function aKey(
  workspaces: Workspaces,
  { id, ownerId }: Pick<TestWorkspace, 'id' | 'ownerId'>,
  permissions: readonly Permission[],
): Promise<string> {
  const key = { workspaceId: id, name: 'Test key', permissions, createdBy: ownerId };
  return (await workspaces.keys.create(key)).key;
}

async function ownerOf({ db }: Database, id: string): Promise<{ id: string; ownerId: string }> {
  const owner = await db.collection('member').findOne({ organizationId: id, role: 'owner' });
  return { id, ownerId: String(owner?.['userId']) };
}

function testWorkspace(baseUrl: string, known: { id: string; key: string; ownerId: string }): TestWorkspace {
  return {
    ...known,
    call: async (method, path, body) =>
      await fetch(baseUrl + path, {
        method,
        headers: {
          authorization: `Bearer ${known.key}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
  };
}
