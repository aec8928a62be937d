import { apply } from '../../../runtime/src/journeys/draft/apply';
import { isRefusal } from '../../../runtime/src/journeys/draft/find';
import type { LoadedDraft } from './ports';
import { freshState, unsavedEdits, type DraftState } from './state';

/** So far behind, a history of undo is of no use any more. */
const TOO_FAR = 500;

/** A draft from the record of this browser and what the server has; what is missing in between is fetched afterwards. */
export function reopened(kept: DraftState, { revision, workflow }: LoadedDraft): DraftState {
  const behind = revision - kept.revision;
  if (behind >= 0 && (behind < TOO_FAR || unsavedEdits(kept) > 0)) return kept;
  if (behind >= 0) return freshState(revision, workflow);
  return onOlder(kept, freshState(revision, workflow));
}

/** The server's draft is older than the one known here (a backup was restored): what is unsaved is done again where it fits. */
function onOlder(kept: DraftState, fresh: DraftState): DraftState {
  let { workflow } = fresh;
  const patches = kept.patches.map((patch) => ({
    ...patch,
    sent: false,
    operations: patch.operations.filter((operation) => {
      try {
        workflow = apply(workflow, operation);
        return true;
      } catch (error) {
        if (isRefusal(error)) return false;
        throw error;
      }
    }),
  }));
  return { ...fresh, workflow, patches: patches.filter(({ operations }) => operations.length > 0), held: kept.held };
}
