import type { Edit, Operation } from '../../draft/contract';
import type { Graph, GraphEdge, GraphStep } from '../graph/graph';
import { inReadingOrder } from '../graph/order';
import { wouldLoop } from '../graph/ways';
import { onwardTo } from './insert';

/** Why a way out cannot lead to a step. */
export type WhyNot = 'self' | 'entry' | 'already' | 'loop';

export interface Source {
  readonly step: string;
  readonly output: number;
}

export interface Reachable {
  readonly step: GraphStep;
  readonly whyNot?: WhyNot;
}

export function whyNot(graph: Graph, { step, output }: Source, to: string): WhyNot | undefined {
  if (graph.steps.get(to)?.isEntry) return 'entry';
  if (step === to) return 'self';
  if (targetsOf(graph, { step, output }).some((edge) => edge.to === to)) return 'already';
  return wouldLoop(graph, step, to) ? 'loop' : undefined;
}

/** Every other step in the order of reading, those that cannot be at the end, with the reason. */
export function reachable(graph: Graph, source: Source): readonly Reachable[] {
  const steps = inReadingOrder(graph).flatMap((id): Reachable[] => {
    const step = graph.steps.get(id);
    if (!step || id === source.step) return [];
    const reason = whyNot(graph, source, id);
    return [{ step, ...(reason && { whyNot: reason }) }];
  });
  return [...steps.filter(({ whyNot: reason }) => !reason), ...steps.filter(({ whyNot: reason }) => reason)];
}

/** A way out leads to a step; where it led before is let go, unless both are wanted (people then go both ways). */
export function connected(graph: Graph, source: Source, to: string, { fork = false } = {}): Edit {
  const before = fork ? [] : targetsOf(graph, source);
  const name = (id: string) => graph.steps.get(id)?.node.name ?? '';
  return {
    operations: [...before.map(cut), ...onwardTo(source.step, to, source.output)],
    deed: { did: 'connected', step: name(source.step), other: name(to) },
  };
}

/** A way leads nowhere any more. */
export function disconnected(graph: Graph, edge: GraphEdge): Edit {
  const name = (id: string) => graph.steps.get(id)?.node.name ?? '';
  return { operations: [cut(edge)], deed: { did: 'disconnected', step: name(edge.from), other: name(edge.to) } };
}

function targetsOf({ edges }: Graph, { step, output }: Source): readonly GraphEdge[] {
  return edges.filter((edge) => edge.from === step && edge.output === output);
}

function cut({ from, output, to, input }: GraphEdge): Operation {
  return {
    type: 'disconnect',
    from: { step: from, output, kind: 'main' },
    to: { step: to, input, kind: 'main' },
  };
}
