import { setTimeout as sleep } from 'node:timers/promises';

import type { Logger } from '../platform/logging';

/** A crowd of changes is told of together; people notice nothing of it. */
const GATHER_MS = 10;

/** Has something done for people soon after it was rung for them, one crowd at a time; what fails is repeated by a sweep. */
export class Telling {
  readonly #work: (ids: readonly string[]) => Promise<number>;
  readonly #log: Pick<Logger, 'warn'> | undefined;
  #running: Promise<void> | undefined;
  #rung = new Set<string>();

  constructor(work: (ids: readonly string[]) => Promise<number>, log?: Pick<Logger, 'warn'>) {
    this.#work = work;
    this.#log = log;
  }

  ring(ids: readonly string[]): void {
    for (const id of ids) this.#rung.add(id);
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
  }

  /** Resolves when everything rung for so far has been tried. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    try {
      while (this.#rung.size > 0) {
        await sleep(GATHER_MS);
        const ids = [...this.#rung];
        this.#rung = new Set();
        while ((await this.#work(ids)) > 0);
      }
    } catch (error) {
      this.#log?.warn({ err: error }, 'Changed profiles could not be looked at yet');
    }
  }
}
