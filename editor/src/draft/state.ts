import type { Claim } from '../../../runtime/src/journeys/draft/claims';
import type { Deed, DraftConflict, DraftStep, DraftWorkflow, Operation } from './contract';

/** Steps of undo that are kept. */
export const HISTORY_LIMIT = 200;

/** Something that can be undone, or done again. */
export interface HistoryEntry {
  readonly deed: Deed;
  readonly operations: readonly Operation[];
  readonly inverse: readonly Operation[];
  /** What both of them touch. */
  readonly claims: readonly Claim[];
  /** Milliseconds; edits of the same `merge` that follow soon belong to it. */
  readonly at: number;
  readonly merge?: string;
  /** Who changed the same since: it cannot be undone without overwriting them. */
  readonly changedBy?: string;
}

/** Changes on their way to the server under one name: sent twice, they count once. */
export interface Patch {
  readonly patchId: string;
  readonly operations: readonly Operation[];
  /** How many edits of the person are in it. */
  readonly edits: number;
  /** It may have arrived: it must be sent again as it is. */
  readonly sent: boolean;
}

/** An own change that would overwrite somebody else's; kept aside until the person decides. */
export interface HeldChange extends DraftConflict {
  readonly operations: readonly Operation[];
  /** The step as it was here, in case it has to come back. */
  readonly node?: DraftStep;
}

/** Everything about a draft that survives a reload. `workflow` is `saved` with the patches on it. */
export interface DraftState {
  readonly revision: number;
  /** As the server has it at `revision`. */
  readonly saved: DraftWorkflow;
  readonly patches: readonly Patch[];
  readonly workflow: DraftWorkflow;
  readonly past: readonly HistoryEntry[];
  readonly future: readonly HistoryEntry[];
  readonly held: readonly HeldChange[];
}

export function freshState(revision: number, workflow: DraftWorkflow): DraftState {
  return { revision, saved: workflow, patches: [], workflow, past: [], future: [], held: [] };
}

/** Edits that the server does not have yet. */
export function unsavedEdits({ patches, held }: Pick<DraftState, 'patches' | 'held'>): number {
  return patches.reduce((sum, { edits }) => sum + edits, held.length);
}
