import { MIGRATIONS } from '../migrations';
import { DatabaseClock } from '../platform/clock';
import { openDatabase, type Database } from '../platform/database';
import { createLogger } from '../platform/logging';
import { migrationState } from '../platform/migrations';
import { runningEmbedded } from '../platform/mongod/embedded';
import { loadSecrets } from '../platform/secrets';
import type { Settings } from '../platform/settings';
import type { Workspaces } from '../workspaces/service';
import { CliError } from './output';

/**
 * The workspaces of the Perennial that runs here, straight from its database: whoever may use the database and the data folder
 * owns the installation, so that no password is asked for.
 */
export async function withOwnWorkspaces<T>(settings: Settings, use: (own: Workspaces) => Promise<T>): Promise<T> {
  return await withOwnDatabase(settings, async (database) => await withWorkspaces(settings, database, use));
}

/** The database of the Perennial that runs here, when it is set up for this version. */
export async function withOwnDatabase<T>(settings: Settings, use: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(await databaseUri(settings));
  try {
    await requireSetUp(database);
    return await use(database);
  } finally {
    await database.close();
  }
}

async function databaseUri({ MONGODB_URI, PERENNIAL_DATA_DIR }: Settings): Promise<string> {
  const uri = MONGODB_URI ?? (await runningEmbedded(PERENNIAL_DATA_DIR))?.uri;
  if (uri !== undefined) return uri;
  throw new CliError(`Perennial does not run on the data folder ${PERENNIAL_DATA_DIR}. Start it first.`, {
    code: 'not_ready',
  });
}

async function requireSetUp(database: Database): Promise<void> {
  const { pending } = await migrationState(database.db, MIGRATIONS);
  if (pending.length > 0)
    throw new CliError('The database is not set up for this version yet. Start Perennial first.', {
      code: 'not_ready',
    });
}

async function withWorkspaces<T>(
  settings: Settings,
  database: Database,
  use: (own: Workspaces) => Promise<T>,
): Promise<T> {
  // Loaded here: the other commands need not wait for it.
  const { createWorkspaces } = await import('../workspaces/service.js');
  const clock = await DatabaseClock.start(database.db);
  try {
    const [log, secrets] = [createLogger('silent'), await loadSecrets(settings)];
    return await use(await createWorkspaces({ database, clock, settings, log, secrets }));
  } finally {
    clock.stop();
  }
}
