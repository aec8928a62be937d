import type { Edge, Node } from '@xyflow/react';

import type { Graph, Point } from '../graph/graph';
import { boxOf, boxOfEnd, boxOfNote } from '../graph/places';
import { INPUT, outputHandle } from './ids';

/** Nothing of a step is in here: cards read it by their id, so that a change draws that one card. */
export type FlowNode = Node<Record<string, never>, 'step' | 'exit' | 'end' | 'note'>;

export interface WayData extends Record<string, unknown> {
  readonly from: string;
  readonly output: number;
  /** The step it leads to, or the end. */
  readonly to: string;
  /** `target` is an end, not a step. */
  readonly ends: boolean;
  /** The one among several into one step that carries their common +. */
  readonly trunk: boolean;
}

export type FlowEdge = Edge<WayData, 'way'>;

const DATA: Record<string, never> = {};

interface Shown {
  readonly graph: Graph;
  readonly places: ReadonlyMap<string, Point>;
  readonly selected: ReadonlySet<string>;
  readonly readOnly: boolean;
}

/** The nodes for React Flow; those that are as before stay the same objects. */
export function flowNodes({ graph, places, selected, readOnly }: Shown, before: readonly FlowNode[]): FlowNode[] {
  const shown = { ...graph, places };
  const old = new Map(before.map((node) => [node.id, node]));
  const steps = [...graph.steps.values()].map((step): FlowNode => {
    const { x, y, width, height } = boxOf(shown, step);
    return {
      ...{ id: step.id, type: step.isExit ? 'exit' : 'step', position: { x, y }, data: DATA, width, height },
      selected: selected.has(step.id),
      draggable: !readOnly,
    };
  });
  const ends = graph.ends.map((end): FlowNode => {
    const { x, y, width, height } = boxOfEnd(shown, end);
    return {
      ...{ id: end.id, type: 'end', position: { x, y }, data: DATA, width, height },
      ...{ draggable: false, selectable: false },
    };
  });
  const notes = graph.notes.map((note): FlowNode => {
    const { x, y, ...size } = boxOfNote(note);
    return {
      ...{ id: note.id, type: 'note', position: { x, y }, data: DATA, ...size, zIndex: -1 },
      ...{ draggable: false, selectable: false },
    };
  });
  return [...notes, ...steps, ...ends].map((node) => merged(old.get(node.id), node));
}

function merged(old: FlowNode | undefined, node: FlowNode): FlowNode {
  if (!old) return node;
  const same =
    old.type === node.type &&
    old.position.x === node.position.x &&
    old.position.y === node.position.y &&
    old.width === node.width &&
    old.height === node.height &&
    old.selected === node.selected &&
    old.draggable === node.draggable;
  // What React Flow has measured goes on; without it the canvas would be blank for a moment.
  return same ? old : { ...old, ...node };
}

export function flowEdges(graph: Graph, before: readonly FlowEdge[]): FlowEdge[] {
  const old = new Map(before.map((edge) => [edge.id, edge]));
  const trunks = new Set<string>();
  const several = new Set(
    [...Map.groupBy(graph.edges, ({ to }) => to)].flatMap(([to, into]) => (into.length > 1 ? [to] : [])),
  );
  const ways = graph.edges.map(({ id, from, output, to }): FlowEdge => {
    const trunk = several.has(to) && !trunks.has(to) && isFromAbove(graph, from, output);
    if (trunk) trunks.add(to);
    return edgeOf(id, { from, output, to, ends: false, trunk });
  });
  const ends = graph.ends.map(({ id, from, output }) =>
    edgeOf(`to:${id}`, { from, output, to: id, ends: true, trunk: false }),
  );
  return [...ways, ...ends].map((edge) => {
    const known = old.get(edge.id);
    return known?.data?.trunk === edge.data?.trunk ? (known ?? edge) : edge;
  });
}

function isFromAbove({ steps }: Graph, from: string, output: number): boolean {
  return steps.get(from)?.outputs[output]?.side !== 'right';
}

function edgeOf(id: string, data: WayData): FlowEdge {
  return {
    ...{ id, type: 'way', source: data.from, target: data.to, data },
    ...{ sourceHandle: outputHandle(data.output), targetHandle: INPUT, focusable: false },
  };
}
