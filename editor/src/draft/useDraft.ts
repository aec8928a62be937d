import { useMemo } from 'react';
import { useStore } from 'zustand';

import type { Edit } from './contract';
import { useOpenDraft } from './DraftContext';
import type { DraftView } from './session';
import type { DraftState } from './state';
import type { Undone } from './undo';

/** Something of the draft; the component is drawn again when it changes. Only where the draft is there (DraftReady). */
export function useDraft<T>(select: (draft: DraftState) => T): T {
  return useDraftView(({ draft }) => {
    if (!draft) throw new Error('useDraft is used before the draft is loaded');
    return select(draft);
  });
}

/** The same with what is around the draft: loading, saving, failure. */
export function useDraftView<T>(select: (view: DraftView) => T): T {
  return useStore(useOpenDraft().session.store, select);
}

export interface DraftActions {
  /** Does an edit at once; it is saved soon. False when it may not be or does not fit. */
  perform(edit: Edit): boolean;
  undo(): Undone;
  redo(): Undone;
  /** Resolves when everything is saved, or cannot be at the moment. */
  flush(): Promise<void>;
  settle(id: string, keep: 'mine' | 'theirs'): void;
}

/** The same object from render to render. */
export function useDraftActions(): DraftActions {
  const { session, readOnly } = useOpenDraft();
  return useMemo(
    () => ({
      perform: (edit) => {
        if (readOnly !== false) return false;
        session.perform(edit);
        return true;
      },
      undo: () => (readOnly === false ? session.undo() : undefined),
      redo: () => (readOnly === false ? session.redo() : undefined),
      flush: () => session.flush(),
      settle: (id, keep) => {
        session.settle(id, keep);
      },
    }),
    [session, readOnly],
  );
}
