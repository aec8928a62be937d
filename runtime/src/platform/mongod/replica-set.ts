import { setTimeout as sleep } from 'node:timers/promises';
import { MongoClient, type Db, type Document } from 'mongodb';

import { PerennialError } from '../errors/error';

export const REPLICA_SET = 'perennial';

const PRIMARY_WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 25;

interface ReplicaSetConfig extends Document {
  readonly _id: string;
  readonly members: readonly { readonly host: string }[];
}

/** Makes the `mongod` behind `port` the primary of a set of one; a new database is initiated. */
export async function becomePrimary(port: number): Promise<void> {
  await directly(port, async (client) => {
    const db = client.db('admin');
    const config = await configs(client).findOne();
    const expected = config?.members.map(({ host }) => host).join(', ');
    if (expected === undefined) await initiate(db, address(port));
    else if (expected !== address(port))
      throw new PerennialError(
        'cannot_start',
        `The embedded database expects to be reached at ${expected}, but was started on port ${String(port)}. Remove the file mongod.port from the data folder and start again.`,
      );
    await primary(db);
  });
}

/**
 * Gives a set of one its new address, in the configuration that it keeps, while its server runs outside the set. The way over
 * `replSetReconfig {force: true}` hangs when the program that took the old port accepts connections and says nothing, because
 * the server first asks at the old address whether that is itself.
 */
export async function moveReplicaSet(port: number): Promise<void> {
  await directly(port, async (client) => {
    const moved = { $set: { 'members.0.host': address(port) }, $inc: { version: 1 } };
    await configs(client).updateOne({ _id: REPLICA_SET }, moved, { writeConcern: { w: 1, journal: true } });
  });
}

const address = (port: number) => `127.0.0.1:${String(port)}`;

const configs = (client: MongoClient) => client.db('local').collection<ReplicaSetConfig>('system.replset');

async function directly(port: number, work: (client: MongoClient) => Promise<void>): Promise<void> {
  const client = new MongoClient(`mongodb://${address(port)}/?directConnection=true`, {
    serverSelectionTimeoutMS: 10_000,
  });
  try {
    await work(client);
  } finally {
    await client.close();
  }
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

async function primary(db: Db): Promise<void> {
  const giveUp = performance.now() + PRIMARY_WITHIN_MS;
  while (performance.now() < giveUp) {
    const { isWritablePrimary } = await db.command({ hello: 1 });
    if (isWritablePrimary === true) return;
    await sleep(LOOK_EVERY_MS);
  }
  throw new PerennialError('cannot_start', 'The embedded database did not become writable within 30 s.');
}
