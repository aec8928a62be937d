import { useSyncExternalStore } from 'react';

/** Windows in which what floats over the canvas would cover the journey; the stylesheets know the same width. */
const NARROW = matchMedia('(max-width: 1100px)');

export function useNarrow(): boolean {
  return useSyncExternalStore(follow, () => NARROW.matches);
}

function follow(changed: () => void): () => void {
  NARROW.addEventListener('change', changed);
  return () => {
    NARROW.removeEventListener('change', changed);
  };
}
