import { cpus } from 'node:os';

import type { Arena } from './arena';

/** The last line of a benchmark, for programs. */
export interface Result {
  readonly bench: string;
  readonly ours: number;
  readonly reference: number | null;
  readonly ratio: number | null;
  readonly unit: string;
  /** What the ratio (or the figure itself) ought to reach. */
  readonly goal: string;
  readonly rounds: number;
  /** Microseconds of processor time per wake-up or event, where that was measured. */
  readonly cpu?: Readonly<Record<'ours' | 'reference', { readonly node: number; readonly mongod: number | null }>>;
  /** Work for the database, per wake-up or event of ours. */
  readonly perUnit?: { readonly commands: number; readonly bytes: number };
  readonly more?: Readonly<Record<string, number>>;
  readonly conditions: Readonly<Record<string, string | number>>;
}

export type Say = (line: string) => void;

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The value below which this share (0…1) of all lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}

export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));

/** Where it was measured. */
export async function conditionsOf(arena: Arena): Promise<Record<string, string | number>> {
  return {
    processors: cpus().length,
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    node: process.version,
    mongodb: await arena.version(),
    setup: 'one-member replica set, w: majority, journal, all processes on one machine',
  };
}
