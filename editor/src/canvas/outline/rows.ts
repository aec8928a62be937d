import { isAttached } from '../graph/attached';
import type { Graph, GraphEdge } from '../graph/graph';
import { inReadingOrder } from '../graph/order';
import type { OutputLabel } from '../graph/outputs';
import { bottomOutputs } from '../graph/places';
import { reachedFrom, waysOf } from '../graph/ways';

/** A line of the outline. */
export type OutlineRow =
  | { readonly kind: 'step'; readonly id: string; readonly depth: number }
  /** A way out, where it leads unless that is the next line. */
  | {
      readonly kind: 'way';
      readonly from: string;
      readonly output: number;
      readonly label: OutputLabel;
      readonly depth: number;
      /** Name of the step, null for an end; absent: the step of the next line. */
      readonly to?: string | null;
    }
  /** Several ways come together before the next line. */
  | { readonly kind: 'meet'; readonly id: string; readonly depth: number };

/** The journey as a list: every step once, in the order of reading, what hangs on one branch alone indented below it. */
export function outlineOf(graph: Graph): readonly OutlineRow[] {
  const order = inReadingOrder(graph).filter((id) => !isAttachedId(graph, id));
  const depths = depthsOf(graph);
  return order.flatMap((id, at) => {
    const depth = depths.get(id) ?? 0;
    return [
      ...waysBefore(graph, id, { order, depths }),
      { kind: 'step', id, depth } as const,
      ...waysAfter(graph, id, { next: order[at + 1], depth }),
    ];
  });
}

/** An Exit beside a step stands below the name of the way that leads to it. */
function isAttachedId(graph: Graph, id: string): boolean {
  const step = graph.steps.get(id);
  return step !== undefined && isAttached(graph, step);
}

interface Around {
  readonly order: readonly string[];
  readonly depths: ReadonlyMap<string, number>;
}

/** Of a branch: the name of the way stands above the step that only it leads to. */
function waysBefore(graph: Graph, id: string, { order, depths }: Around): OutlineRow[] {
  const into = graph.edges.filter(({ to, from }) => to === id && order.indexOf(from) < order.indexOf(id));
  const [only, second] = into;
  if (second) return [{ kind: 'meet', id, depth: depths.get(id) ?? 0 }];
  const source = only && graph.steps.get(only.from);
  const label = source?.outputs[only?.output ?? 0]?.label;
  if (!only || !source || !label || !isBranchWay(graph, only)) return [];
  return [{ kind: 'way', from: only.from, output: only.output, label, depth: depths.get(only.from) ?? 0 }];
}

/** Everything that does not simply go on with the next line. */
function waysAfter(
  graph: Graph,
  id: string,
  { next, depth }: { readonly next: string | undefined; readonly depth: number },
): OutlineRow[] {
  const outputs = graph.steps.get(id)?.outputs ?? [];
  return outputs.flatMap(({ index: output, label }): OutlineRow[] => {
    const edges = graph.edges.filter((edge) => edge.from === id && edge.output === output);
    const way = { kind: 'way', from: id, output, label, depth } as const;
    if (edges.length === 0) return [{ ...way, to: null }];
    return edges.flatMap((edge): OutlineRow[] => {
      if (isBranchWay(graph, edge)) return [];
      if (edge.to === next) return label.kind === 'none' ? [] : [way];
      if (isAttachedId(graph, edge.to)) return [way, { kind: 'step', id: edge.to, depth: depth + 1 }];
      return [{ ...way, to: graph.steps.get(edge.to)?.node.name ?? '' }];
    });
  });
}

/** One of several ways of a branch, to a step that nothing else leads to: its name stands there. */
function isBranchWay({ steps, edges }: Graph, { from, output, to }: GraphEdge): boolean {
  const source = steps.get(from);
  if (!source || bottomOutputs(source).length < 2 || source.outputs[output]?.side !== 'bottom') return false;
  return edges.filter((edge) => edge.to === to).length === 1;
}

/** For how many branches a step can only be reached by one of their ways. */
function depthsOf(graph: Graph): ReadonlyMap<string, number> {
  const ways = waysOf(graph);
  const depths = new Map<string, number>();
  for (const step of graph.steps.values()) {
    if (bottomOutputs(step).length < 2) continue;
    const reaches = bottomOutputs(step).map(({ index }) => {
      const targets = graph.edges
        .filter(({ from, output }) => from === step.id && output === index)
        .map(({ to }) => to);
      return new Set([...targets, ...reachedFrom(ways, targets)]);
    });
    for (const id of new Set(reaches.flatMap((reach) => [...reach])))
      if (reaches.filter((reach) => reach.has(id)).length === 1) depths.set(id, (depths.get(id) ?? 0) + 1);
  }
  return depths;
}
