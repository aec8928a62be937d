import { graphlib, layout } from '@dagrejs/dagre';

import { attachedPlace, isAttached } from './attached';
import type { Graph, GraphEdge, GraphStep, Point } from './graph';
import { inReadingOrder } from './order';
import { boxOf, gapAfter, MEETING_GAP, PILL, RIGHT_GAP, RIGHT_ROW, rightOutputs, sizeOf } from './places';

const BESIDE = 40;
const MAIN_WEIGHT = 4;

/**
 * Where the steps stand when the journey is tidied up: from top to bottom, the entry where it is now. Columns and ranks by
 * dagre; heights by the labels on the ways.
 */
export function tidied(graph: Graph): ReadonlyMap<string, Point> {
  const all = inReadingOrder(graph);
  const order = all.filter((id) => !isAttachedId(graph, id));
  const [first] = order;
  const anchor = first === undefined ? undefined : graph.steps.get(first);
  if (!anchor) return new Map();
  const placed = withDagre(graph, order);
  const heights = heightsOf(graph, order, placed);
  const { x, y } = boxOf(graph, anchor);
  const dx = x - leftOf(anchor, placed.get(anchor.id)?.x ?? 0);
  const dy = y - (heights.get(anchor.id) ?? 0);
  const places = new Map(
    order.flatMap((id): [string, Point][] => {
      const step = graph.steps.get(id);
      const at = placed.get(id);
      if (!step || !at) return [];
      return [[id, [Math.round(leftOf(step, at.x) + dx), Math.round((heights.get(id) ?? 0) + dy)]]];
    }),
  );
  return withAttached(graph, places);
}

function isAttachedId(graph: Graph, id: string): boolean {
  const step = graph.steps.get(id);
  return step !== undefined && isAttached(graph, step);
}

/** Exits at the right of their cards go with them. */
function withAttached(graph: Graph, places: ReadonlyMap<string, Point>): ReadonlyMap<string, Point> {
  const there = { ...graph, places };
  const attached = [...graph.steps.values()].flatMap((step): [string, Point][] => {
    const place = attachedPlace(there, step);
    return place ? [[step.id, place]] : [];
  });
  return new Map([...places, ...attached]);
}

const leftOf = (step: GraphStep, middle: number) => middle - sizeOf(step).width / 2;

interface Placed {
  readonly x: number;
  /** Larger further down; equal for steps of one row. */
  readonly row: number;
}

function withDagre(graph: Graph, order: readonly string[]): ReadonlyMap<string, Placed> {
  const dagre = new graphlib.Graph();
  dagre.setGraph({ rankdir: 'TB', nodesep: BESIDE, ranksep: 60 });
  dagre.setDefaultEdgeLabel(() => ({}));
  for (const id of order) dagre.setNode(id, { width: widthWithExits(graph, id), height: 62 });
  for (const edge of forward(graph, order)) dagre.setEdge(edge.from, edge.to, { weight: weightOf(edge) });
  for (const end of graph.ends)
    if (graph.steps.get(end.from)?.outputs[end.output]?.side === 'bottom') {
      dagre.setNode(end.id, { width: PILL.width, height: PILL.height });
      dagre.setEdge(end.from, end.id, { weight: end.output === 0 ? MAIN_WEIGHT : 1 });
    }
  layout(dagre);
  return new Map(
    order.map((id) => {
      const { x, y } = dagre.node(id) as { x: number; y: number };
      return [id, { x, row: Math.round(y) }];
    }),
  );
}

const weightOf = ({ output }: GraphEdge) => (output === 0 ? MAIN_WEIGHT : 1);

/** Early ends stand at the right of their card; as much room is left of it, so that columns stay straight. */
function widthWithExits(graph: Graph, id: string): number {
  const step = graph.steps.get(id);
  if (!step) return 0;
  const exits = rightOutputs(step).some(({ index }) => endsBeside(graph, id, index));
  const { width } = sizeOf(step);
  return exits ? width + 2 * (RIGHT_GAP + PILL.width) : width;
}

function endsBeside(graph: Graph, id: string, output: number): boolean {
  const edges = graph.edges.filter((edge) => edge.from === id && edge.output === output);
  return edges.every(({ to }) => isAttachedId(graph, to));
}

/** Ways that lead further down; those back up would turn the picture round. */
function forward(graph: Graph, order: readonly string[]): readonly GraphEdge[] {
  const position = new Map(order.map((id, at) => [id, at]));
  const sorted = graph.edges.toSorted((a, b) => a.output - b.output);
  return sorted.filter(({ from, to }) => (position.get(from) ?? Infinity) < (position.get(to) ?? -1));
}

/** The top of every step: below all that leads to it by the room its labels need, and in line with its row. */
function heightsOf(
  graph: Graph,
  order: readonly string[],
  placed: ReadonlyMap<string, Placed>,
): ReadonlyMap<string, number> {
  const rows = [...new Set([...placed.values()].map(({ row }) => row))].sort((a, b) => a - b);
  const into = Map.groupBy(forward(graph, order), ({ to }) => to);
  const tops = new Map<string, number>();
  for (const row of rows) {
    const members = order.filter((id) => placed.get(id)?.row === row);
    const top = Math.max(0, ...members.map((id) => topOf(graph, id, { into: into.get(id) ?? [], tops })));
    for (const id of members) tops.set(id, top);
  }
  return tops;
}

interface Above {
  /** Ways that lead down to the step. */
  readonly into: readonly GraphEdge[];
  readonly tops: ReadonlyMap<string, number>;
}

function topOf(graph: Graph, id: string, { into, tops }: Above): number {
  // Also with ways that come from beside or from below.
  const meeting = graph.edges.filter(({ to }) => to === id).length > 1 ? MEETING_GAP : 0;
  const needed = into.map(({ from, output }) => {
    const step = graph.steps.get(from);
    const out = step?.outputs[output];
    return step && out ? (tops.get(from) ?? 0) + heightWithExits(step) + gapAfter(out) + meeting : 0;
  });
  return Math.max(0, ...needed);
}

function heightWithExits(step: GraphStep): number {
  const { height } = sizeOf(step);
  return Math.max(height, height / 2 + (rightOutputs(step).length * RIGHT_ROW) / 2);
}
