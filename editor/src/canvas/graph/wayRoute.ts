import type { Graph, GraphStep } from './graph';
import { boxOf, bottomOutputs, rightOffset, type Box } from './places';
import { routeOf, type Ends, type Route } from './route';

export interface Way {
  readonly from: string;
  readonly output: number;
  /** A step, or an end. */
  readonly to: string;
  readonly ends: boolean;
}

/** Boxes of the two ends as they are drawn just now, which differs from the graph's while something is dragged. */
export interface Drawn {
  readonly source: Box;
  readonly target: Box;
}

/** How an edge goes from its card to where it leads, past all other cards. */
export function wayRoute(graph: Graph, way: Way, { source, target }: Drawn): Route {
  const step = graph.steps.get(way.from);
  const output = step?.outputs[way.output];
  if (!step || !output) return { points: [], label: [0, 0], plus: [0, 0] };
  const side = output.side;
  const ends: Ends = {
    side,
    source: sourcePoint(step, way.output, side, source),
    ...targetPoint(graph, way, side, { source, target }),
    labelled: output.label.kind !== 'none',
    meets: !way.ends && graph.edges.filter(({ to }) => to === way.to).length > 1,
    parts: side === 'bottom' && bottomOutputs(step).length > 1,
    lane: way.ends ? undefined : laneOf(graph, step, way),
  };
  return routeOf(ends, obstaclesOf(graph, way));
}

function laneOf({ edges }: Graph, step: GraphStep, { output, to }: Way): Ends['lane'] {
  const below = bottomOutputs(step).filter(({ index }) =>
    edges.some((edge) => edge.from === step.id && edge.to === to && edge.output === index),
  );
  const at = below.findIndex(({ index }) => index === output);
  return at >= 0 && below.length > 1 ? { at, of: below.length } : undefined;
}

function sourcePoint(
  step: GraphStep,
  output: number,
  side: Ends['side'],
  { x, y, width, height }: Box,
): Ends['source'] {
  if (side === 'bottom') return [x + width / 2, y + height];
  return [x + width, y + height / 2 + rightOffset(step, output)];
}

/** An end, or an Exit that stands beside the card, is entered from the left; everything else from above. */
function targetPoint(
  graph: Graph,
  way: Way,
  side: Ends['side'],
  { source, target }: Drawn,
): Pick<Ends, 'target' | 'into'> {
  const isPill = way.ends || graph.steps.get(way.to)?.isExit === true;
  const beside = target.x > source.x + source.width && target.y < source.y + source.height + target.height;
  if (side === 'right' && isPill && beside) return { into: 'left', target: [target.x, target.y + target.height / 2] };
  return { into: 'top', target: [target.x + target.width / 2, target.y] };
}

function obstaclesOf(graph: Graph, { from, to }: Way): readonly Box[] {
  return [...graph.steps.values()].flatMap((step) => (step.id === from || step.id === to ? [] : [boxOf(graph, step)]));
}
