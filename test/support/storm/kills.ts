import { setTimeout as sleep } from 'node:timers/promises';

import type { Db } from '../../../runtime/src/platform/database';
import type { ReplicaSet } from '../mongod-members';
import type { Cluster } from './cluster';
import { FULL_SIZE, type Dice } from './dice';

export interface Killing {
  readonly workers: number;
  readonly databases: number;
}

/** Effect rows that everybody leaves at least, in the mean: how much work there will be. */
const ROWS_OF_ONE = 8;
/** Shoppers on their way at once: enough that there is work in hand at every kill, few enough that it does not pile up. */
const ON_THEIR_WAY = FULL_SIZE ? 400 : 100;

const LOOK_EVERY_MS = 100;

export interface Kill {
  /** Seconds since the first process was there. */
  readonly at: number;
  readonly whom: string;
  /** Sends handed over and calls under way, of all processes. */
  readonly underWay: number;
}

/** Kills at random moments, and writes down what was under way each time. */
export class Killer {
  readonly kills: Kill[] = [];
  readonly underWay = new Set<string>();
  readonly #began = performance.now();
  #progress = 0;
  #over = false;

  constructor(
    private readonly parts: {
      readonly cluster: Cluster;
      readonly set: ReplicaSet;
      readonly db: Db;
      readonly dice: Dice;
    },
  ) {}

  /** Each kill at a moment of its own in the work of `people`, whatever time that takes; the database's between the others. */
  async run({ workers, databases }: Killing, people: number): Promise<void> {
    const { cluster, dice } = this.parts;
    const moments = Array.from({ length: workers + databases }, () => dice.next()).sort((a, b) => a - b);
    const ofDatabase = new Set(
      Array.from({ length: databases }, (_, k) => Math.floor(((k + 0.5) * moments.length) / databases)),
    );
    for (const [n, moment] of moments.entries()) {
      while (this.#progress < moment * people * ROWS_OF_ONE) await this.#look();
      await sleep(dice.between(0, 1_000));
      if (ofDatabase.has(n)) await this.#killDatabase();
      else {
        while (cluster.running.length === 0) await sleep(20);
        const { running } = cluster;
        const index = running[dice.between(0, running.length)] ?? 0;
        await cluster.kill(index);
        await this.#note(`worker ${String(index)}`);
      }
    }
    this.#over = true;
  }

  /** Whether the next shopper may come, with so many before. */
  mayCome(before: number): boolean {
    return before < ON_THEIR_WAY + this.#progress / ROWS_OF_ONE;
  }

  /** Goes on looking how far the work is after the last kill, until nobody needs to know any more. */
  async watch(until: Promise<unknown>): Promise<void> {
    const done = new AbortController();
    void until.finally(() => {
      done.abort();
    });
    while (!done.signal.aborted) {
      if (this.#over) await this.#look();
      else await sleep(LOOK_EVERY_MS);
    }
  }

  /** Counted, since the collection's own books are wrong after a kill; seldom enough to cost little. */
  async #look(): Promise<void> {
    const from = performance.now();
    this.#progress = await this.parts.db.collection('effects').countDocuments();
    await sleep(LOOK_EVERY_MS + 10 * (performance.now() - from));
  }

  async #killDatabase(): Promise<void> {
    const { set, dice } = this.parts;
    const member = await set.primary();
    await member.kill();
    // The others choose one of them; alone, it is away until it is back.
    if (set.members.length > 1) await set.primary();
    await sleep(dice.between(0, 1_500));
    await member.start();
    await set.primary();
    await this.#note(set.members.length > 1 ? `primary ${member.address}` : 'mongod');
  }

  async #note(whom: string): Promise<void> {
    const at = Math.round((performance.now() - this.#began) / 100) / 10;
    const found = await underWay(this.parts.db);
    for (const id of found) this.underWay.add(id);
    this.kills.push({ at, whom, underWay: found.length });
  }
}

/** Those that are unknown already were under way, too: a kill of the database takes longer than a lease on a busy machine. */
async function underWay(db: Db): Promise<string[]> {
  const sends = await db
    .collection('effects')
    .find({ kind: 'send', status: { $in: ['sending', 'unknown'] }, 'dispatch.handed': true })
    .project<{ key: string }>({ _id: 0, key: 1 })
    .toArray();
  const calls = await db
    .collection<{ _id: string }>('enrolments')
    .find({ queue: { $in: ['external', 'dead'] }, calling: { $exists: true } })
    .project<{ _id: string }>({ _id: 1 })
    .toArray();
  return [...sends.map(({ key }) => key), ...calls.map(({ _id }) => _id)];
}
