import { useEffect } from 'react';
import { create } from 'zustand';

import type { Action } from './action';

interface Registry {
  /** Later ones (of the screen) win over earlier ones (of the shell) with the same id or shortcut. */
  readonly lists: readonly (readonly Action[])[];
}

const useRegistry = create<Registry>(() => ({ lists: [] }));

/** Offers these actions while the component is there. Keep the array the same between renders (useMemo). */
export function useActions(actions: readonly Action[]): void {
  useEffect(() => {
    useRegistry.setState(({ lists }) => ({ lists: [...lists, actions] }));
    return () => {
      useRegistry.setState(({ lists }) => ({ lists: lists.filter((list) => list !== actions) }));
    };
  }, [actions]);
}

/** All that make sense now, the screen's before the shell's. */
export function offeredActions(): Action[] {
  const byId = new Map<string, Action>();
  for (const list of useRegistry.getState().lists.toReversed())
    for (const action of list) if (!byId.has(action.id)) byId.set(action.id, action);
  return [...byId.values()].filter((action) => action.when?.() ?? true);
}
