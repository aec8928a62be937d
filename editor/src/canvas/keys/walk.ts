import { boxOf } from '../graph/places';
import { inReadingOrder } from '../graph/order';
import type { CanvasParts } from '../state/CanvasContext';
import { goTo, select } from '../state/store';
import { neighbour, type Direction } from './neighbour';

/** Goes to the step an arrow leads to, and brings it into sight. */
export function step(parts: CanvasParts, direction: Direction): void {
  const { store } = parts;
  const { graph, focused, selected } = store.getState();
  const from = focused ?? [...selected][0];
  const to = from === undefined ? inReadingOrder(graph)[0] : neighbour(graph, from, direction);
  if (to === undefined) return;
  goTo(store, to);
  reveal(parts, to);
}

/** The same, and what was selected stays selected. */
export function extend(parts: CanvasParts, direction: Direction): void {
  const { store } = parts;
  const { graph, focused, selected } = store.getState();
  const to = focused === undefined ? undefined : neighbour(graph, focused, direction);
  if (focused === undefined || to === undefined) return;
  store.setState({ focused: to, focusNext: to });
  select(store, [...new Set([...selected, focused, to])]);
  reveal(parts, to);
}

function reveal({ store, view }: CanvasParts, id: string): void {
  const { graph } = store.getState();
  const found = graph.steps.get(id);
  if (found) view.surface?.reveal(boxOf(graph, found));
}
