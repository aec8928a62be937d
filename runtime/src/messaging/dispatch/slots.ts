interface Waiting {
  readonly limit: number;
  readonly enter: () => void;
}

/** Tasks under a name, at most so many at once; the others wait in line. */
export class Slots {
  readonly #taken = new Map<string, number>();
  readonly #lines = new Map<string, Waiting[]>();

  /** `limit` is of all tasks under this name; when it has been lowered, those that run already are let run. */
  async run<T>(name: string, limit: number, task: () => Promise<T>): Promise<T> {
    await new Promise<void>((enter) => {
      this.#lines.set(name, [...(this.#lines.get(name) ?? []), { limit, enter }]);
      this.#admit(name);
    });
    try {
      return await task();
    } finally {
      this.#taken.set(name, (this.#taken.get(name) ?? 1) - 1);
      this.#admit(name);
    }
  }

  #admit(name: string): void {
    const line = this.#lines.get(name) ?? [];
    let taken = this.#taken.get(name) ?? 0;
    for (let next = line[0]; next && taken < next.limit; next = line[0]) {
      taken += 1;
      line.shift();
      next.enter();
    }
    this.#taken.set(name, taken);
    if (line.length === 0) this.#lines.delete(name);
    if (taken === 0) this.#taken.delete(name);
  }
}
