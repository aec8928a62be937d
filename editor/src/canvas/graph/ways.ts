import type { Graph, GraphEdge } from './graph';
import { WAIT } from './types';

type Ways = ReadonlyMap<string, readonly string[]>;

/** Which steps each step leads to. */
export function waysOf({ steps, edges }: Graph): Ways {
  const ways = new Map<string, string[]>([...steps.keys()].map((id) => [id, []]));
  for (const { from, to } of edges) ways.get(from)?.push(to);
  return ways;
}

/** Everything that can be reached from some steps, themselves included only if a way leads back. */
export function reachedFrom(ways: Ways, from: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const left = from.flatMap((id) => ways.get(id) ?? []);
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    left.push(...(ways.get(id) ?? []));
  }
  return seen;
}

/** What only hangs below a step: all that nobody reaches any more when it is gone. The step itself is not in it. */
export function hangingBelow(graph: Graph, id: string): ReadonlySet<string> {
  const ways = waysOf(graph);
  const below = reachedFrom(ways, [id]);
  const roots = [...graph.steps.keys()].filter((each) => !isTarget(graph.edges, each) && each !== id);
  const without = new Map([...ways].map(([from, to]) => [from, from === id ? [] : to]));
  const elsewhere = reachedFrom(without, roots);
  return new Set([...below].filter((each) => each !== id && !elsewhere.has(each) && !roots.includes(each)));
}

function isTarget(edges: readonly GraphEdge[], id: string): boolean {
  return edges.some(({ to }) => to === id);
}

/** Whether a wire from one step to another would close a circle without a Wait: people would go round at once. */
export function wouldLoop(graph: Graph, from: string, to: string): boolean {
  if (waits(graph, from) || waits(graph, to)) return false;
  if (from === to) return true;
  const ways = new Map([...waysOf(graph)].map(([id, targets]) => [id, waits(graph, id) ? [] : targets]));
  return reachedFrom(ways, [to]).has(from);
}

function waits({ steps }: Graph, id: string): boolean {
  const node = steps.get(id)?.node;
  return node?.type === WAIT && node.disabled !== true;
}
