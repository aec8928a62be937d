import { isDeepStrictEqual } from 'node:util';
import type { INodeExecutionData, IRunExecutionData, Workflow } from 'n8n-workflow';

import { batchCode } from './batch-code';
import { wantedOf, type Wanted } from './batch-wanted';
import { EngineInternals } from './engine-internals';
import { isJson } from './json';
import { lineageOf, type Lineage } from './lineage';

/** Below it a call for each item is as quick. */
const FEWEST = 4;
/** Characters of JSON that one call takes into the isolate, which has 128 MB. */
const LARGEST = 4_000_000;

type Input = readonly INodeExecutionData[];

/** What one expression came to for the items of one execution; null: the engine evaluates that item. */
type Outcomes = readonly ([unknown] | null)[];

interface Asked {
  readonly expression: string;
  readonly run: IRunExecutionData;
  readonly itemIndex: number;
  readonly input: Input;
}

/**
 * Evaluates an expression for a whole batch in one call into the isolate: n8n's engine takes a call for each item and one more for
 * each property it reads, 0.3 ms together. The first item goes through the engine, which also gives its code; the batch is used
 * only when it agrees there, and an expression that asks for what a batch does not know goes the engine's way for good.
 */
export class BatchExpressions {
  readonly #engine: EngineInternals | undefined;
  /** By the input of an execution, then by expression. */
  readonly #outcomes = new WeakMap<Input, Map<string, Outcomes>>();
  readonly #wanted = new Map<string, Wanted>();
  /** Expressions that were evaluated for a batch, and those that a batch cannot evaluate. */
  readonly taken = new Set<string>();
  readonly refused = new Set<string>();

  constructor(workflow: Workflow) {
    this.#engine = EngineInternals.open(workflow);
  }

  /** The value for one item; `byEngine` evaluates just that. */
  resolve(asked: Asked, byEngine: () => unknown): unknown {
    const { expression, input, itemIndex } = asked;
    if (!this.#engine || input.length < FEWEST || this.refused.has(expression)) return byEngine();
    const known = this.#outcomes.get(input)?.get(expression);
    if (!known) return this.#begin(this.#engine, asked, byEngine);
    const outcome = known[itemIndex];
    return outcome ? copied(outcome[0]) : byEngine();
  }

  #begin(engine: EngineInternals, asked: Asked, byEngine: () => unknown): unknown {
    const { value, code } = engine.watch(byEngine);
    const outcomes = code === undefined ? undefined : this.#all(engine, code, asked);
    const own = outcomes?.[asked.itemIndex];
    if (!outcomes || !own) this.refused.add(asked.expression);
    else if (agree(asked.expression, own[0], value)) this.#keep(asked, outcomes);
    else this.#keep(asked, []); // of this batch the engine evaluates all
    return value;
  }

  #keep({ input, expression }: Asked, outcomes: Outcomes): void {
    const known = this.#outcomes.get(input) ?? new Map<string, Outcomes>();
    this.#outcomes.set(input, known.set(expression, outcomes));
    if (outcomes.length > 0) this.taken.add(expression);
  }

  /** Undefined when it cannot be done, whatever the reason. */
  #all(engine: EngineInternals, code: string, { expression, run, input }: Asked): Outcomes | undefined {
    const wanted = this.#wantedOf(expression);
    const lineage = lineageOf(run);
    if (!wanted.nodes.every((name) => lineage?.has(name))) return undefined;
    const script = batchCode(code);
    const outcomes: ([unknown] | null)[] = [];
    try {
      for (const data of portions(input.map((item, i) => dataOf(item, i, { wanted, lineage })))) {
        const given = engine.run(script, [data, engine.timeZone]) as Outcomes | null;
        if (!given) return undefined;
        outcomes.push(...given);
      }
    } catch {
      return undefined;
    }
    return outcomes;
  }

  #wantedOf(expression: string): Wanted {
    let wanted = this.#wanted.get(expression);
    if (!wanted) this.#wanted.set(expression, (wanted = wantedOf(expression)));
    return wanted;
  }
}

/** What tells another time, or throws dice, is another value a moment later. */
const MOMENTARY = /\$now|\$today|\bnow\b|\bDate\b|\brandom/;

function agree(expression: string, ours: unknown, engines: unknown): boolean {
  if (MOMENTARY.test(expression) && typeof ours !== 'object') return typeof ours === typeof engines;
  return isDeepStrictEqual(ours, engines);
}

interface Sources {
  readonly wanted: Wanted;
  readonly lineage: Lineage | undefined;
}

/** As JSON, or null where JSON would change it. */
function dataOf({ json }: INodeExecutionData, index: number, { wanted, lineage }: Sources): string {
  const nodes = Object.fromEntries(wanted.nodes.map((name) => [name, lineage?.json(name, index) ?? {}]));
  const data = { index, json: wanted.pick(json), nodes };
  return isJson(data) ? JSON.stringify(data) : 'null';
}

function* portions(items: readonly string[]): Generator<string> {
  let portion: string[] = [];
  let size = 0;
  for (const item of items) {
    if (size + item.length > LARGEST && portion.length > 0) {
      yield `[${portion.join(',')}]`;
      [portion, size] = [[], 0];
    }
    portion.push(item);
    size += item.length;
  }
  if (portion.length > 0) yield `[${portion.join(',')}]`;
}

/** Every call gives a value of its own, as the engine does. */
const copied = (value: unknown) => (typeof value === 'object' && value !== null ? structuredClone(value) : value);
