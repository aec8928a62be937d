import { setTimeout as sleep } from 'node:timers/promises';

import type { Arena, ServerCounts } from './arena';
import type { Questions } from './journey';
import { migrateHot, seedDue, seedWaiting } from './seed';
import { SideProcess } from './side';
import type { Role } from './sides';

/** One of the two that are compared. */
export interface Entrant {
  readonly role: Role;
  readonly processes: number;
  readonly questions: Questions;
  readonly wakeUps: number;
  /** Enrolments that wait in the same collection. */
  readonly waiting: number;
}

/** Of one round. Processor times in microseconds per wake-up; commands and bytes per wake-up. */
export interface Measured {
  readonly perSecond: number;
  readonly nodeCpu: number;
  readonly mongodCpu: number | undefined;
  readonly commands: number;
  readonly bytes: number;
  readonly commandsByName: Readonly<Record<string, number>>;
}

/** Nobody is waited for longer. */
const PATIENCE_MS = 300_000;
const WARM_UP = 3_000;
const LOOK_EVERY_MS = 2;

/** An entrant with its processes, warm from round to round. */
export class Racer {
  readonly #arena: Arena;
  readonly #entrant: Entrant;
  readonly #sides: readonly SideProcess[];

  private constructor(arena: Arena, entrant: Entrant, sides: readonly SideProcess[]) {
    this.#arena = arena;
    this.#entrant = entrant;
    this.#sides = sides;
  }

  static async start(arena: Arena, entrant: Entrant, flags: readonly string[] = []): Promise<Racer> {
    const sides = Array.from({ length: entrant.processes }, () => SideProcess.start(entrant.role, flags));
    return new Racer(arena, entrant, await Promise.all(sides));
  }

  /** Compiles what is hot, before it counts. */
  async warmUp(): Promise<void> {
    await this.#round({ ...this.#entrant, wakeUps: Math.min(this.#entrant.wakeUps, WARM_UP), waiting: 0 });
  }

  /** On a database of its own, which is thrown away. */
  async round(): Promise<Measured> {
    return await this.#round(this.#entrant);
  }

  async #round({ questions, waiting, processes, wakeUps }: Entrant): Promise<Measured> {
    const { uri, db } = this.#arena.fresh();
    try {
      await migrateHot(db);
      await seedWaiting(db, { questions, from: wakeUps, count: waiting, at: new Date() });
      await seedDue(db, { questions, from: 0, count: wakeUps, at: new Date() });
      await Promise.all(this.#sides.map((side) => side.join({ mongodbUri: uri, wakeUps, processes })));
      await this.#arena.settle();
      return await this.#run(wakeUps);
    } finally {
      await Promise.all(this.#sides.map((side) => side.leave()));
      await db.dropDatabase();
    }
  }

  async end(): Promise<void> {
    await Promise.all(this.#sides.map((side) => side.end()));
  }

  async #run(wakeUps: number): Promise<Measured> {
    const before = await this.#arena.counts();
    const started = performance.now();
    for (const side of this.#sides) side.go();
    while (this.#sides.reduce((sum, { done }) => sum + done, 0) < wakeUps) {
      await sleep(LOOK_EVERY_MS);
      if (performance.now() - started > PATIENCE_MS) throw new Error('The round did not come to its end');
    }
    const seconds = (performance.now() - started) / 1_000;
    const after = await this.#arena.counts();
    const nodeCpu = this.#sides.reduce((sum, { cpu }) => sum + cpu, 0) / wakeUps;
    return { perSecond: wakeUps / seconds, nodeCpu, ...perUnit(before, after, wakeUps) };
  }
}

/** What each of so many cost the database. */
export function perUnit(before: ServerCounts, after: ServerCounts, units: number) {
  const commandsByName = Object.fromEntries(
    Object.entries(after.commands)
      .map(([name, count]) => [name, count - (before.commands[name] ?? 0)] as const)
      .filter(([, count]) => count > 0),
  );
  const cpu = after.cpu === undefined || before.cpu === undefined ? undefined : after.cpu - before.cpu;
  return {
    mongodCpu: cpu === undefined ? undefined : cpu / units,
    bytes: (after.bytes - before.bytes) / units,
    commands: Object.values(commandsByName).reduce((sum, count) => sum + count, 0) / units,
    commandsByName,
  };
}
