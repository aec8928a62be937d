import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';

import { MIGRATIONS } from '../migrations';
import { DatabaseClock } from '../platform/clock';
import { openDatabase, type Database } from '../platform/database';
import { createLogger } from '../platform/logging';
import { migrationState } from '../platform/migrations';
import { runningEmbedded } from '../platform/mongod/embedded';
import { loadSecrets } from '../platform/secrets';
import { readSettings, type Settings } from '../platform/settings';
import { CliError, createOutput } from './output';

/** Whoever may use the database and the data folder owns the installation: no password is asked for. */
export function registerSignIn(program: Command): void {
  program
    .command('sign-in')
    .description('print a new sign-in link for the owner; it works once, within a day')
    .option('--json', 'print JSON')
    .action(async ({ json = false }: { json?: boolean }) => {
      const settings = readSettings(process.env);
      const database = await openDatabase(await databaseUri(settings));
      try {
        const link = await newLink(settings, database);
        createOutput(json).show({ signInLink: link }, () => link);
      } finally {
        await database.close();
      }
    });
}

async function databaseUri({ MONGODB_URI, PERENNIAL_DATA_DIR }: Settings): Promise<string> {
  const uri = MONGODB_URI ?? (await runningEmbedded(PERENNIAL_DATA_DIR))?.uri;
  if (uri !== undefined) return uri;
  throw new CliError(`Perennial does not run on the data folder ${PERENNIAL_DATA_DIR}. Start it first.`, {
    code: 'not_ready',
  });
}

async function newLink(settings: Settings, database: Database): Promise<string> {
  const { pending } = await migrationState(database.db, MIGRATIONS);
  if (pending.length > 0)
    throw new CliError('The database is not set up for this version yet. Start Perennial first.', {
      code: 'not_ready',
    });
  // Loaded here: the other commands need not wait for it.
  const { createWorkspaces, signInUrl } = await import('../workspaces/service.js');
  const clock = await DatabaseClock.start(database.db);
  try {
    const [log, secrets] = [createLogger('silent'), await loadSecrets(settings)];
    const workspaces = await createWorkspaces({ database, clock, settings, log, secrets });
    const { token } = await workspaces.createSignInLink();
    return signInUrl(await addressOf(settings), token);
  } finally {
    clock.stop();
  }
}

async function addressOf({ PUBLIC_URL, PERENNIAL_DATA_DIR, PORT }: Settings): Promise<string> {
  const left = await readFile(join(PERENNIAL_DATA_DIR, 'address'), 'utf8').catch(() => '');
  return PUBLIC_URL ?? (left.trim() || `http://localhost:${String(PORT)}`);
}
