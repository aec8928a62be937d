/** Chance that can be repeated: the same seed gives the same numbers. */
export class Dice {
  #state: number;

  constructor(readonly seed: number) {
    this.#state = seed >>> 0;
  }

  /** In [0, 1). The generator is mulberry32. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from `from` to below `end`. */
  between(from: number, end: number): number {
    return from + Math.floor(this.next() * (end - from));
  }

  happens(chance: number): boolean {
    return this.next() < chance;
  }
}

/** PROOF_SEED, or another one each time; it is printed. */
export function aSeed(): number {
  return Number(process.env['PROOF_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
}

/** What the command of the full size sets: `npm run proofs`. */
export const FULL_SIZE = process.env['PROOF_SIZE'] === 'full';
