import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { isDuplicateKey, type Collection, type Db } from './database';
import { PerennialError } from './errors/error';
import type { Logger } from './logging';

/**
 * One step of the database's schema. `id` is `<subject>/<number>-<what>`; applied in the order of the list, never edited later.
 * `up` must be repeatable: when a process dies half way, another one runs it again from the start.
 */
export interface Migration {
  readonly id: string;
  up(db: Db): Promise<void>;
}

export interface MigrationState {
  readonly applied: readonly string[];
  readonly pending: readonly string[];
  /** Applied by a newer program; this one does not know what they did. */
  readonly unknown: readonly string[];
}

export interface MigrateOptions {
  /** How long the lock of a process that has died holds up the others. */
  readonly leaseMs?: number;
}

interface Applied {
  readonly _id: string;
  readonly appliedAt: Date;
  readonly tookMs: number;
}

/** Lives in the same collection under an id that no migration can have. */
interface Lock {
  readonly _id: typeof LOCK;
  readonly owner: string;
  readonly until: Date;
}

const LOCK = 'lock';
const LEASE_MS = 30_000;
const LOOK_EVERY_MS = 100;

/**
 * Applies what is missing, once, also when several processes start together: one works under a lease, the others wait and go on.
 * Refuses a database that a newer program has migrated. Gives the ids it applied.
 */
export async function migrate(
  db: Db,
  migrations: readonly Migration[],
  log: Pick<Logger, 'info'>,
  { leaseMs = LEASE_MS }: MigrateOptions = {},
): Promise<readonly string[]> {
  for (;;) {
    const { pending, unknown } = await migrationState(db, migrations);
    if (unknown.length > 0) throw tooNew(unknown);
    if (pending.length === 0) return [];
    const lease = await Lease.take(locks(db), leaseMs);
    if (!lease) {
      await sleep(LOOK_EVERY_MS);
      continue;
    }
    try {
      return await applyPending(db, migrations, log, lease);
    } finally {
      await lease.release();
    }
  }
}

/** What is applied, missing, or from the future. Changes nothing. */
export async function migrationState(db: Db, migrations: readonly Migration[]): Promise<MigrationState> {
  const known = migrations.map(({ id }) => id);
  const twice = known.find((id, index) => known.indexOf(id) !== index);
  if (twice !== undefined) throw new Error(`Two migrations are called "${twice}"`);
  const rows = await history(db)
    .find({ _id: { $ne: LOCK } })
    .project<Pick<Applied, '_id'>>({ _id: 1 })
    .toArray();
  const applied = rows.map(({ _id }) => _id);
  return {
    applied,
    pending: known.filter((id) => !applied.includes(id)),
    unknown: applied.filter((id) => !known.includes(id)),
  };
}

async function applyPending(
  db: Db,
  migrations: readonly Migration[],
  log: Pick<Logger, 'info'>,
  lease: Lease,
): Promise<string[]> {
  // Read again under the lease: another process may have done all of it meanwhile.
  const { pending } = await migrationState(db, migrations);
  const todo = migrations.filter(({ id }) => pending.includes(id));
  for (const migration of todo) {
    lease.check();
    log.info(`Migrating the database: ${migration.id}`);
    const began = performance.now();
    await migration.up(db);
    const tookMs = Math.round(performance.now() - began);
    // Upsert: when our lease ran out meanwhile, the next owner may have recorded the same, repeatable work.
    await history(db).updateOne({ _id: migration.id }, [{ $set: { appliedAt: '$$NOW', tookMs } }], { upsert: true });
  }
  return todo.map(({ id }) => id);
}

const history = (db: Db) => db.collection<Applied>('migrations');
const locks = (db: Db) => db.collection<Lock>('migrations');

function tooNew(unknown: readonly string[]): PerennialError {
  return new PerennialError(
    'database_too_new',
    `A newer Perennial has changed this database (${unknown.join(', ')}). Start that version, or restore a backup made before it.`,
  );
}

/** The right to migrate, for a limited time by the database's clock, renewed while the process lives. */
class Lease {
  readonly #locks: Collection<Lock>;
  readonly #owner: string;
  readonly #ms: number;
  readonly #timer: NodeJS.Timeout;
  #lost = false;

  private constructor(collection: Collection<Lock>, owner: string, ms: number) {
    this.#locks = collection;
    this.#owner = owner;
    this.#ms = ms;
    this.#timer = setInterval(() => void this.#renew(), ms / 3).unref();
  }

  /** Undefined when another process holds it. */
  static async take(collection: Collection<Lock>, ms: number): Promise<Lease | undefined> {
    const owner = randomUUID();
    const taken = [{ $set: { owner, until: inMs(ms) } }];
    const expired = { _id: LOCK, $expr: { $lt: ['$until', '$$NOW'] } } as const;
    if ((await collection.updateOne(expired, taken)).matchedCount > 0) return new Lease(collection, owner, ms);
    try {
      await collection.updateOne({ _id: LOCK, owner }, taken, { upsert: true });
      return new Lease(collection, owner, ms);
    } catch (error) {
      // The lock exists and has not expired, with another owner: the upsert tried to insert a second one.
      if (isDuplicateKey(error)) return undefined;
      throw error;
    }
  }

  check(): void {
    if (this.#lost)
      throw new PerennialError('cannot_start', 'Another process took over the migration of the database.');
  }

  async release(): Promise<void> {
    clearInterval(this.#timer);
    await this.#locks.deleteOne({ _id: LOCK, owner: this.#owner });
  }

  async #renew(): Promise<void> {
    try {
      const mine = { _id: LOCK, owner: this.#owner } as const;
      const { matchedCount } = await this.#locks.updateOne(mine, [{ $set: { until: inMs(this.#ms) } }]);
      this.#lost ||= matchedCount === 0;
    } catch {
      // The next renewal, or the write of the migration itself, will tell whether the database is gone.
    }
  }
}

const inMs = (ms: number) => ({ $add: ['$$NOW', ms] });
