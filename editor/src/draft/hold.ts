import { valueAt } from '../../../runtime/src/journeys/draft/path';
import type { DraftStep, DraftWorkflow, Operation } from './contract';
import type { DraftState, HeldChange } from './state';
import { edited, type Occasion } from './edit';
import type { ForeignClaim } from './take';

/** An operation as several that touch one place each, so that only what is in the way is held. */
export function singly(operation: Operation): readonly Operation[] {
  const { type } = operation;
  if (type === 'setParameters') return operation.changes.map((change) => ({ ...operation, changes: [change] }));
  if (type === 'moveSteps') return operation.moves.map((move) => ({ ...operation, moves: [move] }));
  if (type !== 'setStepSettings') return [operation];
  return [
    ...Object.entries(operation.set).map(([key, value]) => ({ ...operation, set: { [key]: value }, unset: [] })),
    ...operation.unset.map((key) => ({ ...operation, set: {}, unset: [key] })),
  ];
}

interface Kept {
  readonly operation: Operation;
  /** The own draft before it. */
  readonly before: DraftWorkflow;
  readonly against: ForeignClaim | undefined;
}

/** Keeps an own change with both values, as they are to be shown side by side. */
export function heldChange({ operation, before, against }: Kept, saved: DraftWorkflow): HeldChange {
  const id = stepIn(operation);
  const node = id === undefined ? undefined : before.nodes.find((each) => each.id === id);
  const path = placeOf(operation);
  const theirs = saved.nodes.find((each) => each.id === id);
  return {
    id: `${String(against?.change.revision ?? 0)}:${path}`,
    path,
    ...(node && { step: node.name, node }),
    mine: mineIn(operation),
    theirs: id === undefined ? saved.name : theirs && valueOf(theirs, path),
    by: against?.change.by ?? '',
    at: against?.change.at ?? '',
    operations: [operation],
  };
}

function stepIn(operation: Operation): string | undefined {
  if ('step' in operation) return operation.step;
  if (operation.type === 'connect' || operation.type === 'disconnect') return operation.from.step;
  return operation.type === 'addStep' ? operation.node.id : undefined;
}

/** Dotted, below the draft. */
function placeOf(operation: Operation): string {
  const { type } = operation;
  const id = stepIn(operation);
  if (id === undefined) return type === 'renameJourney' ? 'name' : 'workflow';
  return ['steps', id, ...withinStep(operation)].join('.');
}

function withinStep(operation: Operation): readonly (string | number)[] {
  const { type } = operation;
  if (type === 'setParameters') return ['parameters', ...(operation.changes[0]?.path ?? [])];
  if (type === 'setStepSettings') return [...Object.keys(operation.set), ...operation.unset];
  if (type === 'renameStep') return ['name'];
  if (type === 'setNotes') return ['notes'];
  return type === 'addStep' || type === 'removeStep' ? [] : ['wires'];
}

function mineIn(operation: Operation): unknown {
  const { type } = operation;
  if (type === 'setParameters') return operation.changes[0]?.value;
  if (type === 'renameStep' || type === 'renameJourney') return operation.name;
  if (type === 'setStepSettings') return Object.values(operation.set)[0];
  return type === 'setNotes' ? operation.notes : undefined;
}

function valueOf(step: DraftStep, path: string): unknown {
  return valueAt(step, path.split('.').slice(2)).value;
}

/** The person decided: `mine` goes on top of what the other saved, `theirs` stays. */
export function settled(state: DraftState, id: string, keep: 'mine' | 'theirs', occasion: Occasion): DraftState {
  const change = state.held.find((each) => each.id === id);
  if (!change) return state;
  const rest = { ...state, held: state.held.filter((each) => each !== change) };
  if (keep === 'theirs') return rest;
  const { node } = change;
  const gone = node && !state.workflow.nodes.some((each) => each.id === node.id);
  const back: Operation[] = gone ? [{ type: 'addStep', node }] : [];
  const deed = { did: 'changed', ...(change.step !== undefined && { step: change.step }) } as const;
  return edited(rest, { operations: [...back, ...change.operations], deed }, occasion);
}
