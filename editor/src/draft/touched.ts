import type { Operation } from './contract';
import type { ForeignChange } from './take';

/** Which steps others changed, by id. */
export function touchedBy(changes: readonly ForeignChange[]): Record<string, { by: string; at: string }> {
  return Object.fromEntries(
    changes.flatMap(({ operations, by, at }) => operations.flatMap(stepsOf).map((step) => [step, { by, at }])),
  );
}

function stepsOf(operation: Operation): string[] {
  if (operation.type === 'addStep') return [operation.node.id];
  return 'step' in operation ? [operation.step] : [];
}
