import { cpus } from 'node:os';

import type { Arena } from './arena';

/** The last line of a benchmark, for programs. */
export interface Result {
  readonly bench: string;
  readonly ours: number;
  readonly reference: number | null;
  readonly ratio: number | null;
  /**
   * Processor time of the reference for one unit, by that of ours, node and mongod together: the same ratio as a machine gives that
   * has nothing else to do.
   */
  readonly cpuRatio?: number | null;
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

/** Microseconds of processor time for one unit. */
export interface Cost {
  readonly nodeCpu: number;
  /** Undefined where /proc does not tell. */
  readonly mongodCpu: number | undefined;
}

/** What ours and the reference cost over all rounds, each the median, and how they stand to each other. */
export function costs(ours: readonly Cost[], reference: readonly Cost[]): Required<Pick<Result, 'cpu' | 'cpuRatio'>> {
  const cpu = { ours: costOf(ours), reference: costOf(reference) };
  if (cpu.ours.mongod === null || cpu.reference.mongod === null) return { cpu, cpuRatio: null };
  return {
    cpu,
    cpuRatio: rounded((cpu.reference.node + cpu.reference.mongod) / (cpu.ours.node + cpu.ours.mongod)),
  };
}

function costOf(rounds: readonly Cost[]) {
  const mongod = rounds.flatMap(({ mongodCpu }) => mongodCpu ?? []);
  return {
    node: rounded(median(rounds.map(({ nodeCpu }) => nodeCpu)), 1),
    mongod: mongod.length > 0 ? rounded(median(mongod), 1) : null,
  };
}

export function costLine({ nodeCpu, mongodCpu }: Cost): string {
  return `${nodeCpu.toFixed(0)} + ${mongodCpu === undefined ? '?' : mongodCpu.toFixed(0)} µs of processor`;
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
