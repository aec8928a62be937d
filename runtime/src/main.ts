import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { createApp } from './app';
import { addWorkerMetrics, startBackground, type Background } from './background';
import type { CircuitLimits } from './circuits/service';
import { createDemo, type Demo } from './demo/service';
import { healthRoutes } from './health/routes';
import type { MessagingTimes } from './messaging/service';
import { MIGRATIONS } from './migrations';
import { DatabaseClock } from './platform/clock';
import { openDatabase, type Database } from './platform/database';
import { Api } from './platform/http/api';
import { createIdempotency } from './platform/http/idempotency';
import { listen } from './platform/http/server';
import { createLogger, type Logger } from './platform/logging';
import { createMetrics, type Metrics } from './platform/metrics';
import { migrate, migrationState } from './platform/migrations';
import { startEmbeddedMongod, type EmbeddedMongod } from './platform/mongod/embedded';
import { freePort } from './platform/mongod/port';
import { createOutgoing } from './platform/network';
import { loadSecrets } from './platform/secrets';
import type { Settings } from './platform/settings';
import { addRoutes, BODY_LIMITS } from './routes';
import { createSubjects, type Subjects } from './subjects';
import { Bells } from './worker/bells';
import { ProcessDoorbell } from './worker/doorbell';
import type { WorkerSettings } from './worker/worker';
import { workspaceRoutes } from './workspaces/routes';
import { createWorkspaces, type Workspaces } from './workspaces/service';

export interface StartOptions {
  /** Lines for the person who started it. */
  readonly say: (line: string) => void;
  /** Told when the process cannot go on (its database ended by itself). */
  readonly failed?: (reason: string) => void;
  /** Shorter leases and limits, for tests of faults. */
  readonly worker?: Partial<WorkerSettings>;
  readonly messaging?: MessagingTimes;
  readonly circuits?: Partial<CircuitLimits>;
}

export interface RunningPerennial {
  readonly address: string;
  /** While nobody ever signed in. */
  readonly signInLink?: string;
  /** Makes and plays the demo brand; only of a process that serves HTTP. */
  readonly demo?: Demo;
  stop(): Promise<void>;
}

/** From `runtime/dist/runtime/src`. */
const REPOSITORY = join(__dirname, '../../../..');
const VERSION = '0.1.0';
const REQUESTS_END_WITHIN_MS = 10_000;

/**
 * The composition root: settings → platform → subjects → HTTP and workers. Nothing else knows everybody.
 * What has been started is stopped again, in the opposite order, by `stop()` and when a later part fails to start.
 */
export async function startPerennial(settings: Settings, options: StartOptions): Promise<RunningPerennial> {
  const started = new Started();
  try {
    return await start(settings, options, started);
  } catch (error) {
    await started.stop();
    throw error;
  }
}

async function start(given: Settings, options: StartOptions, started: Started): Promise<RunningPerennial> {
  // Links are written before anything listens: any free port is chosen here.
  const settings = given.PORT === 0 ? { ...given, PORT: await freePort() } : given;
  const log = createLogger(settings.LOG_LEVEL);
  const { database, clock } = await openPlatform(settings, options, { log, started });
  const metrics = createMetrics(log);
  const secrets = await loadSecrets(settings);
  const workspaces = await createWorkspaces({ database, clock, settings, log, secrets });
  const allowedHosts = settings.PERENNIAL_ALLOWED_HOSTS;
  const outgoing = createOutgoing({ allow: allowedHosts });
  started.push(() => outgoing.close());

  const bell = new ProcessDoorbell();
  const bells = new Bells({ db: database.db, bell, log, listens: settings.PERENNIAL_ROLES.includes('worker') });
  bells.start();
  started.push(() => bells.stop());
  const address = settings.PUBLIC_URL ?? `http://localhost:${String(settings.PORT)}`;
  const subjects = await createSubjects({
    ...{ database, clock, log, metrics, secrets, outgoing, workspaces },
    doorbell: bell,
    publicUrl: address,
    ourPackage: REPOSITORY,
    nodeFolders: settings.PERENNIAL_NODES,
    allowedHosts,
    stepTimeout: settings.PERENNIAL_STEP_TIMEOUT_SECONDS * 1_000,
    messagingTimes: options.messaging,
    circuitLimits: options.circuits,
  });
  bell.on('sends', () => {
    subjects.messaging.dispatcher.ring();
  });
  started.push(() => subjects.n8n.close());
  started.push(() => subjects.events.idle());
  started.push(() => subjects.profiles.idle());
  started.push(() => subjects.changes.idle());
  started.push(() => subjects.journeys.tasks.stop());
  started.push(() => subjects.matching.runner.stop());
  started.push(() => subjects.letters.runner.stop());
  started.push(() => subjects.imports.runner.stop());

  const background = settings.PERENNIAL_ROLES.includes('worker')
    ? await startBackground({
        database,
        clock,
        log,
        bell,
        subjects,
        settings: { drainPerMinute: settings.PERENNIAL_DRAIN_PER_MINUTE, ...options.worker },
      })
    : undefined;
  if (background) started.push(() => background.stop());
  addWorkerMetrics(metrics, { subjects, clock }, background?.worker);

  const web = await startHttp(settings, { database, clock, log, metrics, workspaces, subjects, background, started });
  const demo = settings.PERENNIAL_ROLES.includes('api')
    ? createDemo({ ...{ db: database.db, clock, log, secrets, workspaces }, ...subjects })
    : undefined;
  if (demo) {
    started.push(() => demo.stop());
    demo.serve(web.address);
  }
  const link = await workspaces.firstSignInLink();
  return {
    address: web.address,
    ...(demo && { demo }),
    ...(link && { signInLink: `${settings.PUBLIC_URL ?? web.address}/sign-in/${link.token}` }),
    stop: () => started.stop(),
  };
}

