import { setTimeout as sleep } from 'node:timers/promises';

import type { Logger } from '../platform/logging';

/** A crowd of changes is told of together; people notice nothing of it. */
const GATHER_MS = 10;

/** Has something done soon after it was rung for, one at a time; what fails is repeated by a sweep. */
export class Telling {
  readonly #work: () => Promise<number>;
  readonly #log: Pick<Logger, 'warn'> | undefined;
  #running: Promise<void> | undefined;
  #rung = false;

  constructor(work: () => Promise<number>, log?: Pick<Logger, 'warn'>) {
    this.#work = work;
    this.#log = log;
  }

  ring(): void {
    this.#rung = true;
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
      while (this.#rung) {
        await sleep(GATHER_MS);
        this.#rung = false;
        while ((await this.#work()) > 0);
      }
    } catch (error) {
      this.#log?.warn({ err: error }, 'Changed profiles could not be looked at yet');
    }
  }
}
