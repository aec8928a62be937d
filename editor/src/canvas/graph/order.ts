import type { Graph, GraphEdge } from './graph';

type Edges = ReadonlyMap<string, readonly GraphEdge[]>;

/**
 * Steps as they are read: from the entry down, each after all that leads to it, the main way before the early ones. Then
 * what the entry does not lead to.
 */
export function inReadingOrder(graph: Graph): readonly string[] {
  const ids = [...graph.steps.keys()];
  const edges: Edges = Map.groupBy(graph.edges, ({ from }) => from);
  const entries = ids.filter((id) => graph.steps.get(id)?.isEntry);
  const order = downFrom(entries, edges);
  const rest = ids.filter((id) => !order.includes(id));
  const heads = rest.filter((id) => !graph.edges.some(({ from, to }) => to === id && rest.includes(from)));
  const loose = downFrom(heads, edges).filter((id) => !order.includes(id));
  return [...order, ...loose, ...rest.filter((id) => !loose.includes(id))];
}

/** Topological order of what can be reached, depth first; ways that lead back up do not count. */
function downFrom(starts: readonly string[], edges: Edges): readonly string[] {
  const finished: string[] = [];
  const seen = new Set<string>();
  const visit = (id: string): void => {
    if (seen.has(id)) return;
    seen.add(id);
    // Reversed twice, so that the first way out comes first.
    for (const { to } of outOf(edges, id).toReversed()) visit(to);
    finished.push(id);
  };
  for (const id of starts.toReversed()) visit(id);
  return finished.reverse();
}

function outOf(edges: Edges, id: string): readonly GraphEdge[] {
  return (edges.get(id) ?? []).toSorted((a, b) => a.output - b.output);
}
