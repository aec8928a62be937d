import type { DraftStep, DraftWorkflow } from '../../../runtime/src/journeys/draft/workflow';
import type { Operation, ParameterPath } from '../../../runtime/src/journeys/draft/operation';

export type { DraftStep, DraftWorkflow, Operation, ParameterPath };

/** What a change was, for the live region, for undo and for the notice; put into words where it is shown. */
export interface Deed {
  readonly did:
    | 'inserted'
    | 'deleted'
    | 'moved'
    | 'tidied'
    | 'connected'
    | 'disconnected'
    | 'pasted'
    | 'duplicated'
    | 'switchedOff'
    | 'switchedOn'
    | 'changed'
    | 'renamed'
    | 'renamedJourney'
    | 'noted'
    | 'replaced';
  /** Name of the step it was done to. */
  readonly step?: string;
  /** Name of the other step: after which it was put, to which it was connected. */
  readonly other?: string;
  /** How many steps, when it is more than one. */
  readonly count?: number;
}

/** One change by the person: a list of operations that are undone together. */
export interface Edit {
  readonly operations: readonly Operation[];
  readonly deed: Deed;
  /** Edits of the same key that follow each other within a second are one step of undo: typing, nudging. */
  readonly merge?: string;
}

export type StepSettings = Extract<Operation, { type: 'setStepSettings' }>['set'];
export type StepSetting = Extract<Operation, { type: 'setStepSettings' }>['unset'][number];

/** A step of the draft and what can be done to it. The functions stay the same ones from render to render. */
export interface DraftStepHandle {
  /** As it is now; another object exactly when something in it changed. */
  readonly node: DraftStep;
  /** Puts a value at a path of the parameters, e.g. `['branches', 'branch', 0, 'event']`. Typing is one step of undo. */
  set(path: ParameterPath, value: unknown): void;
  /** Several at once, as one step of undo; a change without `value` removes what is there. */
  setAll(changes: readonly { readonly path: ParameterPath; readonly value?: unknown }[]): void;
  unset(path: ParameterPath): void;
  /** Rewrites references to it. False when another step has this name. */
  rename(name: string): boolean;
  /** Settings beside the parameters: `disabled`, `onError`, `retryOnFail` …; undefined removes one. */
  setSettings(settings: { readonly [K in StepSetting]?: StepSettings[K] | undefined }): void;
  /** The note of the step; empty removes it. */
  setNotes(notes: string): void;
  /** Whether the person may change it at all; with the reason when not. */
  readonly readOnly: false | 'rights' | 'archived';
}

/** What `POST …/validate` says, for the revision it was asked about. */
export interface DraftProblem {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly stepKey?: string | undefined;
  readonly nodeName?: string | undefined;
  readonly parameter?: string | undefined;
}

export interface DraftProblems {
  readonly problems: readonly DraftProblem[];
  readonly publishable: boolean;
  /** Steps that are not set up yet; their problems are not among `problems` before somebody asks for a check. */
  readonly unfinished: number;
  /** Something is known: before the first answer nothing is, neither good nor bad. */
  readonly known: boolean;
  /** The draft has changed since, or was never checked. */
  readonly stale: boolean;
  /** Asks now, once everything is saved. */
  check(): void;
}

/** A field that somebody else changed while it was changed here. */
export interface DraftConflict {
  readonly id: string;
  /** Dotted, e.g. `steps.<id>.parameters.amount`. */
  readonly path: string;
  /** Name of the step, when it is about one. */
  readonly step?: string;
  readonly mine: unknown;
  readonly theirs: unknown;
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
}

export type SaveState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'saved'; readonly at: Date }
  | { readonly kind: 'saving' }
  | { readonly kind: 'offline'; readonly changes: number }
  | { readonly kind: 'conflict'; readonly changes: number }
  /** The server does not take the changes; they are kept here. */
  | { readonly kind: 'refused'; readonly changes: number; readonly code: string; readonly message: string };

/** The key of a step as the server and addresses use it: its stepKey, of foreign nodes the id. */
export function stepKeyOf(node: Pick<DraftStep, 'id' | 'parameters'>): string {
  const { stepKey } = node.parameters;
  return typeof stepKey === 'string' && stepKey !== '' ? stepKey : node.id;
}
