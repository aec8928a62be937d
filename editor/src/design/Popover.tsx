import './Popover.css';

import { Popover as Base } from '@base-ui/react/popover';
import type { ReactElement, ReactNode } from 'react';

export interface PopoverProps {
  readonly trigger: ReactElement;
  readonly title?: string | undefined;
  readonly children: ReactNode;
  readonly align?: 'start' | 'center' | 'end' | undefined;
  readonly side?: 'top' | 'bottom' | 'left' | 'right' | undefined;
  readonly open?: boolean | undefined;
  readonly onOpenChange?: ((open: boolean) => void) | undefined;
}

/** A small panel at its trigger: details, a few settings. */
export function Popover({ trigger, title, children, align = 'start', side = 'bottom', ...state }: PopoverProps) {
  const { open, onOpenChange } = state;
  return (
    <Base.Root
      {...(open !== undefined && { open })}
      {...(onOpenChange && {
        onOpenChange: (next: boolean) => {
          onOpenChange(next);
        },
      })}
    >
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className="menu-place" align={align} side={side} sideOffset={4}>
          <Base.Popup className="popover">
            {title && <Base.Title className="popover-title">{title}</Base.Title>}
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
