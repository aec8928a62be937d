import { setTimeout as sleep } from 'node:timers/promises';
import { MongoClient, type Db, type Document } from 'mongodb';

import { PerennialError } from '../errors/error';

export const REPLICA_SET = 'perennial';

const PRIMARY_WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 25;

interface ReplicaSetConfig extends Document {
  readonly version: number;
  readonly members: readonly { readonly host: string }[];
}

/**
 * Makes the `mongod` behind `port` the primary of a set of one. A new database is initiated; one that was reached by another
 * address before is moved to this one (its own election would wait for the old address for ever).
 */
export async function becomePrimary(port: number): Promise<void> {
  const client = new MongoClient(`mongodb://127.0.0.1:${String(port)}/?directConnection=true`, {
    serverSelectionTimeoutMS: 10_000,
  });
  try {
    const db = client.db('admin');
    const config = await storedConfig(client);
    const host = `127.0.0.1:${String(port)}`;
    if (!config) await initiate(db, host);
    else if (config.members.length !== 1 || config.members[0]?.host !== host) await move(db, config, host);
    await primary(db);
  } finally {
    await client.close();
  }
}

/** Read where the server keeps it: `replSetGetConfig` refuses to answer a member that is not in its own set, which is our case. */
async function storedConfig(client: MongoClient): Promise<ReplicaSetConfig | null> {
  return await client.db('local').collection<ReplicaSetConfig>('system.replset').findOne();
}

async function initiate(db: Db, host: string): Promise<void> {
  const settings = { electionTimeoutMillis: 2_000 };
  await db.command({
    replSetInitiate: {
      _id: REPLICA_SET,
      members: [{ _id: 0, host }],
      writeConcernMajorityJournalDefault: true,
      settings,
    },
  });
}

/** Forced, because nobody of the old set can vote. The server answers NotYetInitialized until it has read its old config. */
async function move(db: Db, config: ReplicaSetConfig, host: string): Promise<void> {
  const moved = { ...config, members: [{ ...config.members[0], host }], version: config.version + 1 };
  const giveUp = performance.now() + PRIMARY_WITHIN_MS;
  for (;;) {
    try {
      await db.command({ replSetReconfig: moved, force: true });
      return;
    } catch (error) {
      const { codeName } = error as { codeName?: string };
      if (codeName !== 'NotYetInitialized' || performance.now() > giveUp) throw error;
      await sleep(LOOK_EVERY_MS);
    }
  }
}

async function primary(db: Db): Promise<void> {
  const giveUp = performance.now() + PRIMARY_WITHIN_MS;
  while (performance.now() < giveUp) {
    const { isWritablePrimary } = await db.command({ hello: 1 });
    if (isWritablePrimary === true) return;
    await sleep(LOOK_EVERY_MS);
  }
  throw new PerennialError('cannot_start', 'The embedded database did not become writable within 30 s.');
}
