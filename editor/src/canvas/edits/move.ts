import type { Edit } from '../../draft/contract';
import type { Graph, Point } from '../graph/graph';
import { tidied } from '../graph/layout';

/** Steps at other places. Several nudges in a row are one step of undo. */
export function moved(graph: Graph, places: ReadonlyMap<string, Point>): Edit {
  const moves = [...places].flatMap(([step, [x, y]]) => {
    const before = graph.places.get(step);
    const to: [number, number] = [Math.round(x), Math.round(y)];
    return before && (before[0] !== to[0] || before[1] !== to[1]) ? [{ step, position: to }] : [];
  });
  const [only, second] = moves;
  const name = only && graph.steps.get(only.step)?.node.name;
  return {
    operations: only ? [{ type: 'moveSteps', moves }] : [],
    deed: { did: 'moved', ...(second ? { count: moves.length } : name !== undefined && { step: name }) },
  };
}

/** Everything in its place, as one step of undo. */
export function tidiedUp(graph: Graph): Edit {
  return { ...moved(graph, tidied(graph)), deed: { did: 'tidied' } };
}
