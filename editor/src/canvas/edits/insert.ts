import { freeName, type Naming } from '../../../../runtime/src/journeys/draft/complete';
import { namesInUse } from '../../../../runtime/src/journeys/draft/find';
import type { DraftStep, DraftWorkflow, Edit, Operation } from '../../draft/contract';
import { CARD, type Graph } from '../graph/graph';
import { outputsOf } from '../graph/outputs';
import { gapAfter, PILL } from '../graph/places';
import { EXIT, type StepType } from '../graph/types';
import { roomAt, stepBefore, type Place, type Put } from './place';

/** What the canvas shows: the workflow and its view. */
export interface Drawn {
  readonly workflow: DraftWorkflow;
  readonly graph: Graph;
}

/** What a new step is called and how it is set up, when not as its kind usually is. */
export interface Preset {
  readonly name: string;
  readonly parameters: DraftStep['parameters'];
}

export interface NewStep {
  readonly type: StepType;
  /** As people will read it; a number is added when it is taken. */
  readonly name: string;
  readonly parameters?: DraftStep['parameters'];
}

export type Inserted = Edit & { readonly id: string };

/** A new step at a place: it takes over the way it is put on, and what comes after makes room. */
export function inserted({ workflow, graph }: Drawn, place: Place, asked: NewStep, naming: Naming): Inserted {
  const draft = newNode(workflow, asked, naming);
  const room = roomAt(graph, place, putOf(draft, asked.type));
  const node: DraftStep = { ...draft, position: [...room.at] };
  const before = stepBefore(graph, place);
  const moves: Operation[] = room.moves.length > 0 ? [{ type: 'moveSteps', moves: [...room.moves] }] : [];
  return {
    id: node.id,
    operations: [...wired(graph, place, node), ...moves],
    deed: { did: 'inserted', step: node.name, ...(before && { other: before.node.name }) },
  };
}

function newNode(workflow: DraftWorkflow, { type, name, parameters }: NewStep, naming: Naming): DraftStep {
  return {
    id: naming.nodeId(),
    name: freeName(namesInUse(workflow), name),
    type: type.type,
    typeVersion: type.version,
    position: [0, 0],
    parameters: { ...parameters, ...(type.ours && { stepKey: naming.stepKey() }) },
  };
}

export function putOf(node: DraftStep, type: StepType | undefined): Put {
  const isExit = node.type === EXIT;
  const [first] = outputsOf(node, type, 0);
  return { isExit, height: isExit ? PILL.height : CARD.height, gapBelow: first ? gapAfter(first) : 0 };
}

/** Adds the step and leads the ways through it. */
function wired(graph: Graph, place: Place, node: DraftStep): Operation[] {
  const onward = node.type === EXIT ? null : 0;
  if (place.kind === 'loose') return [{ type: 'addStep', node }];
  if (place.kind === 'end')
    return [{ type: 'addStep', node, after: { step: place.from, output: place.output, onward } }];
  if (place.kind === 'before') return throughAll(graph, place.step, node, onward);
  const fork = graph.edges.filter(({ from, output }) => from === place.from && output === place.output).length > 1;
  if (!fork) return [{ type: 'addStep', node, after: { step: place.from, output: place.output, onward } }];
  return [{ type: 'addStep', node }, ...rerouted(place, node.id), ...onwardTo(node.id, place.to, onward)];
}

function throughAll(graph: Graph, target: string, node: DraftStep, onward: number | null): Operation[] {
  const into = graph.edges.filter(({ to }) => to === target);
  return [
    { type: 'addStep', node },
    ...into.flatMap((edge) => rerouted(edge, node.id)),
    ...onwardTo(node.id, target, onward),
  ];
}

/** One way leads to another step. */
export function rerouted(
  { from, output, to }: { readonly from: string; readonly output: number; readonly to: string },
  target: string,
): Operation[] {
  const source = { step: from, output, kind: 'main' };
  return [
    { type: 'disconnect', from: source, to: { step: to, input: 0, kind: 'main' } },
    { type: 'connect', from: source, to: { step: target, input: 0, kind: 'main' } },
  ];
}

export function onwardTo(from: string, to: string, output: number | null): Operation[] {
  if (output === null) return [];
  return [
    {
      type: 'connect',
      from: { step: from, output, kind: 'main' },
      to: { step: to, input: 0, kind: 'main' },
    },
  ];
}
