import type { Box } from '../graph/places';

type XY = { readonly x: number; readonly y: number };

/** What the drawing surface can do; set while it is there. The outline shows the same steps without it. */
export interface Surface {
  toCanvas(onScreen: XY): XY;
  /** Whether a point on the screen is on the surface. */
  covers(onScreen: XY): boolean;
  /** Brings a part of the canvas into sight, if it is not. */
  reveal(box: Box): void;
  fit(): void;
  zoomBy(factor: number): void;
  /** The middle of what is in sight. */
  middle(): XY;
}

/** The way to the surface for commands and keys, which do not know how it draws. */
export class View {
  #surface: Surface | undefined;

  attach(surface: Surface): () => void {
    this.#surface = surface;
    return () => {
      if (this.#surface === surface) this.#surface = undefined;
    };
  }

  get surface(): Surface | undefined {
    return this.#surface;
  }
}
