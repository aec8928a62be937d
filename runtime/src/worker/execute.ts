import type { Holding } from '../circuits/service';
import { advance } from '../engine/advance';
import { begin } from '../engine/begin';
import { entryItem } from '../engine/item';
import { holdKey } from '../engine/keys';
import { holdBefore, mayWait } from '../engine/circuit';
import type { Passage } from '../engine/passage';
import type { RunItem } from '../engine/ports';
import { nextVisit } from '../engine/rest';
import type { StepResult } from '../engine/step';
import type { CompiledStep, CompiledVersion } from '../engine/version';
import type { Claim, CommitRequest, EnrolmentDocument } from '../enrolments/service';
import { commitOf } from '../engine/commitOf';
import { atCircuit, type AtCircuit } from './circuit';
import { giveUp } from './giveUp';
import { firstGroup, nextGroup } from './groups';
import type { Ready, WakeUpParts } from './parts';
import { runSplitting } from './split';

export interface Execution {
  readonly claimed: Claim;
  readonly now: Date;
  readonly signal: AbortSignal;
}

type Profiles = Awaited<ReturnType<WakeUpParts['profiles']['read']>>;

/** One profile on its way, with what the commit must know. */
interface Traveller {
  readonly enrolment: EnrolmentDocument;
  readonly version: CompiledVersion;
  readonly passage: Passage;
}

/**
 * Wake-up, 4: every enrolment from where it stands to its next rest, and its commit. Steps run earliest first, grouped by
 * version and step, so that branches that rejoin run their common step once, for all.
 */
export async function execute(
  parts: WakeUpParts,
  ready: readonly Ready[],
  execution: Execution,
): Promise<readonly CommitRequest[]> {
  if (ready.length === 0) return [];
  const profiles = await parts.profiles.read([...new Set(ready.map(({ enrolment }) => enrolment.profileId))]);
  const run = new Run(parts, execution);
  for (const one of ready) run.start(one, profiles);
  await run.untilAllRest();
  return run.commits;
}

class Run {
  readonly commits: CommitRequest[] = [];
  readonly #parts: WakeUpParts;
  readonly #execution: Execution;
  /** By version and step: who waits for it to run. */
  readonly #work = new Map<string, { readonly step: CompiledStep; travellers: Traveller[] }>();

  constructor(parts: WakeUpParts, execution: Execution) {
    this.#parts = parts;
    this.#execution = execution;
  }

