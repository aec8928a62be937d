import type { DraftStep } from '../../draft/contract';
import { CARD, type Graph, type GraphEnd, type GraphStep, type Point, type Size } from './graph';
import type { GraphOutput } from './outputs';

/** Where something is and how big. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** An Exit, or the end of a way. */
export const PILL: Size = { width: 132, height: 32 };
/** A card with its figures below it. */
export const LIVE_CARD: Size = { width: 320, height: 82 };
/** From one step down to the next, without and with a label on the way; the mock-ups' distances. */
export const GAP = 44;
export const LABELLED_GAP = 64;
/** Where ways meet they first go down on their own, then together. */
export const MEETING_GAP = 44;
/** From the middle of a step to that of the one beside it. */
export const COLUMN = 320;
/** From a card's right side to what an early way out leads to. */
export const RIGHT_GAP = 156;
/** From one early way out down to the next. */
export const RIGHT_ROW = 44;

export const sizeOf = ({ isExit }: Pick<GraphStep, 'isExit'>) => (isExit ? PILL : CARD);

const ORIGIN: Point = [0, 0];

export function boxOf({ places, card }: Pick<Graph, 'places' | 'card'>, step: GraphStep): Box {
  const [x, y] = places.get(step.id) ?? ORIGIN;
  return { x, y, ...(step.isExit ? PILL : card) };
}

/** n8n's own sizes when a note says none. */
export function boxOfNote({ position: [x, y], parameters }: DraftStep): Box {
  return { x, y, width: Number(parameters['width'] ?? 240), height: Number(parameters['height'] ?? 160) };
}

export const middleOf = ({ x, width }: Box): number => x + width / 2;

export function gapAfter({ label }: Pick<GraphOutput, 'label'>): number {
  return label.kind === 'none' ? GAP : LABELLED_GAP;
}

export const bottomOutputs = ({ outputs }: Pick<GraphStep, 'outputs'>) =>
  outputs.filter(({ side }) => side === 'bottom');
export const rightOutputs = ({ outputs }: Pick<GraphStep, 'outputs'>) => outputs.filter(({ side }) => side === 'right');

/** How far above or below the card's middle an early way out leaves. */
export function rightOffset(step: Pick<GraphStep, 'outputs'>, output: number): number {
  const right = rightOutputs(step);
  return (right.findIndex(({ index }) => index === output) - (right.length - 1) / 2) * RIGHT_ROW;
}

/** Where the pill of an open way out stands, and where a step put there comes to stand (its middle at the top). */
export function boxOfEnd(graph: Graph, { from, output }: Pick<GraphEnd, 'from' | 'output'>): Box {
  const step = graph.steps.get(from);
  const out = step?.outputs[output];
  if (!step || !out) return { x: 0, y: 0, ...PILL };
  const card = boxOf(graph, step);
  if (out.side === 'right') {
    const middle = card.y + card.height / 2 + rightOffset(step, output);
    return { x: card.x + card.width + RIGHT_GAP, y: middle - PILL.height / 2, ...PILL };
  }
  const x = columnOf(graph, step, output) - PILL.width / 2;
  return { x, y: card.y + card.height + gapAfter(out), ...PILL };
}

/** The middle of the column below a bottom way out: beside a way that leads somewhere, else evenly spread. */
function columnOf(graph: Graph, step: GraphStep, output: number): number {
  const bottom = bottomOutputs(step);
  const at = bottom.findIndex(({ index }) => index === output);
  const spread = middleOf(boxOf(graph, step)) + (at - (bottom.length - 1) / 2) * COLUMN;
  const taken = bottom.flatMap(({ index }, other) => {
    const target = targetOf(graph, step.id, index);
    return target ? [{ middle: middleOf(boxOf(graph, target)), other }] : [];
  });
  const free = taken.every(({ middle }) => Math.abs(middle - spread) >= COLUMN - 20);
  const [nearest] = taken.toSorted((a, b) => Math.abs(a.other - at) - Math.abs(b.other - at));
  return free || !nearest ? spread : nearest.middle + (at - nearest.other) * COLUMN;
}

function targetOf({ edges, steps }: Graph, from: string, output: number): GraphStep | undefined {
  const edge = edges.find((each) => each.from === from && each.output === output);
  return edge && steps.get(edge.to);
}
