import type { DraftProblem } from '../draft/contract';

export interface Counts {
  readonly errors: number;
  readonly warnings: number;
}

export interface StepProblems extends Counts {
  /** Absent: about the journey as a whole. */
  readonly stepKey?: string | undefined;
  readonly name?: string | undefined;
  readonly problems: readonly DraftProblem[];
}

export const countsOf = (problems: readonly DraftProblem[]): Counts => ({
  errors: problems.filter(({ severity }) => severity === 'error').length,
  warnings: problems.filter(({ severity }) => severity === 'warning').length,
});

/** What blocks publishing first, each kind in the order of the journey; problems of one step together. */
export function groupsOf(problems: readonly DraftProblem[]): readonly StepProblems[] {
  const groups = [...Map.groupBy(problems, ({ stepKey, nodeName }) => stepKey ?? nodeName ?? '').values()].map(
    (same): StepProblems => ({
      stepKey: same[0]?.stepKey,
      name: same[0]?.nodeName,
      problems: [...same.filter(blocks), ...same.filter((problem) => !blocks(problem))],
      ...countsOf(same),
    }),
  );
  return [...groups.filter(({ errors }) => errors > 0), ...groups.filter(({ errors }) => errors === 0)];
}

const blocks = ({ severity }: DraftProblem): boolean => severity === 'error';

/** The first thing to mend: where a check leads to. */
export function firstError(problems: readonly DraftProblem[]): DraftProblem | undefined {
  return problems.find(blocks);
}

/** Whether a problem is about this field or something inside it. `branches.branch[0].event` is inside `branches`. */
export function isAbout({ parameter }: Pick<DraftProblem, 'parameter'>, field: string): boolean {
  if (parameter === undefined) return false;
  return parameter === field || parameter.startsWith(`${field}.`) || parameter.startsWith(`${field}[`);
}
