import { createContext, use } from 'react';
import { useStore } from 'zustand';

import type { Commands } from './commands';
import type { CanvasState, CanvasStore } from './store';
import type { View } from './view';

export interface CanvasParts {
  readonly store: CanvasStore;
  readonly commands: Commands;
  readonly view: View;
}

export const CanvasContext = createContext<CanvasParts | undefined>(undefined);

/** The canvas this part of the page belongs to. Only below a CanvasProvider. */
export function useCanvasParts(): CanvasParts {
  const parts = use(CanvasContext);
  if (!parts) throw new Error('useCanvasParts is used outside a CanvasProvider');
  return parts;
}

export function useCanvas<T>(select: (state: CanvasState) => T): T {
  return useStore(useCanvasParts().store, select);
}
