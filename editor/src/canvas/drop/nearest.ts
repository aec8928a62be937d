import type { Place } from '../edits/place';
import { onEdge } from '../edits/place';
import type { Graph, Point } from '../graph/graph';
import { boxOf, boxOfEnd, middleOf } from '../graph/places';
import { wayRoute } from '../graph/wayRoute';

/** So far from a + (on the canvas) something held is still meant for it. */
const WITHIN = 170;

/** Where something held at a point would go: the nearest way or end; undefined when none is near. */
export function nearestPlace(graph: Graph, at: Point): Place | undefined {
  if (graph.steps.size === 0)
    return { kind: 'loose', at: [at[0] - graph.card.width / 2, at[1] - graph.card.height / 2] };
  const near = [...waysOf(graph), ...endsOf(graph)]
    .map(({ place, point }) => ({ place, distance: Math.hypot(point[0] - at[0], point[1] - at[1]) }))
    .filter(({ distance }) => distance < WITHIN)
    .toSorted((a, b) => a.distance - b.distance);
  return near[0]?.place;
}

interface Candidate {
  readonly place: Place;
  readonly point: Point;
}

function waysOf(graph: Graph): Candidate[] {
  return graph.edges.flatMap((edge) => {
    const from = graph.steps.get(edge.from);
    const to = graph.steps.get(edge.to);
    if (!from || !to) return [];
    const way = { from: edge.from, output: edge.output, to: edge.to, ends: false };
    const { plus } = wayRoute(graph, way, { source: boxOf(graph, from), target: boxOf(graph, to) });
    return [{ place: onEdge(edge), point: plus }];
  });
}

function endsOf(graph: Graph): Candidate[] {
  return graph.ends.map(({ from, output }) => {
    const box = boxOfEnd(graph, { from, output });
    return { place: { kind: 'end', from, output }, point: [middleOf(box), box.y] };
  });
}
