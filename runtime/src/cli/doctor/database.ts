import { MongoClient } from 'mongodb';

import type { Db } from '../../platform/database';
import { migrationState, type Migration } from '../../platform/migrations';
import { OLDEST_SERVER } from '../../platform/mongod/version';
import { about, type Finding } from './finding';

const ANSWERS_WITHIN_MS = 4_000;
const OFFSET_WORTH_A_WARNING_MS = 2_000;

/** Server, replica set, clock and schema of a database that should be running. Reads only. */
export async function checkDatabase(uri: string, migrations: readonly Migration[]): Promise<Finding[]> {
  const server = about('Database');
  let client: MongoClient | undefined;
  try {
    // Not openDatabase(): the doctor does not wait as long as a start does.
    client = new MongoClient(uri, { serverSelectionTimeoutMS: ANSWERS_WITHIN_MS, readPreference: 'primary' });
    const db = client.db();
    return [...(await checkServer(db)), await checkClock(db), await checkSchema(db, migrations)];
  } catch (error) {
    return [
      server.problem(
        `does not answer (${words(error)})`,
        'Check MONGODB_URI (mongodb://host:27017/perennial?replicaSet=rs0), the user in it, and that the server can be reached from here.',
      ),
    ];
  } finally {
    await client?.close();
  }
}

async function checkServer(db: Db): Promise<Finding[]> {
  const server = about('Database');
  const { version } = (await db.admin().command({ buildInfo: 1 })) as { version: string };
  const { setName, msg } = (await db.admin().command({ hello: 1 })) as { setName?: string; msg?: string };
  return [
    Number.parseInt(version, 10) >= OLDEST_SERVER
      ? server.ok(`MongoDB ${version}`)
      : server.problem(`MongoDB ${version}`, `${String(OLDEST_SERVER)}.0 or newer is needed.`),
    setName !== undefined || msg === 'isdbgrid'
      ? server.ok(setName === undefined ? 'a sharded cluster' : `replica set "${setName}"`)
      : server.problem('a single server', 'Make it a replica set (one member is enough): transactions need it.'),
  ];
}

/** Perennial goes by the database's clock; ours only shows in logs and in signatures of other services. */
async function checkClock(db: Db): Promise<Finding> {
  const clock = about('Clock');
  const sent = Date.now();
  const { localTime } = (await db.admin().command({ hello: 1 })) as { localTime: Date };
  const offset = Math.round(localTime.getTime() - (sent + Date.now()) / 2);
  if (Math.abs(offset) < OFFSET_WORTH_A_WARNING_MS) return clock.ok(`${String(offset)} ms from the database's`);
  return clock.warning(
    `${String(offset)} ms from the database's`,
    'Let both machines take their time from the network (NTP).',
  );
}

async function checkSchema(db: Db, migrations: readonly Migration[]): Promise<Finding> {
  const schema = about('Migrations');
  const { applied, pending, unknown } = await migrationState(db, migrations);
  if (unknown.length > 0)
    return schema.problem(
      `a newer Perennial has changed the database (${unknown.join(', ')})`,
      'Start that version, or restore a backup made before it.',
    );
  if (pending.length > 0 && applied.length > 0)
    return schema.warning(`${String(pending.length)} to apply (${pending.join(', ')})`, 'The next start applies them.');
  if (pending.length > 0) return schema.ok('an empty database; the first start sets it up');
  return schema.ok(`all ${String(applied.length)} applied`);
}

function words(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/\/\/[^@/\s]*@/g, '//…@').split('\n')[0] ?? text;
}
