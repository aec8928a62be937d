import { freeName, type Naming } from '../../../../runtime/src/journeys/draft/complete';
import { namesInUse } from '../../../../runtime/src/journeys/draft/find';
import { withRenamedReferences, type Rename } from '../../../../runtime/src/journeys/draft/references';
import type { DraftStep, DraftWorkflow, Edit, Operation } from '../../draft/contract';
import { CARD, type Graph, type Point } from '../graph/graph';
import { inReadingOrder } from '../graph/order';
import { outputsOf } from '../graph/outputs';
import { gapAfter, GAP, PILL } from '../graph/places';
import { EXIT, isEntry, type StepTypes } from '../graph/types';
import type { Drawn } from './insert';
import { onwardTo, rerouted } from './insert';
import { placeAfter, roomAt, type Place } from './place';

/** Copied steps with the wires among them: n8n's own form, so that they can be taken from and into n8n. */
export interface Clip {
  readonly nodes: readonly DraftStep[];
  readonly connections: DraftWorkflow['connections'];
}

export function copied({ workflow, graph }: Drawn, ids: readonly string[]): Clip {
  const chosen = inReadingOrder(graph).filter((id) => ids.includes(id));
  const nodes = chosen.flatMap((id) => workflow.nodes.find((node) => node.id === id) ?? []);
  const names = new Set(nodes.map(({ name }) => name));
  const connections = nodes.flatMap(({ name }) => {
    const wires = Object.hasOwn(workflow.connections, name) ? workflow.connections[name] : undefined;
    const inner = Object.entries(wires ?? {}).map(([kind, outputs]) => [
      kind,
      outputs.map((targets) => targets?.filter(({ node }) => names.has(node)) ?? null),
    ]);
    return inner.length > 0 ? [[name, Object.fromEntries(inner) as DraftWorkflow['connections'][string]] as const] : [];
  });
  return { nodes, connections: Object.fromEntries(connections) };
}

/** Reads what stands in the clipboard; undefined for anything that is no steps. */
export function clipFrom(text: string): Clip | undefined {
  if (!text.trimStart().startsWith('{')) return undefined;
  try {
    const value = JSON.parse(text) as Partial<Clip>;
    const nodes = Array.isArray(value.nodes) ? value.nodes.filter(isNode) : [];
    const { connections } = value;
    const wires = typeof connections === 'object' && !Array.isArray(connections) ? connections : {};
    return nodes.length > 0 ? { nodes, connections: wires } : undefined;
  } catch {
    return undefined;
  }
}

function isNode(value: unknown): value is DraftStep {
  if (typeof value !== 'object' || value === null) return false;
  const { name, type, position, parameters } = value as Readonly<Record<string, unknown>>;
  const placed = Array.isArray(position) && position.length === 2;
  return placed && typeof name === 'string' && typeof type === 'string' && typeof parameters === 'object';
}

export type Pasted = Edit & { readonly ids: readonly string[] };

/** Copied steps at a place, as new ones. Undefined when nothing is left to paste: a journey has one entry. */
export function pasted(
  drawn: Drawn & { readonly types: StepTypes },
  clip: Clip,
  place: Place,
  naming: Naming,
): Pasted | undefined {
  const { workflow, graph, types } = drawn;
  const nodes = clip.nodes.filter(({ type }) => !isEntry(type) || !hasEntry(graph));
  if (nodes.length === 0) return undefined;
  const fresh = renamed(workflow, nodes, naming);
  const room = roomAt(graph, place, putOf(nodes, types));
  const placed = shifted(fresh.nodes, room.at);
  const inner = innerWires(clip, fresh);
  const moves: Operation[] = room.moves.length > 0 ? [{ type: 'moveSteps', moves: [...room.moves] }] : [];
  const first = placed[0]?.name ?? '';
  return {
    ids: placed.map(({ id }) => id),
    operations: [
      ...placed.map((node): Operation => ({ type: 'addStep', node })),
      ...inner,
      ...outerWires(graph, place, { nodes: placed, types, inner }),
      ...moves,
    ],
    deed: { did: 'pasted', ...(placed.length > 1 ? { count: placed.length } : { step: first }) },
  };
}

