import type { Db } from './database';

/** The database's time. All instants that are stored or compared come from here. */
export interface Clock {
  now(): Date;
}

const REMEASURE_EVERY_MS = 60_000;

/**
 * The database's clock by its measured offset to ours, taken again every minute; the half of the round trip bounds its error.
 * Where two writers must agree to the millisecond, writes use `$$NOW` instead.
 */
export class DatabaseClock implements Clock {
  readonly #db: Db;
  #offset = 0;
  #timer: NodeJS.Timeout | undefined;

  private constructor(db: Db) {
    this.#db = db;
  }

  static async start(db: Db): Promise<DatabaseClock> {
    const clock = new DatabaseClock(db);
    await clock.measure();
    clock.#timer = setInterval(() => {
      // A failed measurement keeps the last offset; the next one comes in a minute.
      clock.measure().catch(() => undefined);
    }, REMEASURE_EVERY_MS).unref();
    return clock;
  }

  now(): Date {
    return new Date(Date.now() + this.#offset);
  }

  async measure(): Promise<void> {
    const sent = Date.now();
    const { localTime } = (await this.#db.admin().command({ hello: 1 })) as { localTime: Date };
    const received = Date.now();
    this.#offset = localTime.getTime() - (sent + received) / 2;
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
