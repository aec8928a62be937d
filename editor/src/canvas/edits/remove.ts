import { applyAll } from '../../../../runtime/src/journeys/draft/apply';
import type { DraftWorkflow, Edit, Operation } from '../../draft/contract';
import { graphOf, type Graph, type GraphStep } from '../graph/graph';
import { inReadingOrder } from '../graph/order';
import type { GraphOutput } from '../graph/outputs';
import { boxOf, type Box } from '../graph/places';
import type { StepTypes } from '../graph/types';
import { hangingBelow } from '../graph/ways';
import type { Drawn } from './insert';

/** The ways out of a step that lead somewhere, with where. With more than one, the person says which one stays. */
export function waysOut(graph: Graph, id: string): readonly { readonly output: GraphOutput; readonly to: GraphStep }[] {
  const step = graph.steps.get(id);
  return (step?.outputs ?? []).flatMap((output) => {
    const edge = graph.edges.find((each) => each.from === id && each.output === output.index);
    const to = edge && graph.steps.get(edge.to);
    return to ? [{ output, to }] : [];
  });
}

/** Takes a step out; what led to it leads to where its way out `through` led. */
export function removed({ graph }: Pick<Drawn, 'graph'>, id: string, through?: number): Edit {
  const step = graph.steps.get(id);
  const way = through ?? waysOut(graph, id)[0]?.output.index;
  return {
    operations: [
      { type: 'removeStep', step: id, closeGap: way !== undefined, through: way ?? 0 },
      ...movedUp(graph, id, way),
    ],
    deed: { did: 'deleted', step: step?.node.name ?? '' },
  };
}

/** Several at once; each gap is closed along the first way out. */
export function removedAll(drawn: Drawn & { readonly types: StepTypes }, ids: readonly string[]): Edit {
  const [only, second] = ids;
  if (only !== undefined && second === undefined) return removed(drawn, only);
  let workflow: DraftWorkflow = drawn.workflow;
  const operations: Operation[] = [];
  for (const id of inReadingOrder(drawn.graph).filter((each) => ids.includes(each))) {
    const edit = removed({ graph: graphOf(workflow, drawn.types) }, id);
    operations.push(...edit.operations);
    workflow = applyAll(workflow, edit.operations);
  }
  return { operations, deed: { did: 'deleted', count: ids.length } };
}

/** What hangs below the gap closes up, unless it would then lie on something else. */
function movedUp(graph: Graph, id: string, through: number | undefined): Operation[] {
  const gone = graph.steps.get(id);
  const edge = graph.edges.find(({ from, output }) => from === id && output === through);
  const target = edge && graph.steps.get(edge.to);
  if (!gone || !target) return [];
  const by = boxOf(graph, target).y - boxOf(graph, gone).y;
  const below = hangingBelow(graph, id);
  if (by <= 0 || !below.has(target.id)) return [];
  const steps = [...graph.steps.values()];
  const moving = steps.filter(({ id: each }) => below.has(each));
  const staying = steps.filter(({ id: each }) => !below.has(each) && each !== id).map((step) => boxOf(graph, step));
  const moved = moving.map((step) => ({ step, box: { ...boxOf(graph, step), y: boxOf(graph, step).y - by } }));
  if (moved.some(({ box }) => staying.some((other) => overlaps(box, other)))) return [];
  return [
    {
      type: 'moveSteps',
      moves: moved.map(({ step, box }) => ({ step: step.id, position: [box.x, box.y] })),
    },
  ];
}

function overlaps(one: Box, other: Box): boolean {
  const room = 16;
  return (
    one.x < other.x + other.width + room &&
    other.x < one.x + one.width + room &&
    one.y < other.y + other.height + room &&
    other.y < one.y + one.height + room
  );
}
