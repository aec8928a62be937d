import { createApp } from '../../runtime/src/app';
import { healthRoutes } from '../../runtime/src/health/routes';
import { DatabaseClock } from '../../runtime/src/platform/clock';
import type { Database } from '../../runtime/src/platform/database';
import { Api } from '../../runtime/src/platform/http/api';
import { PERMISSIONS } from '../../runtime/src/platform/http/caller';
import { createIdempotency } from '../../runtime/src/platform/http/idempotency';
import { createMetrics } from '../../runtime/src/platform/http/metrics';
import { edgeMigrations } from '../../runtime/src/platform/http/migrations';
import { localRateLimit } from '../../runtime/src/platform/http/rate-limits';
import { listen } from '../../runtime/src/platform/http/server';
import { createLogger } from '../../runtime/src/platform/logging';
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
  readonly workspaces: Workspaces;
  /** The first workspace of the installation. */
  readonly a: TestWorkspace;
  /** Another brand: nothing of it may ever be seen with `a`'s key. */
  readonly b: TestWorkspace;
  /** Answers that did not fit their route's schema; a test that walks routes expects none. */
  readonly misfits: readonly string[];
  close(): Promise<void>;
}

export interface AppOptions {
  /** Folder of the built editor; without it only the API is served. */
  readonly editor?: string;
  readonly publicUrl?: string;
  /** Without, tests that sign in often would run into the limit. */
  readonly usualLimits?: true;
}

const WIDE = localRateLimit({ name: 'test', points: 1_000_000, seconds: 60 });

const KEY_A = 'per_test-key-of-the-first-workspace';

/** The whole HTTP side on a free port and a database of its own: real HTTP, real MongoDB, two workspaces. */
export async function aRunningApp({ editor, publicUrl, usualLimits }: AppOptions = {}): Promise<RunningApp> {
  const database = await openFreshDatabase();
  for (const migration of [...edgeMigrations, ...workspaceMigrations]) await migration.up(database.db);
  const clock = await DatabaseClock.start(database.db);
  const log = createLogger(process.env['TEST_LOG_LEVEL'] ?? 'silent');
  const workspaces = await createWorkspaces({
    database,
    clock,
    log,
    settings: { PERENNIAL_BOOTSTRAP_KEY: KEY_A, PUBLIC_URL: publicUrl },
    secrets: { session: 'a secret of tests, long enough for sessions' },
    ...(!usualLimits && { limits: { signIn: WIDE, apiKey: WIDE } }),
  });
  const misfits: string[] = [];
  const api = new Api({
    authenticate: workspaces.authenticate,
    idempotency: createIdempotency(database, clock),
    misfit: (route, error) => misfits.push(`${route}: ${error.message}`),
  });
  const metrics = createMetrics();
  let address = publicUrl ?? '';
  healthRoutes(api, {
    version: '0.0.0-test',
    database,
    registry: metrics.registry,
    migrated: () => Promise.resolve(true),
    stopping: () => false,
  });
  workspaceRoutes(api, workspaces, () => address);
  // Subjects add their routes here, as main.ts does.

  const info = { version: '0.0.0-test', publicUrl, sessionCookie: workspaces.sessionCookie };
  const server = await listen(createApp({ api, log, metrics, info, ...(editor && { editor }) }), {
    port: 0,
    host: '127.0.0.1',
  });
  const baseUrl = `http://127.0.0.1:${String(server.port)}`;
  address ||= baseUrl;
  const a = testWorkspace(baseUrl, { key: KEY_A, ...(await ownerOf(database, workspaces.firstWorkspaceId)) });
  return {
    ...{ baseUrl, database, api, workspaces, a, misfits },
    b: await anotherWorkspace(baseUrl, database, { workspaces, a }),
    close: async () => {
      await server.stop(1_000);
      clock.stop();
      await database.close();
    },
  };
}

async function anotherWorkspace(
  baseUrl: string,
  database: Database,
  { workspaces, a }: { workspaces: Workspaces; a: TestWorkspace },
): Promise<TestWorkspace> {
  const created = await a.call('POST', '/api/workspaces', { name: 'Another brand' });
  const { id } = (await created.json()) as { id: string };
  const owner = await ownerOf(database, id);
  const { key } = await workspaces.keys.create({
    workspaceId: id,
    name: 'Test key',
    permissions: PERMISSIONS,
    createdBy: owner.ownerId,
  });
  return testWorkspace(baseUrl, { key, ...owner });
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
