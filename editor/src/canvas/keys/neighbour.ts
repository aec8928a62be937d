import type { Graph, GraphEdge } from '../graph/graph';
import { inReadingOrder } from '../graph/order';
import { boxOf, middleOf } from '../graph/places';

export type Direction = 'down' | 'up' | 'left' | 'right';

/** Where an arrow leads from a step: down and up along the ways, left and right between branches and to early ways out. */
export function neighbour(graph: Graph, id: string, direction: Direction): string | undefined {
  switch (direction) {
    case 'down':
      return mainWay(graph, id)?.to;
    case 'up':
      return graph.edges.find(({ to, from }) => to === id && isBefore(graph, from, id))?.from;
    case 'right':
      return earlyWay(graph, id)?.to ?? beside(graph, id, 1);
    case 'left':
      return sourceOfEarly(graph, id) ?? beside(graph, id, -1);
  }
}

function outOf({ edges }: Graph, id: string): readonly GraphEdge[] {
  return edges.filter(({ from }) => from === id).toSorted((a, b) => a.output - b.output);
}

function sideOf({ steps }: Graph, { from, output }: GraphEdge) {
  return steps.get(from)?.outputs[output]?.side;
}

function mainWay(graph: Graph, id: string): GraphEdge | undefined {
  const edges = outOf(graph, id);
  return edges.find((edge) => sideOf(graph, edge) === 'bottom') ?? edges[0];
}

function earlyWay(graph: Graph, id: string): GraphEdge | undefined {
  return outOf(graph, id).find((edge) => sideOf(graph, edge) === 'right');
}

function sourceOfEarly(graph: Graph, id: string): string | undefined {
  return graph.edges.find((edge) => edge.to === id && sideOf(graph, edge) === 'right')?.from;
}

/** A way that leads back up does not count as where one came from. */
function isBefore(graph: Graph, from: string, id: string): boolean {
  const order = inReadingOrder(graph);
  return order.indexOf(from) < order.indexOf(id);
}

/** The nearest step at the same height on one side. */
function beside(graph: Graph, id: string, towards: 1 | -1): string | undefined {
  const step = graph.steps.get(id);
  if (!step) return undefined;
  const own = boxOf(graph, step);
  const others = [...graph.steps.values()].flatMap((other) => {
    const box = boxOf(graph, other);
    const distance = (middleOf(box) - middleOf(own)) * towards;
    const level = box.y < own.y + own.height && own.y < box.y + box.height;
    return other.id !== id && level && distance > 0 ? [{ id: other.id, distance }] : [];
  });
  return others.toSorted((a, b) => a.distance - b.distance)[0]?.id;
}
