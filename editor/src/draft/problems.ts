import { createStore, type StoreApi } from 'zustand/vanilla';

import type { DraftProblem } from './contract';
import { DraftFailure, type DraftServer } from './ports';
import type { DraftView } from './session';

/** After the last save; milliseconds. */
const CHECK_AFTER = 400;

export interface ProblemsView {
  readonly problems: readonly DraftProblem[];
  readonly publishable: boolean;
  /** Of the draft that was checked; 0 before the first check. */
  readonly revision: number;
  /** The person asked for a check: from now on unfinished steps count as wrong. */
  readonly asked: boolean;
}

export interface Problems {
  readonly store: StoreApi<ProblemsView>;
  /** Saves, checks, and counts unfinished steps from now on. */
  check(): Promise<ProblemsView>;
  stop(): void;
}

/** What the server finds wrong with the draft; looked up after every save. */
export function problemsOf(server: DraftServer, drafts: StoreApi<DraftView>, flush: () => Promise<void>): Problems {
  const store = createStore<ProblemsView>(() => ({ problems: [], publishable: false, revision: 0, asked: false }));
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function look(): Promise<void> {
    try {
      const { revision, problems, publishable } = await server.validate();
      store.setState({ revision, problems, publishable });
    } catch (error) {
      // Without the server there is nothing new to say; the next save asks again.
      if (!(error instanceof DraftFailure)) throw error;
    }
  }

  const unsubscribe = drafts.subscribe(({ draft }) => {
    if (!draft || draft.patches.length > 0 || draft.revision === store.getState().revision) return;
    clearTimeout(timer);
    timer = setTimeout(() => void look(), CHECK_AFTER);
  });

  return {
    store,
    check: async () => {
      store.setState({ asked: true });
      await flush();
      await look();
      return store.getState();
    },
    stop: () => {
      clearTimeout(timer);
      unsubscribe();
    },
  };
}
