import { pino } from 'pino';

import { compile } from '../../runtime/src/engine/compile/compile';
import { journeyMigrations } from '../../runtime/src/journeys/migrations';
import { createJourneys, type JourneyParts, type Journeys } from '../../runtime/src/journeys/service';
import { openDatabase, type Database } from '../../runtime/src/platform/database';
import { catalogue } from './catalogue';
import { freshDatabaseUri } from './database';
import { PeopleInMemory } from './people';

export const AUTHOR = { workspaceId: 'brand', by: 'usr_anna' };
export const OTHER = { workspaceId: 'brand', by: 'usr_ben' };

/** The journeys of one process, with the database they are in. */
export interface JourneyProcess {
  readonly journeys: Journeys;
  readonly people: PeopleInMemory;
  readonly database: Database;
  close(): Promise<void>;
}

/** Journeys on a real database; with `uri` as another process on the same one. */
export async function openJourneys(
  uri = freshDatabaseUri(),
  more: Partial<JourneyParts> = {},
): Promise<JourneyProcess> {
  const database = await openDatabase(uri);
  const made = await journeysOn(database, more);
  return {
    ...made,
    database,
    close: async () => {
      await made.journeys.tasks.stop();
      await database.close();
    },
  };
}

/** Journeys beside others on an open database. */
export async function journeysOn(
  database: Database,
  more: Partial<JourneyParts> = {},
): Promise<Pick<JourneyProcess, 'journeys' | 'people'>> {
  for (const migration of journeyMigrations) await migration.up(database.db);
  const people = new PeopleInMemory();
  const journeys = createJourneys({
    connection: database.connection,
    clock: { now: () => new Date() },
    logger: pino({ level: 'silent' }),
    catalogue,
    compile,
    messages: { pin: (_, keys) => Promise.resolve(pinned(keys)) },
    senders: { roles: () => Promise.resolve(new Map([['marketing-email', 'snd_1']])) },
    credentials: { known: () => Promise.resolve(new Map()) },
    people,
    settledAfter: 100,
    ...more,
  });
  return { journeys, people };
}

/** As if "reminder" were the only message, at its third revision. */
function pinned(keys: readonly string[]): Awaited<ReturnType<JourneyParts['messages']['pin']>> {
  const missing = keys.filter((key) => key !== 'reminder');
  return {
    revisions: keys.includes('reminder') ? { reminder: 3 } : {},
    problems: missing.map((key) => ({ key, message: `There is no message "${key}" in this workspace.` })),
  };
}
