import { CARD, type Graph, type GraphEdge, type GraphStep, type Point } from '../graph/graph';
import { boxOf, boxOfEnd, COLUMN, gapAfter, GAP, middleOf, RIGHT_GAP } from '../graph/places';
import { reachedFrom, waysOf } from '../graph/ways';

/** Where something is put: on a way, at an open end, above a step for all ways into it, or anywhere by itself. */
export type Place =
  | { readonly kind: 'edge'; readonly from: string; readonly output: number; readonly to: string }
  | { readonly kind: 'end'; readonly from: string; readonly output: number }
  | { readonly kind: 'before'; readonly step: string }
  | { readonly kind: 'loose'; readonly at: Point };

/** After a step: on its main way, or at its end. Undefined after an Exit. */
export function placeAfter(graph: Graph, id: string, output = 0): Place | undefined {
  const step = graph.steps.get(id);
  if (!step?.outputs[output]) return undefined;
  const edge = graph.edges.find(({ from, output: of }) => from === id && of === output);
  return edge ? onEdge(edge) : { kind: 'end', from: id, output };
}

export function onEdge({ from, output, to }: GraphEdge): Place {
  return { kind: 'edge', from, output, to };
}

/** Name of the step that a place comes after, for saying so. */
export function stepBefore(graph: Graph, place: Place): GraphStep | undefined {
  if (place.kind === 'loose') return undefined;
  if (place.kind !== 'before') return graph.steps.get(place.from);
  const edge = graph.edges.find(({ to }) => to === place.step);
  return edge && graph.steps.get(edge.from);
}

/** The size of what is put there, and the room its way out needs below it. */
export interface Put {
  readonly height: number;
  readonly gapBelow: number;
  readonly isExit: boolean;
}

export interface Room {
  /** Left top of a card put there. */
  readonly at: Point;
  /** Steps that make room, with their new places. */
  readonly moves: readonly { readonly step: string; readonly position: [number, number] }[];
}

/** Finds the place for something new; what comes after it moves down as far as it has to. */
export function roomAt(graph: Graph, place: Place, put: Put): Room {
  if (place.kind === 'loose') return { at: place.at, moves: [] };
  if (place.kind === 'end') return { at: atEnd(graph, place, put), moves: [] };
  const target = graph.steps.get(place.kind === 'edge' ? place.to : place.step);
  if (!target) return { at: [0, 0], moves: [] };
  const box = boxOf(graph, target);
  const top = place.kind === 'edge' ? topOn(graph, place) : box.y;
  const y = Math.min(top, Math.max(box.y, top));
  const down = y + put.height + put.gapBelow - box.y;
  const x = Math.round(middleOf(box) - CARD.width / 2);
  return { at: [x, Math.round(y)], moves: put.isExit || down <= 0 ? [] : movedDown(graph, target, Math.round(down)) };
}

/** Below the source by the room its label needs. */
function topOn(graph: Graph, { from, output }: { readonly from: string; readonly output: number }): number {
  const source = graph.steps.get(from);
  const out = source?.outputs[output];
  if (!source || !out) return 0;
  const { y, height } = boxOf(graph, source);
  return out.side === 'right' ? y + height + GAP : y + height + gapAfter(out);
}

function atEnd(graph: Graph, end: { readonly from: string; readonly output: number }, { isExit }: Put): Point {
  const box = boxOfEnd(graph, end);
  const source = graph.steps.get(end.from);
  if (isExit || !source) return [box.x, box.y];
  if (source.outputs[end.output]?.side !== 'right') return [Math.round(middleOf(box) - CARD.width / 2), box.y];
  const card = boxOf(graph, source);
  return [card.x + Math.max(COLUMN, CARD.width + RIGHT_GAP), card.y + card.height + GAP];
}

function movedDown(graph: Graph, target: GraphStep, by: number): Room['moves'] {
  const { y: top } = boxOf(graph, target);
  const below = [target.id, ...reachedFrom(waysOf(graph), [target.id])];
  return [...new Set(below)].flatMap((id) => {
    const [x, y] = graph.places.get(id) ?? [0, -Infinity];
    return y < top ? [] : [{ step: id, position: [x, y + by] as [number, number] }];
  });
}
