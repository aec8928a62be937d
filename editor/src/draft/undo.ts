import { isRefusal } from '../../../runtime/src/journeys/draft/find';
import type { Deed } from './contract';
import { made, withOperations, type Occasion } from './edit';
import type { DraftState, HistoryEntry } from './state';

/** What came of undo or redo, to be said. */
export type Undone =
  | { readonly state: DraftState; readonly deed: Deed }
  /** Somebody else changed the same since: the entry is dropped, nothing is overwritten. */
  | { readonly state: DraftState; readonly deed: Deed; readonly changedBy: string }
  | undefined;

/** Takes the last change back. Undefined when there is none. */
export function undone(state: DraftState, occasion: Occasion): Undone {
  const entry = state.past.at(-1);
  if (!entry) return undefined;
  const past = state.past.slice(0, -1);
  return turned({ ...state, past }, entry, occasion, (after) => ({ ...after, future: [...state.future, entry] }));
}

/** Does again what was undone last. */
export function redone(state: DraftState, occasion: Occasion): Undone {
  const entry = state.future.at(-1);
  if (!entry) return undefined;
  const future = state.future.slice(0, -1);
  const { inverse: operations, operations: inverse } = entry;
  return turned({ ...state, future }, { ...entry, operations, inverse }, occasion, (after, again) => ({
    ...after,
    past: [...state.past, again],
  }));
}

/** Applies the inverse of an entry as an edit of its own; `keep` puts the entry where it belongs then. */
function turned(
  state: DraftState,
  entry: HistoryEntry,
  { now, patchId }: Occasion,
  keep: (after: DraftState, back: HistoryEntry) => DraftState,
): Undone {
  const { deed, changedBy } = entry;
  if (changedBy !== undefined) return { state, deed, changedBy };
  try {
    const back = made(state.workflow, { operations: entry.inverse, deed }, now);
    const patches = withOperations(state.patches, entry.inverse, patchId);
    return { state: keep({ ...state, workflow: back.workflow, patches }, back.entry), deed };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    // It does not fit any more, e.g. because somebody else took the step away.
    return { state, deed, changedBy: '' };
  }
}
