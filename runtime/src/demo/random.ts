import { createHash } from 'node:crypto';

/** Numbers that look random and are always the same for the same parts. */
export interface Dice {
  /** 0 ≤ x < 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  one<T>(list: readonly [T, ...T[]]): T;
  /** By weight. */
  weighted<T>(list: readonly (readonly [weight: number, value: T])[]): T;
  chance(probability: number): boolean;
}

/** Mulberry32, seeded by a hash of the parts: good enough for a demo, and the same on every machine. */
export function dice(...parts: readonly (string | number)[]): Dice {
  let state = createHash('sha256').update(JSON.stringify(parts)).digest().readUInt32LE(0);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between,
    one: (list) => list[between(0, list.length - 1)] ?? list[0],
    chance: (probability) => next() < probability,
    weighted: (list) => {
      const total = list.reduce((sum, [weight]) => sum + weight, 0);
      let left = next() * total;
      const found = list.find(([weight]) => (left -= weight) < 0) ?? list.at(-1);
      if (!found) throw new Error('Nothing to choose from');
      return found[1];
    },
  };
}
