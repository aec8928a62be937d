import type { Graph } from '../graph/graph';
import { outlineOf } from '../outline/rows';
import { boxOf } from '../graph/places';
import { inReadingOrder } from '../graph/order';
import type { CanvasParts } from '../state/CanvasContext';
import { goTo, select } from '../state/store';
import { neighbour, type Direction } from './neighbour';

type Walked = CanvasParts & { readonly outline: boolean };

/** Goes to the step an arrow leads to, and brings it into sight. */
export function step(parts: Walked, direction: Direction): void {
  const { store } = parts;
  const { graph, focused, selected } = store.getState();
  const from = focused ?? [...selected][0];
  const to = from === undefined ? inReadingOrder(graph)[0] : next(parts, graph, from, direction);
  if (to === undefined) return;
  goTo(store, to);
  reveal(parts, to);
}

/** The same, and what was selected stays selected. */
export function extend(parts: Walked, direction: Direction): void {
  const { store } = parts;
  const { graph, focused, selected } = store.getState();
  const to = focused === undefined ? undefined : next(parts, graph, focused, direction);
  if (focused === undefined || to === undefined) return;
  store.setState({ focused: to, focusNext: to });
  select(store, [...new Set([...selected, focused, to])]);
  reveal(parts, to);
}

/** On the canvas along the ways; in the outline from line to line. */
function next({ outline }: Walked, graph: Graph, from: string, direction: Direction): string | undefined {
  if (!outline) return neighbour(graph, from, direction);
  const lines = outlineOf(graph).flatMap((row) => (row.kind === 'step' ? [row.id] : []));
  return lines[lines.indexOf(from) + (direction === 'down' ? 1 : -1)];
}

function reveal({ store, view }: CanvasParts, id: string): void {
  const { graph } = store.getState();
  const found = graph.steps.get(id);
  if (found) view.surface?.reveal(boxOf(graph, found));
}
