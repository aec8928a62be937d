import './Tile.css';

import type { ReactNode } from 'react';

/** Families of steps, each with its colour; `n8n` is also the neutral one. */
export type Family = 'entry' | 'data' | 'loyalty' | 'decide' | 'wait' | 'send' | 'act' | 'n8n';

export interface TileProps {
  readonly family?: Family | undefined;
  /** 32 or 24 px. */
  readonly size?: 'm' | 's' | undefined;
  readonly children: ReactNode;
}

/** The icon of a step or a journey on its tint. */
export function Tile({ family = 'n8n', size = 'm', children }: TileProps) {
  return (
    <span className={`tile tile-${size} tile-${family}`} aria-hidden="true">
      {children}
    </span>
  );
}
