import { Popover } from '@base-ui/react/popover';
import type { ReactNode, RefObject } from 'react';

import type { Anchor } from '../state/store';

export interface FloatingProps {
  readonly label: string;
  readonly anchor: Anchor;
  readonly onClose: () => void;
  /** What has the keyboard at first. */
  readonly first: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
}

/** A panel at a place on the canvas that has the keyboard until it is closed. */
export function Floating({ label, anchor, onClose, first, children }: FloatingProps) {
  const at = { getBoundingClientRect: () => DOMRect.fromRect(anchor) };
  return (
    <Popover.Root
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Popover.Portal>
        <Popover.Positioner className="menu-place" anchor={at} side="right" align="start" sideOffset={8}>
          <Popover.Popup className="floating" aria-label={label} initialFocus={first} finalFocus={false}>
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
