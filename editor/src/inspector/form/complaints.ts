import { valueAt } from '../../../../runtime/src/journeys/draft/path';
import type { DraftProblem, ParameterPath } from '../../draft/contract';
import type { Values } from '../property';

/** `branches.branch[0].event` as a path again. */
export function pathOf(parameter: string): ParameterPath {
  return [...parameter.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([key, index]) =>
    index === undefined ? key : Number(index),
  );
}

/** Problems that still are: of parameters that are as they were when they were checked. */
export function stillTrue(
  problems: readonly DraftProblem[],
  checked: Values | undefined,
  now: Values,
): readonly DraftProblem[] {
  if (!checked) return [];
  if (checked === now) return problems;
  return problems.filter(({ parameter }) => {
    if (parameter === undefined) return true;
    const path = pathOf(parameter);
    return JSON.stringify(valueAt(checked, path)) === JSON.stringify(valueAt(now, path));
  });
}
