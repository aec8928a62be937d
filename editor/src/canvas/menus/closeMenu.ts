import type { CanvasStore } from '../state/store';

/** Closes what is open over the canvas; the step it was about has the keyboard again. */
export function closeMenu(store: CanvasStore): void {
  const { menu, focused } = store.getState();
  if (!menu) return;
  const about = menu.kind === 'insert' ? focused : menu.step;
  store.setState({ menu: undefined, ...(about !== undefined && { focusNext: about }) });
}
