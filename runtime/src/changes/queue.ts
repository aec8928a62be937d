import type { Logger } from '../platform/logging';
import type { ChangeNote } from './model';

/** People at once: what is read of them fits into memory. */
const PEOPLE = 500;
const CONCURRENCY = 2;
/** People waiting in memory. */
const ROOM = 20_000;

/** Notes whose changes are written, worked off in the order they came, many at once when many wait. */
export class Queue {
  readonly #work: (notes: readonly ChangeNote[]) => Promise<void>;
  readonly #log: Pick<Logger, 'warn'> | undefined;
  readonly #waiting: ChangeNote[] = [];
  readonly #running = new Set<Promise<void>>();
  readonly #forRoom: (() => void)[] = [];
  #people = 0;
  #scheduled = false;

  constructor(work: (notes: readonly ChangeNote[]) => Promise<void>, log?: Pick<Logger, 'warn'>) {
    this.#work = work;
    this.#log = log;
  }

  add(note: ChangeNote): void {
    this.#waiting.push(note);
    this.#people += note.profileIds.length;
    if (this.#scheduled) return;
    this.#scheduled = true;
    // Whoever settles in the same turn comes along.
    setImmediate(() => {
      this.#scheduled = false;
      this.#start();
    });
  }

  async room(): Promise<void> {
    while (this.#people >= ROOM)
      await new Promise<void>((resolve) => {
        this.#forRoom.push(resolve);
      });
  }

  async idle(): Promise<void> {
    while (this.#running.size > 0 || this.#waiting.length > 0) {
      this.#start();
      await Promise.all(this.#running);
    }
  }

  #start(): void {
    while (this.#running.size < CONCURRENCY && this.#waiting.length > 0) {
      const notes = this.#next();
      const run = this.#work(notes)
        .catch((error: unknown) => {
          // The notes stay in the database: the sweep does the work.
          this.#log?.warn({ err: error, notes: notes.length }, 'Changed people could not be looked at yet');
        })
        .finally(() => {
          this.#running.delete(run);
          for (const resolve of this.#forRoom.splice(0)) resolve();
          this.#start();
        });
      this.#running.add(run);
    }
  }

  #next(): readonly ChangeNote[] {
    let people = 0;
    const notes: ChangeNote[] = [];
    for (const note of this.#waiting) {
      if (notes.length > 0 && people + note.profileIds.length > PEOPLE) break;
      people += note.profileIds.length;
      notes.push(note);
    }
    this.#waiting.splice(0, notes.length);
    this.#people -= people;
    return notes;
  }
}
