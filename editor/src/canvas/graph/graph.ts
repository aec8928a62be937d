import { sameJson } from '../../../../runtime/src/journeys/draft/same';
import { stepKeyOf, type DraftStep, type DraftWorkflow } from '../../draft/contract';
import type { Family } from '../../design/Tile';
import { outputsOf, type GraphOutput } from './outputs';
import { EXIT, familyOf, isEntry, STICKY_NOTE, type StepTypes } from './types';

export type Point = readonly [x: number, y: number];

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const CARD: Size = { width: 280, height: 62 };

/** A step as the canvas draws it. Where it stands is in the graph's places, not in its node. */
export interface GraphStep {
  readonly id: string;
  /** As the server calls it in counts, problems and addresses. */
  readonly key: string;
  readonly node: DraftStep;
  readonly family: Family;
  readonly outputs: readonly GraphOutput[];
  /** Nothing comes after it. */
  readonly isExit: boolean;
  /** Nothing leads into it. */
  readonly isEntry: boolean;
}

/** From a way out to a step. */
export interface GraphEdge {
  readonly id: string;
  readonly from: string;
  readonly output: number;
  readonly to: string;
  /** The connection's own input; 0 except for foreign nodes with several. */
  readonly input: number;
}

/** A way out that leads nowhere: people have reached the end there. */
export interface GraphEnd {
  readonly id: string;
  readonly from: string;
  readonly output: number;
}

export interface Graph {
  /** In the order of the workflow. */
  readonly steps: ReadonlyMap<string, GraphStep>;
  readonly edges: readonly GraphEdge[];
  readonly ends: readonly GraphEnd[];
  /** Left top of every step; apart from the steps, so that one that is only moved is not another. */
  readonly places: ReadonlyMap<string, Point>;
  /** Of the cards: larger while figures are on them. */
  readonly card: Size;
  readonly notes: readonly DraftStep[];
}

/** The view of a workflow. Steps and edges that are as in `before` stay the same objects, so that nothing of them is drawn again. */
export function graphOf(workflow: DraftWorkflow, types: StepTypes, before?: Graph): Graph {
  const notes = workflow.nodes.filter(({ type }) => type === STICKY_NOTE);
  const nodes = workflow.nodes.filter(({ type }) => type !== STICKY_NOTE);
  const idOf = new Map(nodes.map(({ name, id }) => [name, id]));
  const edges = nodes.flatMap((node) => edgesOf(workflow, node, idOf));
  const wired = Map.groupBy(edges, ({ from }) => from);
  const steps = nodes.map((node) => {
    const outputs = wired.get(node.id)?.map(({ output }) => output + 1) ?? [0];
    const step = stepOf(node, types, Math.max(...outputs));
    const old = before?.steps.get(node.id);
    return old && sameStep(old, step) ? old : step;
  });
  const ends = steps.flatMap((step) => endsOf(step, wired.get(step.id) ?? []));
  return {
    steps: new Map(steps.map((step) => [step.id, step])),
    edges: kept(edges, before?.edges),
    ends: kept(ends, before?.ends),
    places: new Map(nodes.map(({ id, position }) => [id, position])),
    card: CARD,
    notes,
  };
}

function stepOf(node: DraftStep, types: StepTypes, wired: number): GraphStep {
  return {
    id: node.id,
    key: stepKeyOf(node),
    node,
    family: familyOf(node.type),
    outputs: outputsOf(node, types.get(node.type), wired),
    isExit: node.type === EXIT,
    isEntry: isEntry(node.type) || (types.get(node.type)?.trigger ?? false),
  };
}

function edgesOf({ connections }: DraftWorkflow, node: DraftStep, idOf: ReadonlyMap<string, string>): GraphEdge[] {
  const outputs = (Object.hasOwn(connections, node.name) ? connections[node.name] : undefined)?.['main'] ?? [];
  return outputs.flatMap((targets, output) =>
    (targets ?? []).flatMap((target) => {
      const to = idOf.get(target.node);
      if (to === undefined) return [];
      return [{ id: `${node.id}:${String(output)}:${to}`, from: node.id, output, to, input: target.index }];
    }),
  );
}

function endsOf(step: GraphStep, edges: readonly GraphEdge[]): GraphEnd[] {
  const open = step.outputs.filter(({ index }) => !edges.some(({ output }) => output === index));
  return open.map(({ index }) => ({ id: `end:${step.id}:${String(index)}`, from: step.id, output: index }));
}

/** A step that was only moved is the same step. */
function sameStep(old: GraphStep, step: GraphStep): boolean {
  if (old.node === step.node) return sameJson(old.outputs, step.outputs);
  return old.isEntry === step.isEntry && sameJson(withoutPosition(old), withoutPosition(step));
}

function withoutPosition({ node, outputs }: GraphStep): unknown {
  return { ...node, position: null, outputs };
}

function kept<T extends { readonly id: string }>(now: readonly T[], before: readonly T[] = []): readonly T[] {
  const known = new Map(before.map((each) => [each.id, each]));
  const result = now.map((each) => {
    const old = known.get(each.id);
    return old && sameJson(old, each) ? old : each;
  });
  return result.length === before.length && result.every((each, at) => each === before[at]) ? before : result;
}
