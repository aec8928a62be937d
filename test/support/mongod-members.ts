import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { MongoClient, type Db } from 'mongodb';

import { mongodBinary } from '../../runtime/src/platform/mongod/binary';
import { freePort } from '../../runtime/src/platform/mongod/port';
import { REPLICA_SET } from '../../runtime/src/platform/mongod/replica-set';
import { launchMongod, type MongodServer } from '../../runtime/src/platform/mongod/server';

/** One `mongod` on data of its own, which outlives its process. */
export class Member {
  #server: MongodServer | undefined;

  constructor(
    readonly port: number,
    private readonly binary: string,
    private readonly dbPath: string,
  ) {}

  get address(): string {
    return `127.0.0.1:${String(this.port)}`;
  }

  get runs(): boolean {
    return this.#server !== undefined;
  }

  async start(): Promise<void> {
    await mkdir(this.dbPath, { recursive: true });
    const { binary, dbPath, port } = this;
    this.#server = await launchMongod({ binary, dbPath, port });
  }

  /** SIGKILL. Its data stays as the system has it. */
  async kill(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    this.#server = undefined;
    const pid = Number(await readFile(join(this.dbPath, 'mongod.lock'), 'utf8'));
    process.kill(pid, 'SIGKILL');
    await server.ended;
  }

  /** What it answers to a command of the admin database; undefined when it does not. */
  async ask<T>(work: (admin: Db) => Promise<T>): Promise<T | undefined> {
    if (!this.runs) return undefined;
    const client = new MongoClient(`mongodb://${this.address}/?directConnection=true`, {
      serverSelectionTimeoutMS: 5_000,
    });
    try {
      return await work(client.db('admin'));
    } catch {
      return undefined;
    } finally {
      await client.close();
    }
  }
}

/** A replica set whose members are processes of this test, which it kills and starts again. */
export class ReplicaSet {
  private constructor(
    readonly members: readonly Member[],
    private readonly folder: string,
  ) {}

  static async start(size: number): Promise<ReplicaSet> {
    const folder = await mkdtemp(join(tmpdir(), 'perennial-set-'));
    const binary = await mongodBinary(() => undefined);
    const members: Member[] = [];
    for (let n = 0; n < size; n++) members.push(new Member(await freePort(), binary, join(folder, String(n))));
    await Promise.all(members.map((member) => member.start()));
    await members[0]?.ask((admin) =>
      admin.command({
        replSetInitiate: {
          _id: REPLICA_SET,
          members: members.map(({ address }, _id) => ({ _id, host: address })),
          writeConcernMajorityJournalDefault: true,
          settings: { electionTimeoutMillis: 2_000 },
        },
      }),
    );
    const set = new ReplicaSet(members, folder);
    await set.primary();
    return set;
  }

  uri(database: string): string {
    const hosts = this.members.map(({ address }) => address).join(',');
    return `mongodb://${hosts}/${database}?replicaSet=${REPLICA_SET}`;
  }

  /** Waits until there is one. */
  async primary(): Promise<Member> {
    for (;;) {
      for (const member of this.members) {
        const hello = await member.ask((admin) => admin.command({ hello: 1 }));
        if (hello?.['isWritablePrimary'] === true) return member;
      }
      await sleep(50);
    }
  }

  async stop(): Promise<void> {
    for (const member of this.members) await member.kill();
    await rm(this.folder, { recursive: true, force: true });
  }
}
