import type { Graph, GraphStep, Point } from './graph';
import { boxOfEnd } from './places';

/** An Exit that only one early way out leads to stands at the right of its card, like the end it is. */
export function isAttached(graph: Graph, step: GraphStep): boolean {
  return attachment(graph, step) !== undefined;
}

/** Where such an Exit belongs. */
export function attachedPlace(graph: Graph, step: GraphStep): Point | undefined {
  const edge = attachment(graph, step);
  if (!edge) return undefined;
  const { x, y } = boxOfEnd(graph, edge);
  return [x, y];
}

function attachment({ steps, edges }: Graph, step: GraphStep) {
  if (!step.isExit) return undefined;
  const [edge, second] = edges.filter(({ to }) => to === step.id);
  if (!edge || second) return undefined;
  return steps.get(edge.from)?.outputs[edge.output]?.side === 'right' ? edge : undefined;
}
