/** Remembers answers, `undefined` among them, for a short time; bounded, the oldest entry goes first. */
export class ShortCache<V> {
  readonly #entries = new Map<string, { readonly value: V | undefined; readonly until: number }>();
  readonly #lifeMs: number;
  readonly #size: number;

  constructor({ lifeMs, size }: { readonly lifeMs: number; readonly size: number }) {
    this.#lifeMs = lifeMs;
    this.#size = size;
  }

  async get(key: string, read: () => Promise<V | undefined>): Promise<V | undefined> {
    const held = this.#entries.get(key);
    // The process's own clock: nothing but the age of an answer depends on it.
    if (held && held.until > performance.now()) return held.value;
    const value = await read();
    this.#entries.delete(key);
    this.#entries.set(key, { value, until: performance.now() + this.#lifeMs });
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#size) break;
      this.#entries.delete(oldest);
    }
    return value;
  }

  forget(): void {
    this.#entries.clear();
  }
}