/** Copies steps and puts the copies after the last of them. */
export function duplicated(
  drawn: Drawn & { readonly types: StepTypes },
  ids: readonly string[],
  naming: Naming,
): Pasted | undefined {
  const last = inReadingOrder(drawn.graph).findLast((id) => ids.includes(id));
  const step = last === undefined ? undefined : drawn.graph.steps.get(last);
  if (!step) return undefined;
  const [x, y] = drawn.graph.places.get(step.id) ?? [0, 0];
  const place = placeAfter(drawn.graph, step.id) ?? { kind: 'loose', at: [x + PILL.width + GAP, y] };
  const edit = pasted(drawn, copied(drawn, ids), place, naming);
  return edit && { ...edit, deed: { ...edit.deed, did: 'duplicated' } };
}

const hasEntry = ({ steps }: Graph) => [...steps.values()].some(({ node }) => isEntry(node.type));

interface Renamed {
  readonly nodes: readonly DraftStep[];
  /** New id of each old name. */
  readonly idOf: ReadonlyMap<string, string>;
}

/** New ids, names and step keys; expressions among them speak of the new names. */
function renamed(workflow: DraftWorkflow, nodes: readonly DraftStep[], naming: Naming): Renamed {
  const taken = namesInUse(workflow);
  const renames: Rename[] = [];
  const idOf = new Map<string, string>();
  const named = nodes.map((node) => {
    const name = freeName(taken, node.name);
    taken.add(name);
    if (name !== node.name) renames.push({ from: node.name, to: name });
    const id = naming.nodeId();
    idOf.set(node.name, id);
    const key = 'stepKey' in node.parameters && { stepKey: naming.stepKey() };
    return { ...node, id, name, parameters: { ...node.parameters, ...key } };
  });
  const rewritten = named.map((node) => ({ ...node, parameters: references(node.parameters, renames) }));
  return { nodes: rewritten, idOf };
}

function references(parameters: DraftStep['parameters'], renames: readonly Rename[]): DraftStep['parameters'] {
  return renames.reduce<unknown>(withRenamedReferences, parameters) as DraftStep['parameters'];
}

function shifted(nodes: readonly DraftStep[], [x, y]: Point): readonly DraftStep[] {
  const [first] = nodes;
  const top = Math.min(...nodes.map(({ position }) => position[1]));
  const left = first?.position[0] ?? 0;
  return nodes.map((node) => ({ ...node, position: [node.position[0] - left + x, node.position[1] - top + y] }));
}

function putOf(nodes: readonly DraftStep[], types: StepTypes) {
  const tops = nodes.map(({ position }) => position[1]);
  const tail = tailOf(nodes);
  const out = tail && outputsOf(tail, types.get(tail.type), 0)[0];
  const height = Math.max(...tops) - Math.min(...tops) + CARD.height;
  return { height, gapBelow: out ? gapAfter(out) : 0, isExit: false };
}

/** Through which copied step the way goes on. */
const tailOf = (nodes: readonly DraftStep[]) => nodes.findLast(({ type }) => type !== EXIT);

function innerWires(clip: Clip, { idOf }: Renamed): Operation[] {
  return [...idOf].flatMap(([name, from]) =>
    (clip.connections[name]?.['main'] ?? []).flatMap((targets, output) =>
      (targets ?? []).flatMap(({ node }) => {
        const to = idOf.get(node);
        return to === undefined ? [] : onwardTo(from, to, output);
      }),
    ),
  );
}

interface Chain {
  readonly nodes: readonly DraftStep[];
  readonly types: StepTypes;
  readonly inner: readonly Operation[];
}

/** Leads the way at the place into the first of the copies, and on from the last. */
function outerWires(graph: Graph, place: Place, { nodes, inner }: Chain): Operation[] {
  const [head] = nodes;
  const tail = tailOf(nodes);
  if (!head || place.kind === 'loose') return [];
  if (place.kind === 'end') return onwardTo(place.from, head.id, place.output);
  const target = place.kind === 'edge' ? place.to : place.step;
  const into =
    place.kind === 'edge' ? [place] : graph.edges.filter(({ to }) => to === target).map((edge) => ({ ...edge }));
  const open =
    tail && !inner.some((each) => each.type === 'connect' && each.from.step === tail.id && each.from.output === 0);
  return [...into.flatMap((edge) => rerouted(edge, head.id)), ...(tail && open ? onwardTo(tail.id, target, 0) : [])];
}
