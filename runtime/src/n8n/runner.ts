import { deepCopy, type INode, type INodeExecutionData } from 'n8n-workflow';

import { isOurs } from '../engine/ours';
import type {
  HistoryReader,
  NodeRunner,
  ProfileFinder,
  RunItem,
  Snapshots,
  StepBatch,
  SegmentReader,
} from '../engine/ports';
import type { StepResult } from '../engine/step';
import type { CompiledStep } from '../engine/version';
import { Asks } from './asks';
import { WorkspaceCredentials, type Credentials } from './credentials';
import { CredentialTypes } from './credential-types';
import { CutOff, execute } from './execution';
import { failureOf, itemIndexOf } from './failures';
import { Lanes, type Lane } from './lanes';
import { Lineage, runWith } from './lineage';
import { goesOn, outcomesOf } from './outcomes';
import type { NodePackages } from './packages';

export interface RunnerParts {
  readonly packages: NodePackages;
  readonly snapshots: Snapshots;
  readonly credentials: Credentials;
  /** For steps that look up other customers than their own. */
  readonly finder?: ProfileFinder;
  /** For steps that split by what customers have been through. */
  readonly histories?: HistoryReader;
  /** For steps that ask who is in a segment. */
  readonly segments?: SegmentReader;
  /** How long one execution may take, in milliseconds. A step that is external may say so by itself. */
  readonly timeouts?: Partial<Timeouts> | undefined;
}

interface Timeouts {
  readonly local: number;
  readonly external: number;
}

/** Local steps are in everybody's way while they run. External ones wait for others, beside everybody else. */
const TIMEOUTS: Timeouts = { local: 30_000, external: 900_000 };

/** Of a batch's time, what one profile by itself gets at a local step. */
const ALONE = 1 / 3;

/** Failing items of one batch that are taken out one after the other, before the rest runs one by one. */
const POISONED = 4;

/** External executions of one batch that run at the same time. */
const ABREAST = 4;

/** Runs nodes on n8n-core: local ones for a whole batch at once, external ones for each profile by itself. */
export class N8nRunner implements NodeRunner {
  readonly #parts: RunnerParts;
  readonly #lanes: Lanes;
  readonly #credentialTypes: CredentialTypes;

  constructor(parts: RunnerParts) {
    this.#parts = parts;
    this.#credentialTypes = new CredentialTypes(parts.packages);
    this.#lanes = new Lanes(parts.snapshots, parts.packages);
  }

  async run(batch: StepBatch): Promise<readonly StepResult[]> {
    const { step, items } = batch;
    const type = this.#parts.packages.find(step.type, step.typeVersion);
    if (!type) throw new Error(`No loaded package has "${step.type}" in version ${String(step.typeVersion)}`);
    // A disabled step and the entry (a trigger: it does not execute) let everybody through.
    if (step.disabled || (!type.execute && type.description.group.includes('trigger'))) return items.map(passed);
    return step.runs === 'external' ? await this.#eachAlone(batch) : await this.#together(batch);
  }

  async close(): Promise<void> {
    await this.#lanes.close();
  }

