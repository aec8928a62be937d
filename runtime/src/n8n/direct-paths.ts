import { type INodeExecutionData, type IRunExecutionData, type Workflow } from 'n8n-workflow';

import { BatchExpressions } from './batch-expressions';
import { INHERITED, plainParts, read, type Part, type PlainPath } from './expression-paths';
import { lineageOf } from './lineage';

type Resolve = (...args: unknown[]) => unknown;

/**
 * Lets plain paths of this workflow's expressions take a direct way: 1 µs instead of a call into the isolate. All other expressions
 * are evaluated for a whole batch at once where they allow it. The results are the engine's own (tests compare them
 * over corpora of values and of expressions); what neither way can do goes on to the engine.
 */
export function takeDirectPaths(workflow: Workflow): Pick<BatchExpressions, 'taken' | 'refused'> {
  const expression = workflow.expression as unknown as { resolveSimpleParameterValue: Resolve };
  const engine = expression.resolveSimpleParameterValue.bind(expression);
  const known = new Map<string, readonly Part[] | null>();
  const batches = new BatchExpressions(workflow);
  expression.resolveSimpleParameterValue = (...args) => {
    const [value] = args;
    if (typeof value !== 'string' || !value.startsWith('=')) return engine(...args);
    let parts = known.get(value);
    if (parts === undefined) known.set(value, (parts = plainParts(value)));
    const [, , run, , itemIndex, , input = []] = args as Arguments;
    if (!parts) {
      return batches.resolve({ expression: value, run, itemIndex, input }, () => engine(...args));
    }
    const values = parts.map((part) => (typeof part === 'string' ? part : follow(part, run, itemIndex, input)));
    if (values.includes(INHERITED)) return engine(...args);
    return values.length === 1 ? copied(values[0]) : values.map(shown).join('');
  };
  return batches;
}

type Input = readonly INodeExecutionData[] | undefined;

/** Of resolveSimpleParameterValue, as far as they matter here. */
type Arguments = [unknown, unknown, IRunExecutionData, unknown, number, unknown, Input];

function follow({ step, keys }: PlainPath, run: IRunExecutionData, itemIndex: number, input: Input): unknown {
  if (step === undefined) return read(input?.[itemIndex]?.json, keys);
  const lineage = lineageOf(run);
  return lineage?.has(step) ? read(lineage.json(step, itemIndex), keys) : INHERITED;
}

/** Nothing that a node gets may lead back into the enrolment. */
const copied = (value: unknown) => (typeof value === 'object' && value !== null ? structuredClone(value) : value);

/** As n8n joins the parts of a text: missing and null are nothing, an object is "[object Object]". */
const shown = (value: unknown) => (value as string | null | undefined) ?? '';
