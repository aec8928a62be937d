import type { Document } from 'mongodb';

import { BUCKETS } from '../platform/ids';
import type { Collection, Db } from '../platform/database';
import { balance } from './balance';

export const LANES = 64;

interface LaneDocument {
  /** 0…63. */
  readonly _id: number;
  readonly owner?: string;
  readonly until?: Date;
}

interface ProcessDocument {
  readonly _id: string;
  readonly until: Date;
}

/** The four buckets of a lane. */
export function bucketsOfLane(lane: number): number[] {
  return Array.from({ length: BUCKETS / LANES }, (_, index) => lane + index * LANES);
}

/**
 * Which buckets this process serves: 64 lane leases in one collection, with a heartbeat by the database's clock. Leases only
 * save work; what is claimed twice is fenced by the claim. A process that dies frees its lanes when its lease runs out, one that
 * stops frees them at once.
 */
export class Lanes {
  readonly #lanes: Collection<LaneDocument>;
  readonly #processes: Collection<ProcessDocument>;
  readonly #me: string;
  readonly #lease: number;
  #own: readonly number[] = [];

  /** `lease` in milliseconds; beat about three times as often. */
  constructor(db: Db, me: string, lease: number) {
    this.#lanes = db.collection<LaneDocument>('workerLanes');
    this.#processes = db.collection<ProcessDocument>('workerProcesses');
    this.#me = me;
    this.#lease = lease;
  }

  /** Lanes this process holds, as of the last beat. */
  get own(): readonly number[] {
    return this.#own;
  }

  /** Renews, takes and releases. Gives back whether anything changed. */
  async beat(): Promise<boolean> {
    const until: Document = { $add: ['$$NOW', this.#lease] };
    await this.#processes.updateOne({ _id: this.#me }, [{ $set: { until } }], { upsert: true });
    await this.#lanes.updateMany({ owner: this.#me }, [{ $set: { until } }]);
    const { take, release } = balance(await this.#view(), this.#me, await this.#live());
    if (release.length > 0)
      await this.#lanes.updateMany({ _id: { $in: [...release] }, owner: this.#me }, { $unset: { owner: 1, until: 1 } });
    if (take.length > 0) await this.#take(take, until);
    const before = this.#own;
    const held = await this.#lanes.find({ owner: this.#me }, { projection: { _id: 1 } }).toArray();
    this.#own = held.map((lane) => lane._id).sort((a, b) => a - b);
    return before.join() !== this.#own.join();
  }

  /** Clean stop: others find the lanes free at their next beat. */
  async release(): Promise<void> {
    this.#own = [];
    await this.#lanes.updateMany({ owner: this.#me }, { $unset: { owner: 1, until: 1 } });
    await this.#processes.deleteOne({ _id: this.#me });
  }

  async #take(lanes: readonly number[], until: Document): Promise<void> {
    await this.#lanes.updateMany({ _id: { $in: [...lanes] }, $expr: FREE }, [{ $set: { owner: this.#me, until } }]);
  }

  async #view() {
    const read = await this.#lanes.aggregate<{ _id: number; owner?: string; free: boolean }>([VIEW]).toArray();
    if (read.length === LANES) return read.map(({ _id, ...rest }) => ({ lane: _id, ...rest }));
    await this.#create();
    return Array.from({ length: LANES }, (_, lane) => ({ lane, free: true }));
  }

  async #create(): Promise<void> {
    await this.#lanes.bulkWrite(
      Array.from({ length: LANES }, (_, _id) => ({
        updateOne: { filter: { _id }, update: { $setOnInsert: { _id } }, upsert: true },
      })),
      { ordered: false },
    );
  }

  /** Processes whose heart beats; those long dead are swept away in passing. */
  async #live(): Promise<string[]> {
    const read = await this.#processes.find({ $expr: { $gte: ['$until', '$$NOW'] } }).toArray();
    await this.#processes.deleteMany({ $expr: { $lt: ['$until', { $subtract: ['$$NOW', 10 * this.#lease] }] } });
    return [...new Set([this.#me, ...read.map((one) => one._id)])];
  }
}

/** No owner, or one whose lease has run out. */
const FREE: Document = { $lt: [{ $ifNull: ['$until', new Date(0)] }, '$$NOW'] };

const VIEW: Document = { $project: { owner: 1, free: FREE } };