  start({ enrolment, version }: Ready, profiles: Profiles): void {
    const profile = profiles.get(enrolment.profileId)?.view;
    if (!profile) {
      this.#giveUp(enrolment, { code: 'unknown_profile', message: `There is no profile "${enrolment.profileId}".` });
      return;
    }
    this.#guarded(enrolment, () => {
      const { now, claimed } = this.#execution;
      const passage = begin(version, enrolment, { profile, token: claimed.token, now });
      this.#place({ enrolment, version, passage });
    });
  }

  async untilAllRest(): Promise<void> {
    for (;;) {
      const next = [...this.#work].toSorted(([, a], [, b]) => a.step.order - b.step.order)[0];
      if (!next) return;
      const [key, { step, travellers }] = next;
      this.#work.delete(key);
      await this.#runStep(step, travellers);
    }
  }

  /** Through the step's circuit: when it fails for everybody, people stay before it, and one of them tries it at times. */
  async #runStep(step: CompiledStep, arrived: readonly Traveller[]): Promise<void> {
    const [any] = arrived;
    if (!any) return;
    const circuit = atCircuit(this.#parts.circuits, any.version, step);
    const [first, ...others] = await this.#settleCutOff(circuit, step, arrived);
    if (!first) return;
    const travellers = [first, ...others];
    const admission = await circuit.admit();
    if (admission === 'one') await this.#runOn(circuit, step, [first]);
    const waiting = admission === 'one' ? others : travellers;
    const holding = admission === 'all' || waiting.length === 0 ? undefined : await circuit.hold(waiting.length);
    if (!holding) await this.#runOn(circuit, step, waiting);
    else for (const [index, traveller] of waiting.entries()) this.#holdBefore(traveller, holding, index);
  }

  /**
   * Whoever carries the mark of this very call may have been acted for: outcome unknown, unless the step may run again. Before the
   * circuit is asked: held before the step they would lose the mark, and be called once more. Gives back the others.
   */
  async #settleCutOff(
    circuit: AtCircuit,
    step: CompiledStep,
    arrived: readonly Traveller[],
  ): Promise<readonly Traveller[]> {
    if (step.runs !== 'external' || step.runsAgain) return arrived;
    const cutOff = arrived.filter((one) => one.enrolment.calling === callOf(one));
    await circuit.cutOff(cutOff);
    for (const traveller of cutOff) this.#advance(traveller, CUT_OFF(step.name));
    return arrived.filter((one) => one.enrolment.calling !== callOf(one));
  }

  /**
   * In groups: of external steps only as many are marked as are called at once, so that a crash leaves no more of them unknown;
   * of a foreign local step a few go first, and show how much it gives out. When the circuit opens on the way, the others wait.
   */
  async #runOn(circuit: AtCircuit, step: CompiledStep, arrived: readonly Traveller[]): Promise<void> {
    let size = firstGroup(step, arrived.length);
    let onTheirWay = 0;
    for (let from = 0; from < arrived.length;) {
      const group = arrived.slice(from, from + size);
      from += group.length;
      const { results, open } = await this.#runGroup(circuit, step, group);
      if (open) {
        await this.#holdAll(circuit, arrived.slice(from));
        return;
      }
      size = nextGroup(step, size, results);
      const left = arrived.length - from;
      onTheirWay += group.length;
      // What does not fit at once goes all its way before the next come.
      if (step.runs === 'external' || left === 0 || onTheirWay + Math.min(size, left) <= size) continue;
      await this.untilAllRest();
      onTheirWay = 0;
    }
  }

  async #holdAll(circuit: AtCircuit, waiting: readonly Traveller[]): Promise<void> {
    const holding = waiting.length > 0 ? await circuit.hold(waiting.length) : undefined;
    for (const [index, traveller] of waiting.entries()) {
      if (holding) this.#holdBefore(traveller, holding, index);
      else this.#place(traveller);
    }
  }

  async #runGroup(
    circuit: AtCircuit,
    step: CompiledStep,
    arrived: readonly Traveller[],
  ): Promise<{ readonly results: readonly StepResult[]; readonly open: boolean }> {
    const travellers = step.runs === 'external' ? await this.#mark(arrived) : arrived;
    const [first] = travellers;
    if (!first) return { results: [], open: false };
    if (travellers.length === 1) await circuit.alone(first);
    const { now, signal } = this.#execution;
    const items = travellers.map((traveller) => new TravellersItem(traveller));
    const results = await runSplitting(this.#parts.nodes, { version: first.version, step, items, now, signal });
    const judged = travellers.flatMap((traveller, index) => {
      const result = results[index];
      return result ? [{ traveller, result }] : [];
    });
    const holding = await circuit.heard(judged);
    let held = 0;
    for (const { traveller, result } of judged) {
      if (holding && mayWait(result)) this.#holdBefore(traveller, holding, held++);
      else this.#advance(traveller, result);
    }
    return { results, open: holding !== undefined };
  }

  #holdBefore({ enrolment, passage }: Traveller, { dueOf, message }: Holding, index: number): void {
    const { now } = this.#execution;
    this.#guarded(enrolment, () => {
      this.commits.push({ enrolment, commit: commitOf(holdBefore(passage, { due: dueOf(index), message, now })) });
    });
  }

  /** Marks the visit before an external call. Gives back those that are still ours. */
  async #mark(arrived: readonly Traveller[]): Promise<Traveller[]> {
    const { claimed } = this.#execution;
    const marked = await this.#parts.enrolments.writes.markCalling(
      arrived.map((one) => ({ enrolment: one.enrolment, calling: callOf(one) })),
      claimed.token,
    );
    return arrived
      .filter(({ enrolment }) => marked.has(enrolment._id))
      .map((one) => ({ ...one, enrolment: { ...one.enrolment, calling: callOf(one) } }));
  }

  #advance(traveller: Traveller, result: StepResult): void {
    const { enrolment, version, passage } = traveller;
    this.#guarded(enrolment, () => {
      this.#place({ ...traveller, passage: advance(version, passage, result, this.#execution.now) });
    });
  }

  #place(traveller: Traveller): void {
    const { enrolment, version, passage } = traveller;
    const step = passage.item && version.steps.get(passage.stepKey);
    if (!step) {
      this.commits.push({ enrolment, commit: commitOf(passage) });
      return;
    }
    const key = `${version.id}/${step.key}`;
    const work = this.#work.get(key);
    if (work) work.travellers.push(traveller);
    else this.#work.set(key, { step, travellers: [traveller] });
  }

  /** One enrolment the engine cannot move must not take the batch with it. */
  #guarded(enrolment: EnrolmentDocument, move: () => void): void {
    try {
      move();
    } catch (error) {
      this.#parts.log.error({ err: error, enrolmentId: enrolment._id }, 'An enrolment could not be moved');
      const said = error instanceof Error ? error.message : String(error);
      this.#giveUp(enrolment, { code: 'engine_failed', message: said.slice(0, 500) });
    }
  }

  #giveUp(enrolment: EnrolmentDocument, why: { readonly code: string; readonly message: string }): void {
    const { claimed, now } = this.#execution;
    this.commits.push({ enrolment, commit: giveUp(enrolment, claimed.token, { ...why, now }) });
  }
}

const callOf = ({ passage }: Traveller) => holdKey(passage.stepKey, nextVisit(passage));

/** The entry's item is only made for a step that reads it. */
class TravellersItem implements RunItem {
  readonly enrolmentId: string;
  readonly json: RunItem['json'];
  readonly profile: RunItem['profile'];
  readonly kept: RunItem['kept'];
  readonly #enrolment: EnrolmentDocument;
  #entryItem: RunItem['json'] | undefined;

  constructor({ enrolment, passage: { item, profile, kept } }: Traveller) {
    this.enrolmentId = enrolment._id;
    this.json = item ?? {};
    this.profile = profile;
    this.kept = kept;
    this.#enrolment = enrolment;
  }

  get entryItem(): RunItem['json'] {
    return (this.#entryItem ??= entryItem(this.#enrolment, this.profile));
  }
}

const CUT_OFF = (stepName: string): StepResult => ({
  kind: 'failed',
  failure: {
    class: 'unknown',
    code: 'outcome_unknown',
    message: `"${stepName}" was called, and the process ended before its answer: it may have acted.`,
  },
});
