import { Plus } from 'lucide-react';
import { useMemo } from 'react';

import type { Action } from './action';
import { useActions } from './registry';

export interface CreateAction extends Pick<Action, 'id' | 'label'> {
  /** Why the person may not. */
  readonly refused: string | undefined;
  /** Keep it the same between renders. */
  readonly perform: () => void;
}

/** What a list is for making: N, and in the palette. `id` and `label` do not change while the list is there. */
export function useCreateAction({ id, label, refused, perform }: CreateAction): void {
  const actions = useMemo<readonly Action[]>(
    () => [{ id, label, icon: Plus, group: 'create', shortcut: 'N', refusal: () => refused, perform }],
    // The label is a function written in place: it is new each time and says the same.
    [id, refused, perform],
  );
  useActions(actions);
}
