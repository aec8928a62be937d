import { use } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { useShallow } from 'zustand/react/shallow';

import type { DraftProblem } from '../draft/contract';
import { DraftContext } from '../draft/DraftContext';
import type { ProblemsView } from '../draft/problems';
import { missingIn } from './sentences/missing';
import { useCanvas } from './state/CanvasContext';

const NOTHING = createStore<ProblemsView>(() => ({ problems: [], publishable: false, revision: 0, asked: false }));

export interface ProblemCounts {
  readonly errors: number;
  readonly warnings: number;
  /** It lacks what it needs and nobody has asked for a check yet: that is not wrong, only not done. */
  readonly unfinished: boolean;
}

/** How many problems a step has; drawn again only when that changes. */
export function useProblemCounts(id: string): ProblemCounts {
  const problems = use(DraftContext)?.session.problems.store ?? NOTHING;
  const step = useCanvas(({ graph }) => graph.steps.get(id));
  const asked = useStore(problems, (view) => view.asked);
  const missing = step !== undefined && missingIn(step.node) !== undefined;
  const unfinished = missing && !asked;
  const counts = useStore(
    problems,
    useShallow((view: ProblemsView) => {
      const own = step && !unfinished ? view.problems.filter((each) => isOf(each, step.key, step.node.name)) : [];
      return {
        errors: own.filter(({ severity }) => severity === 'error').length,
        warnings: own.filter(({ severity }) => severity === 'warning').length,
      };
    }),
  );
  return { ...counts, unfinished };
}

function isOf({ stepKey, nodeName }: DraftProblem, key: string, name: string): boolean {
  return stepKey === undefined ? nodeName === name : stepKey === key;
}
