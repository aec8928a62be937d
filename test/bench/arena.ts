import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient, type Db } from 'mongodb';

import { startEmbeddedMongod } from '../../runtime/src/platform/mongod/embedded';

/** What the server has done since it started. */
export interface ServerCounts {
  /** Microseconds of processor time; undefined where /proc does not tell. */
  readonly cpu: number | undefined;
  /** Both ways, over the network. */
  readonly bytes: number;
  /** By name, those of the driver's own book-keeping left out. */
  readonly commands: Readonly<Record<string, number>>;
}

interface ServerStatus {
  readonly pid: number;
  readonly network: { readonly bytesIn: number; readonly bytesOut: number };
  readonly metrics: { readonly commands: Readonly<Record<string, { readonly total?: number }>> };
}

const BOOK_KEEPING = new Set(['hello', 'isMaster', 'ismaster', 'ping', 'serverStatus', 'endSessions', 'buildInfo']);
const MICROSECONDS_PER_TICK = 10_000;

/** A MongoDB of its own, as tests and newcomers start it, or the one that is named; each round gets a database. */
export class Arena {
  readonly #client: MongoClient;
  readonly #uri: string;
  readonly #stop: () => Promise<void>;

  private constructor(client: MongoClient, uri: string, stop: () => Promise<void>) {
    this.#client = client;
    this.#uri = uri;
    this.#stop = stop;
  }

  static async open(uri = process.env['TEST_MONGODB_URI']): Promise<Arena> {
    const server = uri === undefined ? await ownServer() : { uri, stop: () => Promise.resolve() };
    const client = await MongoClient.connect(server.uri, { writeConcern: { w: 'majority' } });
    return new Arena(client, server.uri, server.stop);
  }

  fresh(): { readonly uri: string; readonly db: Db } {
    const uri = new URL(this.#uri);
    const name = `bench-${randomUUID()}`;
    uri.pathname = `/${name}`;
    return { uri: uri.href, db: this.#client.db(name) };
  }

  async version(): Promise<string> {
    const { version } = await this.#client.db('admin').command({ buildInfo: 1 });
    return String(version);
  }

  async counts(): Promise<ServerCounts> {
    const status = (await this.#client.db('admin').command({ serverStatus: 1 })) as unknown as ServerStatus;
    const commands = Object.entries(status.metrics.commands).flatMap(([name, { total = 0 }]) =>
      total > 0 && !BOOK_KEEPING.has(name) ? [[name, total] as const] : [],
    );
    return {
      cpu: await cpuOf(status.pid),
      bytes: status.network.bytesIn + status.network.bytesOut,
      commands: Object.fromEntries(commands),
    };
  }

  /** Everything is written to disk: what was prepared does not cost the round that follows. */
  async settle(): Promise<void> {
    await this.#client.db('admin').command({ fsync: 1 });
  }

  async close(): Promise<void> {
    await this.#client.close();
    await this.#stop();
  }
}

async function ownServer() {
  const folder = await mkdtemp(join(tmpdir(), 'perennial-bench-'));
  const mongod = await startEmbeddedMongod(folder, () => undefined);
  const stop = async () => {
    await mongod.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { uri: mongod.uri, stop };
}

/** Microseconds of processor time of a process. */
export async function cpuOf(pid: number): Promise<number | undefined> {
  try {
    const fields = (await readFile(`/proc/${String(pid)}/stat`, 'utf8')).split(') ')[1]!.split(' ');
    return (Number(fields[11]) + Number(fields[12])) * MICROSECONDS_PER_TICK;
  } catch {
    return undefined;
  }
}
