import type { Db } from './database';

/** The database's time. All instants that are stored or compared come from here. */
export interface Clock {
  now(): Date;
}

const REMEASURE_EVERY_MS = 60_000;
/** More than the machine's clock is ever adjusted by between two measurements without having been set. */
const SET_BY_MS = 500;

/**
 * The database's clock by its measured offset to one of ours that nobody can set, taken again every minute; the half of the
 * round trip bounds its error. It is measured at once when the machine's clock was set or the machine has slept.
 * Where two writers must agree to the millisecond, writes use `$$NOW` instead.
 */
export class DatabaseClock implements Clock {
  readonly #db: Db;
  /** Milliseconds from `performance.now()` to the database's time. */
  #offset = 0;
  /** Milliseconds from `performance.now()` to the machine's clock, when last looked at. */
  #set = machineSet();
  #timer: NodeJS.Timeout | undefined;

  private constructor(db: Db) {
    this.#db = db;
  }

  static async start(db: Db): Promise<DatabaseClock> {
    const clock = new DatabaseClock(db);
    await clock.measure();
    clock.#timer = setInterval(() => {
      clock.#measureAgain();
    }, REMEASURE_EVERY_MS).unref();
    return clock;
  }

  now(): Date {
    if (Math.abs(machineSet() - this.#set) > SET_BY_MS) {
      this.#set = machineSet();
      this.#measureAgain();
    }
    return new Date(performance.now() + this.#offset);
  }

  async measure(): Promise<void> {
    const sent = performance.now();
    const { localTime } = (await this.#db.admin().command({ hello: 1 })) as { localTime: Date };
    const received = performance.now();
    this.#offset = localTime.getTime() - (sent + received) / 2;
    this.#set = machineSet();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** A failed measurement keeps the last offset; the next one comes in a minute. */
  #measureAgain(): void {
    this.measure().catch(() => undefined);
  }
}

function machineSet(): number {
  return Date.now() - performance.now();
}
