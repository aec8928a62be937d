import type { DraftProblem, DraftWorkflow, Operation } from './contract';
import type { ForeignChange } from './take';

export interface LoadedDraft {
  readonly revision: number;
  /** ISO 8601. */
  readonly changedAt: string;
  readonly workflow: DraftWorkflow;
}

export interface PatchToSave {
  readonly baseRevision: number;
  readonly operations: readonly Operation[];
  readonly patchId: string;
}

export interface SavedPatch {
  readonly revision: number;
  readonly operations: readonly Operation[];
  readonly missed: readonly ForeignChange[];
}

/** The server, as the draft needs it. All of them throw a DraftFailure. */
export interface DraftServer {
  load(): Promise<LoadedDraft>;
  save(patch: PatchToSave): Promise<SavedPatch>;
  /** What was saved after a revision, in order. */
  changes(since: number): Promise<readonly ForeignChange[]>;
  validate(): Promise<{ revision: number; publishable: boolean; problems: readonly DraftProblem[] }>;
}

/** Why the server did not do it. */
export class DraftFailure extends Error {
  override readonly name = 'DraftFailure';
  constructor(
    /** `away`: no answer, or one that a repeat may better; `conflict`: others changed the same; `refused`: never so. */
    readonly kind: 'away' | 'conflict' | 'refused',
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
