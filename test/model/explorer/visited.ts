/** Whole states, not their hashes: none is taken for another, so none is left out. */
export class Visited {
  readonly #width: number;
  readonly #chunks: Int32Array[] = [];
  /** Pairs of hash and number + 1; open addressing. */
  #table = new Int32Array(2 << 14);
  length = 0;

  constructor(width: number) {
    this.#width = width;
  }

  /** Its number; below zero: `~number` of one that is new. */
  add(words: Int32Array): number {
    if (this.length * 4 > this.#table.length) this.#grow();
    const hash = hashOf(words);
    const mask = this.#table.length / 2 - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const number = this.#table[2 * slot + 1]! - 1;
      if (number < 0) return this.#store(slot, hash, words);
      if (this.#table[2 * slot] === hash && this.#equals(number, words)) return number;
    }
  }

  read(number: number, into: Int32Array): void {
    const chunk = this.#chunks[number >> CHUNK]!;
    const base = (number & CHUNK_MASK) * this.#width;
    for (let i = 0; i < this.#width; i++) into[i] = chunk[base + i]!;
  }

  #store(slot: number, hash: number, words: Int32Array): number {
    const number = this.length++;
    if (number >> CHUNK >= this.#chunks.length) this.#chunks.push(new Int32Array(this.#width << CHUNK));
    this.#chunks[number >> CHUNK]!.set(words, (number & CHUNK_MASK) * this.#width);
    this.#table[2 * slot] = hash;
    this.#table[2 * slot + 1] = number + 1;
    return ~number;
  }

  #equals(number: number, words: Int32Array): boolean {
    const chunk = this.#chunks[number >> CHUNK]!;
    const base = (number & CHUNK_MASK) * this.#width;
    for (let i = 0; i < this.#width; i++) if (chunk[base + i] !== words[i]) return false;
    return true;
  }

  #grow(): void {
    const old = this.#table;
    this.#table = new Int32Array(old.length * 2);
    const mask = this.#table.length / 2 - 1;
    for (let from = 0; from < old.length; from += 2) {
      if (old[from + 1] === 0) continue;
      let slot = old[from]! & mask;
      while (this.#table[2 * slot + 1] !== 0) slot = (slot + 1) & mask;
      this.#table[2 * slot] = old[from]!;
      this.#table[2 * slot + 1] = old[from + 1]!;
    }
  }
}

/** Of their own, not looked up: in a test every look at a global is slow. */
const { imul } = Math;
const CHUNK = 13;
const CHUNK_MASK = (1 << CHUNK) - 1;

/** The finish of MurmurHash3 after each word. */
function hashOf(words: Int32Array): number {
  let hash = 0x9747b28c;
  for (const word of words) {
    let k = imul(word, 0xcc9e2d51);
    k = (k << 15) | (k >>> 17);
    hash ^= imul(k, 0x1b873593);
    hash = (hash << 13) | (hash >>> 19);
    hash = (imul(hash, 5) + 0xe6546b64) | 0;
  }
  hash = imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
