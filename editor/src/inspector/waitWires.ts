import { waitLabels } from '../canvas/graph/waitOutputs';
import type { DraftStep } from '../draft/contract';
import { trimmedOutputs, type Wires } from './outputs';

/** What each output of a Wait stands for, in their order; the same for as long as it means the same. */
export function waitKeys({ parameters, onError }: Pick<DraftStep, 'parameters' | 'onError'>): readonly string[] {
  const keys = waitLabels(parameters).map(({ kind }, index) => {
    if (index === 0) return 'end';
    return kind === 'event' || kind === 'way' ? `way ${String(index)}` : kind;
  });
  return onError === 'continueErrorOutput' ? [...keys, 'error'] : keys;
}

/** Wires go where their way out has gone; those of ways that are gone go along. */
export function rewired(
  wires: Wires | undefined,
  before: readonly string[],
  after: readonly string[],
): Wires | undefined {
  const main = wires?.['main'];
  if (!wires || !main || before.join() === after.join()) return wires;
  const outputs = after.map((key) => main[before.indexOf(key)] ?? []);
  return { ...wires, main: trimmedOutputs(outputs) };
}
