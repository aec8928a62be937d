/** At most `limit` tasks per name at once; the others wait in line. */
export class Slots {
  readonly #limit: number;
  readonly #taken = new Map<string, number>();
  readonly #waiting = new Map<string, (() => void)[]>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  async run<T>(name: string, task: () => Promise<T>): Promise<T> {
    await this.#enter(name);
    try {
      return await task();
    } finally {
      this.#leave(name);
    }
  }

  async #enter(name: string): Promise<void> {
    const taken = this.#taken.get(name) ?? 0;
    if (taken < this.#limit) {
      this.#taken.set(name, taken + 1);
      return;
    }
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.#waiting.set(name, [
      ...(this.#waiting.get(name) ?? []),
      () => {
        resolve(undefined);
      },
    ]);
    await promise;
  }

  /** The place passes on to the next in line, or is free again. */
  #leave(name: string): void {
    const [next, ...rest] = this.#waiting.get(name) ?? [];
    if (next) {
      this.#waiting.set(name, rest);
      next();
      return;
    }
    const taken = (this.#taken.get(name) ?? 1) - 1;
    if (taken === 0) this.#taken.delete(name);
    else this.#taken.set(name, taken);
    this.#waiting.delete(name);
  }
}
