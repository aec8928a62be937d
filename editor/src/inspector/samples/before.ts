import type { DraftStep, DraftWorkflow } from '../../draft/contract';

/** Steps that everybody or somebody came through on the way to a step, the nearest first. */
export function stepsBefore({ nodes, connections }: DraftWorkflow, name: string): readonly DraftStep[] {
  const into = new Map<string, string[]>();
  for (const [from, wires] of Object.entries(connections))
    for (const target of (wires['main'] ?? []).flatMap((targets) => targets ?? []))
      into.set(target.node, [...(into.get(target.node) ?? []), from]);
  const seen = new Set<string>();
  const queue = [...(into.get(name) ?? [])];
  for (const next of queue) {
    if (seen.has(next) || next === name) continue;
    seen.add(next);
    queue.push(...(into.get(next) ?? []));
  }
  return [...seen].flatMap((each) => nodes.find((node) => node.name === each) ?? []);
}
