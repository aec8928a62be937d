import { apply } from '../../../runtime/src/journeys/draft/apply';
import { claimsOf, type Claim } from '../../../runtime/src/journeys/draft/claims';
import { invert } from '../../../runtime/src/journeys/draft/invert';
import type { DraftWorkflow, Edit, Operation } from './contract';
import { HISTORY_LIMIT, type DraftState, type HistoryEntry, type Patch } from './state';

/** Edits of one `merge` further apart than this (milliseconds) are two steps of undo. */
const MERGE_WITHIN = 1_000;

export interface Occasion {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Name of a patch that may begin with this edit. */
  readonly patchId: string;
}

/** The draft after an edit, with what undoes it. Throws a PerennialError when an operation does not fit the draft. */
export function edited(state: DraftState, edit: Edit, occasion: Occasion): DraftState {
  const { workflow, entry } = made(state.workflow, edit, occasion.now);
  return {
    ...state,
    workflow,
    patches: withOperations(state.patches, edit.operations, occasion.patchId),
    past: remembered(state.past, entry),
    future: [],
  };
}

/** Applies an edit and notes how to get back. */
export function made(
  before: DraftWorkflow,
  edit: Edit,
  now: number,
): { readonly workflow: DraftWorkflow; readonly entry: HistoryEntry } {
  let workflow = before;
  const claims: Claim[] = [];
  const inverse: Operation[] = [];
  for (const operation of edit.operations) {
    claims.push(...claimsOf(workflow, operation));
    inverse.unshift(...invert(workflow, operation));
    workflow = apply(workflow, operation);
  }
  claims.push(...claimsAlong(workflow, inverse));
  const { operations, deed, merge } = edit;
  return { workflow, entry: { deed, operations, inverse, claims, at: now, ...(merge !== undefined && { merge }) } };
}

function claimsAlong(from: DraftWorkflow, operations: readonly Operation[]): Claim[] {
  let workflow = from;
  return operations.flatMap((operation) => {
    const claims = claimsOf(workflow, operation);
    workflow = apply(workflow, operation);
    return claims;
  });
}

/** The history with an entry on top; typing goes on in the entry that is there. */
function remembered(past: readonly HistoryEntry[], entry: HistoryEntry): readonly HistoryEntry[] {
  const last = past.at(-1);
  const goesOn =
    last?.merge !== undefined &&
    last.merge === entry.merge &&
    last.changedBy === undefined &&
    entry.at - last.at < MERGE_WITHIN;
  return goesOn ? past.with(-1, merged(last, entry)) : [...past, entry].slice(-HISTORY_LIMIT);
}

function merged(last: HistoryEntry, entry: HistoryEntry): HistoryEntry {
  const operations = joined(last.operations, entry.operations);
  const replaced = operations.length < last.operations.length + entry.operations.length;
  return {
    ...entry,
    operations,
    // What the first of them put in place of, the later ones replaced again.
    inverse: replaced ? last.inverse : [...entry.inverse, ...last.inverse],
    claims: [...last.claims, ...entry.claims],
  };
}

/** Patches with operations at their end; what was sent already is not touched any more. */
export function withOperations(
  patches: readonly Patch[],
  operations: readonly Operation[],
  patchId: string,
): readonly Patch[] {
  const last = patches.at(-1);
  if (!last || last.sent) return [...patches, { patchId, operations, edits: 1, sent: false }];
  const all = joined(last.operations, operations);
  const more = all.length === last.operations.length + operations.length ? 1 : 0;
  return patches.with(-1, { ...last, operations: all, edits: last.edits + more });
}

/** Operations one after the other; a single change of a place that was just changed takes the place of that one. */
function joined(before: readonly Operation[], after: readonly Operation[]): readonly Operation[] {
  const [next] = after;
  const last = before.at(-1);
  if (after.length === 1 && next && last && replaces(last, next)) return before.with(-1, next);
  return [...before, ...after];
}

function replaces(last: Operation, next: Operation): boolean {
  const place = placeOf(next);
  return place !== undefined && place === placeOf(last);
}

/** The one place that an operation sets, if setting it again makes the first time void. */
function placeOf(operation: Operation): string | undefined {
  const { type } = operation;
  if (type === 'renameJourney') return type;
  if (type === 'setNotes') return JSON.stringify([type, operation.step]);
  if (type === 'moveSteps') return JSON.stringify([type, operation.moves.map(({ step }) => step)]);
  if (type !== 'setParameters') return undefined;
  const [change, second] = operation.changes;
  return second || change?.value === undefined ? undefined : JSON.stringify([type, operation.step, change.path]);
}
