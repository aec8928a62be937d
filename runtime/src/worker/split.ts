import type { NodeRunner, StepBatch } from '../engine/ports';
import type { StepResult } from '../engine/step';
import { PerennialError } from '../platform/errors/error';

/** Single profiles that fail one after the other, with none that passes: then it is the node, not a profile. */
const HOPELESS = 5;

interface Tally {
  failed: number;
  passed: number;
}

/**
 * Runs a node on a batch; when the node fails as a whole, the batch is halved until the poison profile is alone. It gets a
 * transient failure (retry, back-off, dead letter) and the others go on. A node that fails for everybody is not tried for each.
 * One that does not come back is run for one profile after the other: halves would each have to run out of time.
 */
export async function runSplitting(
  nodes: NodeRunner,
  batch: StepBatch,
  tally: Tally = { failed: 0, passed: 0 },
): Promise<readonly StepResult[]> {
  const { items, step } = batch;
  try {
    const results = await nodes.run(batch);
    if (results.length !== items.length)
      throw new RangeError(`"${step.name}" gave ${String(results.length)} results for ${String(items.length)} items.`);
    tally.passed += items.length;
    return results;
  } catch (error) {
    if (items.length === 1 || (tally.passed === 0 && tally.failed >= HOPELESS)) {
      tally.failed += 1;
      return items.map(() => failedAsWhole(step.name, error));
    }
    if (isCutOff(error) && !batch.signal.aborted) return await oneByOne(nodes, batch, error);
    const middle = Math.ceil(items.length / 2);
    const first = await runSplitting(nodes, { ...batch, items: items.slice(0, middle) }, tally);
    return [...first, ...(await runSplitting(nodes, { ...batch, items: items.slice(middle) }, tally))];
  }
}

/** Until some in a row have not come back: then nobody else is kept waiting for this node. */
async function oneByOne(nodes: NodeRunner, batch: StepBatch, error: unknown): Promise<readonly StepResult[]> {
  const results: StepResult[] = [];
  let inARow = 0;
  for (const item of batch.items) {
    if (inARow >= HOPELESS) {
      results.push(failedAsWhole(batch.step.name, error));
      continue;
    }
    const [result = failedAsWhole(batch.step.name, error)] = await runSplitting(nodes, { ...batch, items: [item] });
    inARow = result.kind === 'failed' ? inARow + 1 : 0;
    results.push(result);
  }
  return results;
}

/** By name: what cuts off executions is the node runner's. */
const isCutOff = (error: unknown): boolean => error instanceof Error && error.name === 'CutOff';

/** Says what kind of error it was, and quotes only our own messages: those of others may hold personal data. */
function failedAsWhole(stepName: string, error: unknown): StepResult {
  const said = error instanceof PerennialError || error instanceof RangeError ? error.message : nameOf(error);
  return {
    kind: 'failed',
    failure: { class: 'transient', code: 'node_failed', message: `"${stepName}" failed as a whole: ${said}` },
  };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
