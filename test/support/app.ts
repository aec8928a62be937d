import { createApp } from '../../runtime/src/app';
import { healthRoutes } from '../../runtime/src/health/routes';
import { DatabaseClock } from '../../runtime/src/platform/clock';
import type { Database } from '../../runtime/src/platform/database';
import { Api } from '../../runtime/src/platform/http/api';
import { PERMISSIONS } from '../../runtime/src/platform/http/caller';
import { createIdempotency } from '../../runtime/src/platform/http/idempotency';
import { edgeMigrations } from '../../runtime/src/platform/http/migrations';
import { localRateLimit } from '../../runtime/src/platform/http/rate-limits';
import { listen } from '../../runtime/src/platform/http/server';
import { createLogger } from '../../runtime/src/platform/logging';
import { createMetrics } from '../../runtime/src/platform/metrics';
import { createSecrets } from '../../runtime/src/platform/secrets';
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
    secrets: createSecrets(['a secret of tests, long enough for everything']),
    ...(!usualLimits && { limits: { signIn: WIDE, apiKey: WIDE } }),
  });
  const misfits: string[] = [];
  const api = new Api({
    authenticate: workspaces.authenticate,
    idempotency: createIdempotency(database, clock),
    misfit: (route, error) => misfits.push(`${route}: ${error.message}`),
  });
  const metrics = createMetrics(log);
  let address = publicUrl ?? '';
  healthRoutes(api, {
    version: '0.0.0-test',
    database,
    metrics,
    migrated: () => Promise.resolve(true),
    stopping: () => false,
  });
  workspaceRoutes(api, workspaces, () => address);
  // Subjects add their routes here, as main.ts does.

  const info = { version: '0.0.0-test', publicUrl, sessionCookie: workspaces.sessionCookie };
  const edge = createApp({ api, log, metrics, info, ...(editor && { editor }) });
  const server = await listen(edge, { port: 0, host: '127.0.0.1' });
  const baseUrl = `http://127.0.0.1:${String(server.port)}`;
  address ||= baseUrl;
  const a = testWorkspace(baseUrl, { key: KEY_A, ...(await ownerOf(database, workspaces.firstWorkspaceId)) });
  return {
    ...{ baseUrl, database, api, express: edge, workspaces, a, misfits },
    b: await anotherWorkspace(baseUrl, database, workspaces),
    close: async () => {
      await server.stop(1_000);
      clock.stop();
      await database.close();
    },
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
  const key = { workspaceId: id, name: 'Test key', permissions: PERMISSIONS, createdBy: ownerId };
  return testWorkspace(baseUrl, { id, ownerId, key: (await workspaces.keys.create(key)).key });
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
