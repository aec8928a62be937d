import { apply, applyAll } from '../../../runtime/src/journeys/draft/apply';
import { claimsOf, overlap, type Claim } from '../../../runtime/src/journeys/draft/claims';
import { isRefusal, stepOf } from '../../../runtime/src/journeys/draft/find';
import { withRenames, type Change } from '../../../runtime/src/journeys/draft/rebase';
import type { Rename } from '../../../runtime/src/journeys/draft/references';
import type { DraftWorkflow, Operation } from './contract';
import { heldChange, singly } from './hold';
import type { DraftState, HeldChange, HistoryEntry, Patch } from './state';

/** A change as it comes over HTTP. */
export type ForeignChange = Omit<Change, 'at'> & { readonly at: string };

/** A place somebody else changed. */
export interface ForeignClaim {
  readonly claim: Claim;
  readonly change: ForeignChange;
}

export interface Taken {
  readonly revision: number;
  /** What others saved since the revision that is known here, in their order. */
  readonly missed: readonly ForeignChange[];
  /** The first patch arrived: with these operations, which may carry other names than were asked for. */
  readonly arrived?: readonly Operation[];
}

/**
 * The draft with what others did. Own changes that are not saved yet stay on top of it; those that would overwrite the
 * same field are held until the person decides. Undo of what others changed again is no longer possible.
 */
export function taken(state: DraftState, { revision, missed, arrived }: Taken): DraftState {
  const foreign = foreignClaims(state.saved, missed);
  const [first, ...others] = state.patches;
  const done = arrived ? (first?.operations ?? []) : [];
  const renames = [...foreign.renames, ...(arrived ? givenNames(done, arrived) : [])];

  const saved = applyAll(applyAll(state.saved, operationsIn(missed)), arrived ?? []);
  const waiting = arrived ? others : state.patches;
  const mine = sorted(applyAll(state.saved, done), waiting, foreign.claims);
  const rebuilt = onTop(saved, mine, renames);
  const history = (entry: HistoryEntry) => rewritten(entry, foreign.claims, renames);
  return {
    revision,
    saved,
    ...rebuilt,
    held: oneByPlace([...state.held, ...rebuilt.held]),
    past: state.past.map(history),
    future: state.future.map(history),
  };
}

const operationsIn = (changes: readonly ForeignChange[]) => changes.flatMap(({ operations }) => operations);

/** What others touched, and which steps they renamed. */
function foreignClaims(base: DraftWorkflow, missed: readonly ForeignChange[]) {
  const claims: ForeignClaim[] = [];
  const renames: Rename[] = [];
  let workflow = base;
  for (const change of missed)
    for (const operation of change.operations) {
      claims.push(...claimsOf(workflow, operation).map((claim) => ({ claim, change })));
      if (operation.type === 'renameStep')
        renames.push({ from: stepOf(workflow, operation.step).name, to: operation.name });
      workflow = apply(workflow, operation);
    }
  return { claims, renames };
}

/** The server gives a new step another name when the one asked for was taken meanwhile. */
function givenNames(asked: readonly Operation[], arrived: readonly Operation[]): Rename[] {
  return asked.flatMap((operation, at) => {
    const given = arrived[at];
    if (operation.type !== 'addStep' || given?.type !== 'addStep') return [];
    return operation.node.name === given.node.name ? [] : [{ from: operation.node.name, to: given.node.name }];
  });
}

interface Own {
  readonly operation: Operation;
  readonly patch: Patch;
  readonly before: DraftWorkflow;
  /** Changes of others in its way. */
  readonly against: ForeignClaim | undefined;
}

/** Own operations one by one, each with what is in its way. */
function sorted(base: DraftWorkflow, patches: readonly Patch[], foreign: readonly ForeignClaim[]): readonly Own[] {
  let workflow = base;
  return patches.flatMap((patch) =>
    patch.operations.flatMap(singly).map((operation) => {
      const before = workflow;
      const claims = claimsOf(before, operation);
      workflow = apply(before, operation);
      return { operation, patch, before, against: inTheWay(claims, foreign) };
    }),
  );
}

function inTheWay(claims: readonly Claim[], foreign: readonly ForeignClaim[]): ForeignClaim | undefined {
  return foreign.find((theirs) => claims.some((claim) => overlap(claim, theirs.claim)));
}

/** Puts own operations on what is saved now; what is in the way of others, or does not fit any more, is held. */
function onTop(saved: DraftWorkflow, own: readonly Own[], renames: readonly Rename[]) {
  let workflow = saved;
  const patches = new Map<string, Patch>();
  const held: HeldChange[] = [];
  for (const each of own) {
    const operation = withRenames(each.operation, renames);
    // Where a step stands on the canvas is nothing to be asked about: the last one to save placed it.
    if (each.against && operation.type === 'moveSteps') continue;
    const after = each.against ? undefined : fitting(workflow, operation);
    if (after === undefined) {
      held.push(heldChange({ ...each, operation }, saved));
      continue;
    }
    workflow = after;
    const patch = patches.get(each.patch.patchId) ?? { ...each.patch, operations: [] };
    patches.set(patch.patchId, { ...patch, operations: [...patch.operations, operation] });
  }
  return { workflow, patches: [...patches.values()], held };
}

/** Several changes of one place are one thing to decide. */
function oneByPlace(held: readonly HeldChange[]): readonly HeldChange[] {
  const byId = new Map<string, HeldChange>();
  for (const change of held) {
    const before = byId.get(change.id);
    byId.set(change.id, before ? { ...change, operations: [...before.operations, ...change.operations] } : change);
  }
  return [...byId.values()];
}

function fitting(workflow: DraftWorkflow, operation: Operation): DraftWorkflow | undefined {
  try {
    return apply(workflow, operation);
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

function rewritten(entry: HistoryEntry, foreign: readonly ForeignClaim[], renames: readonly Rename[]): HistoryEntry {
  const against = inTheWay(entry.claims, foreign);
  if (!against && renames.length === 0) return entry;
  return {
    ...entry,
    operations: entry.operations.map((operation) => withRenames(operation, renames)),
    inverse: entry.inverse.map((operation) => withRenames(operation, renames)),
    ...(against && { changedBy: against.change.by }),
  };
}