  async #eachAlone(batch: StepBatch): Promise<StepResult[]> {
    const results: StepResult[] = [];
    const next = batch.items.entries();
    const work = async () => {
      for (const [i, item] of next) results[i] = await this.#alone(batch, item);
    };
    await Promise.all(Array.from({ length: Math.min(ABREAST, batch.items.length) }, work));
    return results;
  }

  async #alone(batch: StepBatch, item: RunItem): Promise<StepResult> {
    const [result] = await this.#settled(batch, [item]);
    return result ?? { kind: 'dropped', effects: [] };
  }

  /**
   * All at once. An error that names its item takes that profile out, and the others run again: a local step changes
   * nothing while it runs. When nobody gets through, the node failed as a whole, and that is what is thrown.
   */
  async #together(batch: StepBatch): Promise<StepResult[]> {
    const results: StepResult[] = [];
    let rest = [...batch.items.entries()];
    for (let poisoned = 0; poisoned < POISONED && rest.length > 1; poisoned++) {
      try {
        const outcomes = await this.#execute(
          batch,
          rest.map(([, item]) => item),
        );
        for (const [k, [i]] of rest.entries()) results[i] = outcomes[k] ?? { kind: 'dropped', effects: [] };
        return results;
      } catch (error) {
        const bad = rest[itemIndexOf(error) ?? -1];
        if (error instanceof CutOff || !bad) {
          if (error instanceof CutOff) throw error;
          break;
        }
        results[bad[0]] = (await this.#settled(batch, [bad[1]]))[0] ?? { kind: 'dropped', effects: [] };
        rest = rest.filter((entry) => entry !== bad);
      }
    }
    for (const [i, item] of rest) results[i] = await this.#alone(batch, item);
    if (batch.items.length > 1) throwIfNobodyPassed(batch, results);
    return results;
  }

  /** Errors become results. */
  async #settled(batch: StepBatch, items: readonly RunItem[]): Promise<readonly StepResult[]> {
    try {
      return await this.#execute(batch, items);
    } catch (error) {
      const failure = failureOf(error, batch.step);
      const node = await this.#node(batch);
      return items.map(({ json }) => goesOn(node, json, failure));
    }
  }

  async #node({ version, step }: StepBatch): Promise<INode> {
    const { nodes } = await this.#parts.snapshots.workflow(version.id);
    return nodes.find(({ name }) => name === step.name) as unknown as INode;
  }

  async #execute(batch: StepBatch, items: readonly RunItem[]): Promise<readonly StepResult[]> {
    const lane = await this.#lanes.take(batch.version);
    try {
      const results = await this.#inLane(lane, batch, items);
      this.#lanes.giveBack(lane);
      return results;
    } catch (error) {
      if (error instanceof CutOff || /isolate|memory limit|timed out/i.test(String(error)))
        await this.#lanes.discard(lane);
      else this.#lanes.giveBack(lane);
      throw error;
    }
  }

  async #inLane(lane: Lane, batch: StepBatch, items: readonly RunItem[]): Promise<readonly StepResult[]> {
    const { step, version, signal, now } = batch;
    const node = lane.workflow.getNode(step.name);
    if (!node) throw new Error(`The step "${step.name}" is not in the version it belongs to`);
    const lineage = new Lineage(version, items);
    const { workspaceId, journeyId, entry } = version;
    const { finder, histories, segments, packages, credentials } = this.#parts;
    const perennial = new Asks(items, { workspaceId, journeyId, finder, histories, segments, now, zone: entry.zone });
    const outputs = await execute({
      id: items.length === 1 ? (items[0]?.enrolmentId ?? version.id) : version.id,
      lane,
      node,
      items: inputs(node, items),
      run: runWith(lineage),
      source: lineage.source,
      credentials: new WorkspaceCredentials({
        ...{ nodeTypes: packages, types: this.#credentialTypes, credentials, workspaceId },
      }),
      perennial,
      signal: AbortSignal.any([signal, AbortSignal.timeout(this.#timeout(step, items.length))]),
    });
    if (isOurs(node.type) && perennial.answersAll) return items.map((_, i) => perennial.resultFor(i));
    return outcomesOf(node, outputs, items.length).map((outcome, i) => perennial.resultFor(i, outcome));
  }

  #timeout({ runs, timeLimit }: CompiledStep, people: number): number {
    const { local, external } = { ...TIMEOUTS, ...this.#parts.timeouts };
    if (runs === 'external') return timeLimit === undefined ? external : timeLimit * 1_000;
    return Math.round(people === 1 ? local * ALONE : local);
  }
}

const passed = ({ json }: RunItem): StepResult => ({ kind: 'passed', output: 0, item: json, effects: [] });

/** Foreign nodes change their input as they like; ours do not, and a copy would be most of what they cost. */
function inputs(node: INode, items: readonly RunItem[]): INodeExecutionData[] {
  const copied = !isOurs(node.type);
  return items.map(({ json }, i) => ({
    json: (copied ? deepCopy(json) : json) as INodeExecutionData['json'],
    pairedItem: { item: i },
  }));
}

function throwIfNobodyPassed({ step }: StepBatch, results: readonly StepResult[]): void {
  const failures = results.flatMap((result) => (result.kind === 'failed' ? [result.failure] : []));
  const [first] = failures;
  if (!first || failures.length < results.length) return;
  if (failures.every(({ message }) => message === first.message)) {
    throw new Error(`"${step.name}" failed for all ${String(results.length)} profiles: ${first.message}`);
  }
}
