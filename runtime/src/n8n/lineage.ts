import {
  createRunExecutionData,
  type IDataObject,
  type INodeExecutionData,
  type IRunData,
  type IRunExecutionData,
  type ISourceData,
} from 'n8n-workflow';

import type { RunItem } from '../engine/ports';
import type { CompiledVersion } from '../engine/version';

const NOTHING: IDataObject = {};
const lineages = new WeakMap<object, Lineage>();

/**
 * What earlier steps gave out for the profiles of a batch, so that `$('Step').item` resolves for each of them. A profile
 * that did not pass through a step reads nothing there: its text stays empty, instead of the profile failing.
 */
export class Lineage {
  readonly #items: readonly RunItem[];
  /** Step name → step key; the entry last, under `''`. */
  readonly #keys: ReadonlyMap<string, string>;

  constructor(version: CompiledVersion, items: readonly RunItem[]) {
    this.#items = items;
    const entry = version.steps.get(version.entry.stepKey);
    const kept = [...version.keeps].map((key) => version.steps.get(key)).filter((step) => step !== undefined);
    this.#keys = new Map([
      ...kept.filter((step) => step !== entry).map((step) => [step.name, step.key] as const),
      ...(entry ? [[entry.name, ''] as const] : []),
    ]);
  }

  has(step: string): boolean {
    return this.#keys.has(step);
  }

  json(step: string, i: number): unknown {
    const key = this.#keys.get(step);
    const item = this.#items[i];
    return key === '' ? item?.entryItem : item?.kept[key ?? ''];
  }

  /** The step the items seem to come from; behind it the others stand in a row, each with its items in the same order. */
  get source(): ISourceData | undefined {
    const [first] = this.#keys.keys();
    return first === undefined ? undefined : { previousNode: first };
  }

  runData(): IRunData {
    const names = [...this.#keys.keys()];
    return Object.fromEntries(
      names.map((name, k) => {
        const before = names[k + 1];
        const task = {
          startTime: 0,
          executionTime: 0,
          executionIndex: k,
          source: before === undefined ? [] : [{ previousNode: before }],
          data: { main: [this.#items.map((_, i) => this.#item(name, i))] },
        };
        return [name, [task]];
      }),
    );
  }

  #item(name: string, i: number): INodeExecutionData {
    return { json: (this.json(name, i) as IDataObject | undefined) ?? NOTHING, pairedItem: { item: i } };
  }
}

/** A run that knows its lineage; the data in n8n's own form is only made when an expression asks for it. */
export function runWith(lineage: Lineage): IRunExecutionData {
  const run = createRunExecutionData({ resultData: { runData: {} } });
  let made: IRunData | undefined;
  Object.defineProperty(run.resultData, 'runData', { get: () => (made ??= lineage.runData()), enumerable: true });
  lineages.set(run, lineage);
  return run;
}

export function lineageOf(run: IRunExecutionData | null | undefined): Lineage | undefined {
  return run ? lineages.get(run) : undefined;
}
