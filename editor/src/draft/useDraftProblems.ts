import { useMemo } from 'react';
import { useStore } from 'zustand';

import { missingIn } from '../canvas/sentences/missing';
import { stepKeyOf, type DraftProblems, type DraftStep } from './contract';
import { useOpenDraft } from './DraftContext';
import { useDraft } from './useDraft';

const NONE = '';

/** Keys of steps that lack what they need, as one text: the same text, the same steps. */
function unfinishedIn(nodes: readonly DraftStep[]): string {
  return nodes
    .filter((node) => missingIn(node) !== undefined)
    .map(stepKeyOf)
    .join('\n');
}

/**
 * What is wrong with the draft, as of the last save. Steps that are not set up yet are not wrong before somebody asks for a check.
 */
export function useDraftProblems(): DraftProblems {
  const { session } = useOpenDraft();
  const { problems: all, publishable, revision, asked } = useStore(session.problems.store);
  const unfinished = useDraft(({ workflow }) => (asked ? NONE : unfinishedIn(workflow.nodes)));
  const problems = useMemo(() => {
    const open = new Set(unfinished.split('\n'));
    return all.filter(({ stepKey }) => stepKey === undefined || !open.has(stepKey));
  }, [all, unfinished]);
  const stale = useDraft((draft) => draft.patches.length > 0 || draft.revision !== revision);
  return useMemo(
    () => ({
      problems,
      publishable,
      known: revision > 0,
      stale,
      unfinished: unfinished === NONE ? 0 : unfinished.split('\n').length,
      check: () => void session.problems.check(),
    }),
    [problems, publishable, revision, stale, unfinished, session],
  );
}
