import type { CanvasStore } from '../state/store';

/** The steps an action is about: what is selected, else the one the keyboard is at. */
export function chosen(store: CanvasStore): readonly string[] {
  const { selected, focused } = store.getState();
  if (selected.size > 0) return [...selected];
  return focused === undefined ? [] : [focused];
}

/** Whether keys are meant for the journey: the focus is on it or on the palette, or nowhere. A letter typed at a field is the field's. */
export function hasKeyboard(): boolean {
  const { activeElement } = document;
  if (activeElement === null || activeElement === document.body) return true;
  return activeElement.closest('[data-canvas], .steps') !== null;
}

/** Nothing is open over the canvas but the menu that does the same, and it may be worked on. */
export function isIdle(store: CanvasStore): boolean {
  const { menu, live } = store.getState();
  return (menu === undefined || menu.kind === 'step') && !live;
}

/** Whether all that is chosen is switched off; then it can be switched on again. */
export function isOff(store: CanvasStore): boolean {
  const { steps } = store.getState().graph;
  return chosen(store).every((id) => steps.get(id)?.node.disabled === true);
}