async function openPlatform(
  settings: Settings,
  { say, failed }: StartOptions,
  { log, started }: { readonly log: Logger; readonly started: Started },
): Promise<{ readonly database: Database; readonly clock: DatabaseClock }> {
  let mongod: EmbeddedMongod | undefined;
  if (settings.MONGODB_URI === undefined) {
    mongod = await startEmbeddedMongod(settings.PERENNIAL_DATA_DIR, say, { port: settings.PERENNIAL_MONGO_PORT });
    started.push(() => mongod?.stop());
    void mongod.ended.then((how) => {
      if (!started.stopping) failed?.(`The database ended: ${how}`);
    });
  }
  const database = await openDatabase(settings.MONGODB_URI ?? mongod?.uri ?? '');
  started.push(() => database.close());
  await migrate(database.db, MIGRATIONS, log);
  const clock = await DatabaseClock.start(database.db);
  started.push(() => {
    clock.stop();
  });
  return { database, clock };
}

interface HttpParts {
  readonly database: Database;
  readonly clock: DatabaseClock;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly workspaces: Workspaces;
  readonly subjects: Subjects;
  readonly background: Background | undefined;
  readonly started: Started;
}

async function startHttp(settings: Settings, parts: HttpParts): Promise<{ readonly address: string }> {
  const { database, clock, log, metrics, workspaces, subjects, started } = parts;
  let address = settings.PUBLIC_URL ?? '';
  const api = new Api({
    authenticate: workspaces.authenticate,
    idempotency: createIdempotency(database, clock),
    audit: workspaces.audit,
    misfit: (route, error) => {
      log.error({ err: error, route }, 'An answer did not fit its schema');
    },
  });
  healthRoutes(api, {
    ...{ version: VERSION, database, metrics },
    migrated: async () => (await migrationState(database.db, MIGRATIONS)).pending.length === 0,
    stopping: () => started.stopping,
  });
  const rawRouters = settings.PERENNIAL_ROLES.includes('api') ? addEverything() : [];
  const editor = join(REPOSITORY, 'editor/dist');
  const app = createApp({
    ...{ api, log, metrics, rawRouters, bodyLimits: BODY_LIMITS },
    info: { version: VERSION, publicUrl: settings.PUBLIC_URL, sessionCookie: workspaces.sessionCookie },
    ...(existsSync(join(editor, 'index.html')) && { editor }),
  });
  const server = await listen(app, { port: settings.PORT, host: settings.HOST });
  started.push(() => server.stop(REQUESTS_END_WITHIN_MS));
  const local = `http://localhost:${String(server.port)}`;
  address ||= local;
  return { address: local };

  function addEverything() {
    workspaceRoutes(api, workspaces, () => address);
    return addRoutes(api, subjects, clock);
  }
}

/** What runs, to be stopped last first; each part even when another one fails to stop. */
class Started {
  readonly #stops: (() => unknown)[] = [];
  #stopped: Promise<void> | undefined;

  get stopping(): boolean {
    return this.#stopped !== undefined;
  }

  push(stop: () => unknown): void {
    this.#stops.push(stop);
  }

  async stop(): Promise<void> {
    this.#stopped ??= this.#stopAll();
    await this.#stopped;
  }

  async #stopAll(): Promise<void> {
    const failures: unknown[] = [];
    for (const stop of this.#stops.toReversed()) {
      try {
        await stop();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'Not everything could be stopped');
  }
}
