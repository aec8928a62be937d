import { isOurs } from '../engine/ours';
import type { StepResult } from '../engine/step';
import type { CompiledStep } from '../engine/version';

type Step = Pick<CompiledStep, 'runs' | 'type'>;

/** External executions that run at the same time: what a crash can leave unknown. */
const ABREAST = 4;
/** People of a foreign step who show how much it gives out. */
const SAMPLE = 50;
/** Characters of items that may be on their way at once behind a foreign step. */
export const ROOM = 64_000_000;
/** Of the sample, as many are weighed. */
const WEIGHED = 10;

/** How many run a step first, of so many who stand there. Ours pass their items through: all at once. */
export function firstGroup({ runs, type }: Step, people: number): number {
  if (runs === 'external') return ABREAST;
  return isOurs(type) ? people : SAMPLE;
}

/** How many may be on their way at once, when a group of this size came to this: as many as there is room for. */
export function nextGroup({ runs }: Step, size: number, results: readonly StepResult[]): number {
  if (runs === 'external') return size;
  const given = results.flatMap((result) => (result.kind === 'passed' ? [result.item] : []));
  const every = Math.max(1, Math.floor(given.length / WEIGHED));
  const weighed = given.filter((_, index) => index % every === 0).map((item) => JSON.stringify(item).length);
  // Nobody got through: nothing is known, so no more than before.
  if (weighed.length === 0) return size;
  const average = weighed.reduce((sum, one) => sum + one, 0) / weighed.length;
  return Math.max(1, Math.floor(ROOM / Math.max(1, average)));
}
