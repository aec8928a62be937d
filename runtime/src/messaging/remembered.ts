interface Known<T> {
  readonly until: number;
  readonly value: Promise<T>;
}

/** Answers that hold for a while, asked for again and again; who asks meanwhile shares the question. Failures are not kept. */
export class Remembered<T> {
  readonly #known = new Map<string, Known<T>>();
  readonly #milliseconds: number;
  readonly #most: number;

  constructor(milliseconds: number, most = 2_000) {
    this.#milliseconds = milliseconds;
    this.#most = most;
  }

  async get(name: string, find: () => Promise<T>): Promise<T> {
    const known = this.#known.get(name);
    if (known && known.until > performance.now()) return await known.value;
    if (this.#known.size >= this.#most) this.#known.clear();
    const asked = { until: performance.now() + this.#milliseconds, value: find() };
    this.#known.set(name, asked);
    try {
      return await asked.value;
    } catch (error) {
      if (this.#known.get(name) === asked) this.#known.delete(name);
      throw error;
    }
  }

  forget(): void {
    this.#known.clear();
  }
}
