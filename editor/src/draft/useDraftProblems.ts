import { useMemo } from 'react';
import { useStore } from 'zustand';

import type { DraftProblems } from './contract';
import { useOpenDraft } from './DraftContext';
import { useDraft } from './useDraft';

/** What is wrong with the draft, as of the last save. */
export function useDraftProblems(): DraftProblems {
  const { session } = useOpenDraft();
  const { problems, publishable, revision } = useStore(session.problems.store);
  const stale = useDraft((draft) => draft.patches.length > 0 || draft.revision !== revision);
  return useMemo(
    () => ({ problems, publishable, stale, check: () => void session.problems.check() }),
    [problems, publishable, stale, session],
  );
}
