import type { Collection } from '../platform/database';
import type { Clock } from '../engine/ports';
import type { Logger } from '../platform/logging';
import type { CircuitLimits } from './limits';
import type { StepCircuit } from './model';
import { circuitIdOf, type CircuitWrites, type StepRef } from './writes';

/** Who may run a step now: everybody; one, to see whether it works again; nobody. */
export type Admission = 'all' | 'one' | 'none';

/** Where those stay who do not run a step because it fails for everybody. */
export interface Holding {
  readonly message: string;
  /** When the i-th of them comes back: on a whole second, so that many share one write. */
  readonly dueOf: (index: number) => Date;
}

/** What came of running a step, for its circuit. */
export interface Report {
  readonly worked: boolean;
  /** Profiles it failed for, those included whom nobody may hold. */
  readonly failed: readonly string[];
  readonly failure?: { readonly code: string; readonly message: string };
}

/** The worker's side of the circuits. */
export interface CircuitGuard {
  /** Before a batch: reads what is known, at most once a second. */
  look(): Promise<void>;
  /** Costs nothing while no circuit is open. */
  admit(step: StepRef): Promise<Admission>;
  /** Where so many stay who do not run it. Undefined: it has closed meanwhile, and they may run it. */
  hold(step: StepRef, people: number): Promise<Holding | undefined>;
  /** After a run. Gives where those go who failed, when the circuit is open (now). Costs nothing for a step that works. */
  heard(step: StepRef, report: Report): Promise<Holding | undefined>;
  /** Before somebody runs the step alone, after their process has ended several times; or when they were cut off in it. */
  crashing(step: StepRef, people: readonly string[]): Promise<void>;
}

export interface GuardParts {
  readonly circuits: Collection<StepCircuit>;
  readonly writes: CircuitWrites;
  readonly limits: CircuitLimits;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'warn'>;
}

export function createGuard(parts: GuardParts): CircuitGuard {
  return new Guard(parts);
}

class Guard implements CircuitGuard {
  readonly #parts: GuardParts;
  /** Everything but the closed ones, as of the last reading and of our own writes since. */
  #known = new Map<string, StepCircuit>();
  /** When a step last worked in this process; of those only that are known. */
  readonly #worked = new Map<string, Date>();
  #readAt = -Infinity;
  #reading: Promise<void> | undefined;

  constructor(parts: GuardParts) {
    this.#parts = parts;
  }

  async look(): Promise<void> {
    if (performance.now() - this.#readAt < this.#parts.limits.known) return;
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
    });
    await this.#reading;
  }

  async admit(step: StepRef): Promise<Admission> {
    const circuit = this.#known.get(circuitIdOf(step));
    if (!circuit || circuit.state === 'watched') return 'all';
    const now = this.#parts.clock.now();
    if (circuit.state === 'kept' || circuit.probeAt > now) return 'none';
    return (await this.#takeProbe(circuit, now)) ? 'one' : 'none';
  }

  async hold(step: StepRef, people: number): Promise<Holding | undefined> {
    const circuit = this.#known.get(circuitIdOf(step));
    return circuit && (await this.#hold(circuit, step, people));
  }

  async heard(step: StepRef, { worked, failed, failure }: Report): Promise<Holding | undefined> {
    const id = circuitIdOf(step);
    if (worked) {
      await this.#heardWell(id);
      return undefined;
    }
    if (failed.length === 0 || !failure) return undefined;
    const circuit = await this.#parts.writes.failed(step, failed, failure, this.#parts.clock.now());
    this.#note(circuit);
    return circuit.state === 'watched' ? undefined : await this.#hold(circuit, step, failed.length);
  }

  async crashing(step: StepRef, people: readonly string[]): Promise<void> {
    this.#note(await this.#parts.writes.crashing(step, people, this.#parts.clock.now()));
  }

  async #heardWell(id: string): Promise<void> {
    const now = this.#parts.clock.now();
    this.#noteWorked(id, now);
    const circuit = this.#known.get(id);
    if (!circuit || circuit.state === 'kept') return;
    this.#known.delete(id);
    await this.#parts.writes.worked(id, now);
    if (circuit.state === 'open') this.#parts.log.warn({ circuit: tell(circuit) }, 'A step works again');
  }

  /** Bounded: who it forgets is only asked for by a failure of the same second. */
  #noteWorked(id: string, now: Date): void {
    if (this.#worked.size > 10_000) this.#worked.clear();
    this.#worked.set(id, now);
  }

  #note(circuit: StepCircuit): void {
    const before = this.#known.get(circuit._id)?.state ?? 'watched';
    this.#known.set(circuit._id, circuit);
    if (before === 'watched' && circuit.state !== 'watched')
      this.#parts.log.warn({ circuit: tell(circuit) }, 'A step fails for everybody: people are held before it');
  }

  async #takeProbe(circuit: StepCircuit, now: Date): Promise<boolean> {
    const taken = await this.#parts.writes.takeProbe(circuit, now);
    // Whoever got it, the next is later; when exactly, the next reading tells.
    const later = new Date(now.getTime() + this.#parts.limits.firstProbe);
    this.#known.set(circuit._id, { ...circuit, probeAt: later });
    return taken;
  }

  async #hold(circuit: StepCircuit, { runs, stepName }: StepRef, people: number): Promise<Holding | undefined> {
    const { limits, clock, writes } = this.#parts;
    const gap = 1_000 / limits.perSecond[runs];
    const first = await writes.takeTurns(circuit, people, gap, clock.now());
    if (!first) {
      this.#known.delete(circuit._id);
      return undefined;
    }
    return {
      message: `"${stepName}" fails for everybody at the moment; whoever comes to it waits until it works again.`,
      dueOf: (index) => new Date(Math.ceil((first.getTime() + index * gap) / 1_000) * 1_000),
    };
  }

  /** A reading that fails changes nothing: the next batch reads again. */
  async #read(): Promise<void> {
    const { circuits, log } = this.#parts;
    try {
      const found = await circuits
        .find({ kind: 'step', state: { $in: ['watched', 'open', 'kept'] } }, { limit: MOST })
        .toArray();
      this.#readAt = performance.now();
      this.#known = new Map(found.map((circuit) => [circuit._id, circuit]));
      for (const { _id, state, since } of found)
        if (state === 'watched' && (this.#worked.get(_id) ?? BEFORE) > since) await this.#heardWell(_id);
    } catch (error) {
      this.#readAt = performance.now();
      log.warn({ err: error }, 'The circuits could not be read');
    }
  }
}

const MOST = 5_000;
const BEFORE = new Date(0);

const tell = ({ workspaceId, journeyId, versionId, stepKey, failure }: StepCircuit) => ({
  ...{ workspaceId, journeyId, versionId, stepKey, code: failure.code },
});
