import { randomUUID } from 'node:crypto';

import type { Collection, Db } from './database';
import { firstDue, nextDue, retryDue, type Schedule } from './jobs-schedule';

/** A periodic job as the database knows it. All times are the database's. */
interface PeriodicJobRow {
  readonly _id: string;
  /** As JSON, to see when a newer program changed it. */
  readonly schedule: string;
  readonly due: Date;
  readonly failures: number;
  /** Who runs it now, and until when that is believed without a sign of life. */
  readonly owner?: string;
  readonly until?: Date;
  readonly startedAt?: Date;
  readonly finishedAt?: Date;
}

/** The right to serve one due time. */
export interface Run {
  readonly job: string;
  readonly owner: string;
  readonly due: Date;
  readonly schedule: Schedule;
  readonly failures: number;
}

/**
 * The fence behind the doorbell: who may run a job is decided here, by one compare-and-set per due time, and not by the lock
 * of the scheduler (which can be stolen, zombie and wound by the clocks of workers).
 */
export class JobRuns {
  readonly #rows: Collection<PeriodicJobRow>;
  readonly #db: Db;
  readonly #leaseMs: number;

  constructor(db: Db, leaseMs: number) {
    this.#db = db;
    this.#rows = db.collection('periodicJobs');
    this.#leaseMs = leaseMs;
  }

  /** A job that exists keeps its due time, also one that has passed: what was missed is caught up. A new schedule starts afresh. */
  async define(job: string, schedule: Schedule): Promise<void> {
    const text = JSON.stringify(schedule);
    const due = firstDue(schedule, await this.#now());
    const fresh = { schedule: text, due, failures: 0 };
    await this.#rows.updateOne({ _id: job }, { $setOnInsert: fresh }, { upsert: true });
    await this.#rows.updateOne({ _id: job, schedule: { $ne: text } }, { $set: fresh });
  }

  /** Undefined when it is not due, or another process is at it. */
  async claim(job: string): Promise<Run | undefined> {
    const owner = randomUUID();
    const isDue = { $lte: ['$due', '$$NOW'] };
    const isFree = { $lt: [{ $ifNull: ['$until', new Date(0)] }, '$$NOW'] };
    const row = await this.#rows.findOneAndUpdate(
      { _id: job, $expr: { $and: [isDue, isFree] } },
      [{ $set: { owner, until: this.#lease(), startedAt: '$$NOW' } }],
      { returnDocument: 'after' },
    );
    if (!row) return undefined;
    return { job, owner, due: row.due, schedule: JSON.parse(row.schedule) as Schedule, failures: row.failures };
  }

  /** False when the lease ran out meanwhile and another process has taken over. */
  async renew({ job, owner }: Run): Promise<boolean> {
    const { matchedCount } = await this.#rows.updateOne({ _id: job, owner }, [{ $set: { until: this.#lease() } }]);
    return matchedCount > 0;
  }

  /** By the schedule that the database has: a program that is being replaced must not bring its own back. */
  async finish(run: Run, outcome: 'done' | 'failed'): Promise<void> {
    const now = await this.#now();
    const next = nextDue(run.schedule, run.due, now);
    const failures = outcome === 'done' ? 0 : run.failures + 1;
    const due = outcome === 'done' ? next : retryDue(next, failures, now);
    await this.#release(run, { due, failures, finishedAt: now });
  }

  /** Gives an unfinished run to whoever asks next. */
  async giveUp(run: Run): Promise<void> {
    await this.#release(run, {});
  }

  async #release({ job, owner }: Run, change: Partial<PeriodicJobRow>): Promise<void> {
    await this.#rows.updateOne({ _id: job, owner }, { $set: change, $unset: { owner: '', until: '' } });
  }

  #lease() {
    return { $add: ['$$NOW', this.#leaseMs] };
  }

  async #now(): Promise<Date> {
    const { localTime } = (await this.#db.admin().command({ hello: 1 })) as { localTime: Date };
    return localTime;
  }
}
