import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { MongoServerError, type ObjectId } from 'mongodb';

import type { Collection, Db } from '../platform/database';
import type { Logger } from '../platform/logging';
import type { Migration } from '../platform/migrations';
import type { ProcessDoorbell, Rung } from './doorbell';

interface BellDocument {
  readonly _id?: ObjectId;
  /** The process that rang. */
  readonly from: string;
  readonly what: Rung | 'begin';
}

const COLLECTION = 'workerBells';
const BYTES = 65_536;
const NAMESPACE_EXISTS = 48;

/** A ring of documents that is never full; reading at its end waits for the next one. */
export const bellMigrations: readonly Migration[] = [
  {
    id: 'worker/1-bells',
    up: async (db) => {
      try {
        await db.createCollection(COLLECTION, { capped: true, size: BYTES });
      } catch (error) {
        if (!(error instanceof MongoServerError && error.code === NAMESPACE_EXISTS)) throw error;
      }
    },
  },
];

/** Of the same thing a process tells the others at most so often; the first ring goes at once. */
const TELL_EVERY_MS = 50;
/** How long the database waits for a ring before it answers that there was none. */
const AWAIT_MS = 5_000;
const AGAIN_MS = 1_000;

export interface BellParts {
  readonly db: Db;
  readonly bell: ProcessDoorbell;
  readonly log: Pick<Logger, 'debug'>;
  /** A process without workers only tells. */
  readonly listens: boolean;
}

/**
 * Carries rings from process to process, so that a worker looks at once for what another process' API has let in. Only speed
 * hangs on it: a ring that is lost, and everything while the database is away, is found by the poll.
 */
export class Bells {
  readonly #bells: Collection<BellDocument>;
  readonly #me = randomUUID();
  readonly #parts: BellParts;
  readonly #stopping = new AbortController();
  readonly #due = new Map<Rung, NodeJS.Timeout>();
  readonly #toldAt = new Map<Rung, number>();
  #listening: Promise<void> = Promise.resolve();
  #telling: Promise<void> = Promise.resolve();

  constructor(parts: BellParts) {
    this.#parts = parts;
    this.#bells = parts.db.collection<BellDocument>(COLLECTION);
  }

  start(): void {
    this.#parts.bell.tell((what) => {
      this.#soon(what);
    });
    if (this.#parts.listens) this.#listening = this.#listen();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    for (const timer of this.#due.values()) clearTimeout(timer);
    await Promise.all([this.#listening, this.#telling]);
  }

  #soon(what: Rung): void {
    if (this.#due.has(what) || this.#stopping.signal.aborted) return;
    const wait = (this.#toldAt.get(what) ?? -TELL_EVERY_MS) + TELL_EVERY_MS - performance.now();
    if (wait <= 0) this.#tell(what);
    else this.#due.set(what, setTimeout(() => { this.#due.delete(what); this.#tell(what); }, wait)); // prettier-ignore
  }

  #tell(what: Rung): void {
    this.#toldAt.set(what, performance.now());
    const told = this.#bells.insertOne({ from: this.#me, what }, { writeConcern: { w: 1 } }).catch((error: unknown) => {
      this.#parts.log.debug({ err: error }, 'A ring did not reach the other processes');
    });
    this.#telling = Promise.all([this.#telling, told]).then(() => undefined);
  }

  async #listen(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      try {
        await this.#follow(signal);
      } catch (error) {
        this.#parts.log.debug({ err: error }, 'Rings of other processes are not heard for a moment');
      }
      await sleep(AGAIN_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Until the process stops or the database goes away. An empty ring has no end to wait at, so something is put in first. */
  async #follow(signal: AbortSignal): Promise<void> {
    await this.#bells.insertOne({ from: this.#me, what: 'begin' }, { writeConcern: { w: 1 } });
    const cursor = this.#bells.find(
      { from: { $ne: this.#me }, what: { $ne: 'begin' } },
      { tailable: true, awaitData: true, maxAwaitTimeMS: AWAIT_MS },
    );
    const close = () => void cursor.close().catch(() => undefined);
    signal.addEventListener('abort', close, { once: true });
    try {
      for await (const { what } of cursor) if (what !== 'begin') this.#parts.bell.ringHere(what);
    } finally {
      signal.removeEventListener('abort', close);
      await cursor.close();
    }
  }
}
