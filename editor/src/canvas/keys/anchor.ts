import type { Anchor } from '../state/store';

/** Where a menu for a step stands: below its card or its row, as it is on the screen now. */
export function anchorOf(id: string): Anchor {
  const element = document.querySelector(`[data-step="${CSS.escape(id)}"]`);
  return element?.getBoundingClientRect() ?? { x: innerWidth / 2, y: innerHeight / 3, width: 1, height: 1 };
}
