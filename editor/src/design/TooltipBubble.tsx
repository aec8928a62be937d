import { useLayoutEffect, useRef, type ReactNode } from 'react';

export type TooltipSide = 'top' | 'right' | 'bottom' | 'left';

export interface TooltipBubbleProps {
  readonly id: string;
  readonly anchor: HTMLElement;
  readonly side: TooltipSide;
  readonly onStay: () => void;
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

/** The words themselves, beside their anchor and inside the window. */
export function TooltipBubble({ id, anchor, side, onStay, onLeave, children }: TooltipBubbleProps) {
  const bubble = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = bubble.current;
    if (!element) return;
    const { x, y } = placeOf(anchor.getBoundingClientRect(), element.getBoundingClientRect(), side);
    element.style.translate = `${String(Math.round(x))}px ${String(Math.round(y))}px`;
  }, [anchor, side, children]);
  return (
    <div ref={bubble} id={id} role="tooltip" className="tooltip" onPointerEnter={onStay} onPointerLeave={onLeave}>
      {children}
    </div>
  );
}

const GAP = 6;
const MARGIN = 8;

/** On the wished side, on the opposite one where there is no room. */
function placeOf(anchor: DOMRect, { width, height }: DOMRect, side: TooltipSide): { x: number; y: number } {
  const centred = { x: anchor.left + (anchor.width - width) / 2, y: anchor.top + (anchor.height - height) / 2 };
  const above = anchor.top - height - GAP;
  const below = anchor.bottom + GAP;
  const before = anchor.left - width - GAP;
  const after = anchor.right + GAP;
  const place = {
    top: { x: centred.x, y: above < MARGIN ? below : above },
    bottom: { x: centred.x, y: below + height > window.innerHeight - MARGIN ? above : below },
    left: { x: before < MARGIN ? after : before, y: centred.y },
    right: { x: after + width > window.innerWidth - MARGIN ? before : after, y: centred.y },
  }[side];
  return {
    x: clamp(place.x, window.innerWidth - width - MARGIN),
    y: clamp(place.y, window.innerHeight - height - MARGIN),
  };
}

function clamp(value: number, most: number): number {
  return Math.max(MARGIN, Math.min(value, most));
}
