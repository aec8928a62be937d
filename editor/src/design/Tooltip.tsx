import './Tooltip.css';

import { cloneElement, useEffect, useId, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

import { TooltipBubble, type TooltipSide } from './TooltipBubble';

export interface TooltipProps {
  readonly text: ReactNode;
  readonly side?: TooltipSide | undefined;
  /** One element that takes props; focusable, so that the keyboard reaches the text. */
  readonly children: ReactElement<Triggered>;
}

interface Triggered {
  readonly 'aria-describedby'?: string | undefined;
  readonly onPointerEnter?: ((event: React.PointerEvent<HTMLElement>) => void) | undefined;
  readonly onPointerLeave?: ((event: React.PointerEvent<HTMLElement>) => void) | undefined;
  readonly onFocus?: ((event: React.FocusEvent<HTMLElement>) => void) | undefined;
  readonly onBlur?: ((event: React.FocusEvent<HTMLElement>) => void) | undefined;
}

const OPEN_AFTER_MS = 400;
/** Long enough to move the pointer onto the text (WCAG 1.4.13). */
const CLOSE_AFTER_MS = 120;

/**
 * A few words on pointer over or focus; never the only place of something that is needed. Our own, because it is in the first
 * load of every screen: the library's would cost 20 kB there.
 */
export function Tooltip({ text, side = 'top', children }: TooltipProps) {
  const id = useId();
  const { anchor, show, hide } = useShown();
  const own = children.props;
  const describedBy = [own['aria-describedby'], anchor && id].filter(Boolean).join(' ');
  return (
    <>
      {cloneElement(children, {
        'aria-describedby': describedBy === '' ? undefined : describedBy,
        onPointerEnter: (event) => {
          own.onPointerEnter?.(event);
          if (event.pointerType === 'mouse') show(event.currentTarget, OPEN_AFTER_MS);
        },
        onPointerLeave: (event) => {
          own.onPointerLeave?.(event);
          hide(CLOSE_AFTER_MS);
        },
        onFocus: (event) => {
          own.onFocus?.(event);
          if (event.currentTarget.matches(':focus-visible')) show(event.currentTarget, 0);
        },
        onBlur: (event) => {
          own.onBlur?.(event);
          hide(0);
        },
      })}
      {anchor &&
        createPortal(
          <TooltipBubble
            id={id}
            anchor={anchor}
            side={side}
            onStay={() => {
              show(anchor, 0);
            }}
            onLeave={() => {
              hide(CLOSE_AFTER_MS);
            }}
          >
            {text}
          </TooltipBubble>,
          document.body,
        )}
    </>
  );
}

/** The element whose words are shown, changed after a while; Escape, a press and scrolling take them away. */
function useShown() {
  const [anchor, setAnchor] = useState<HTMLElement>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const later = (next: HTMLElement | undefined, delay: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setAnchor(next);
    }, delay);
  };
  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [],
  );
  useEffect(() => {
    const close = (event: Event) => {
      if (event instanceof KeyboardEvent && event.key !== 'Escape') return;
      clearTimeout(timer.current);
      setAnchor(undefined);
    };
    if (!anchor) return;
    const kinds = ['keydown', 'pointerdown', 'scroll'] as const;
    for (const kind of kinds) window.addEventListener(kind, close, true);
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, close, true);
    };
  }, [anchor]);
  return {
    anchor: anchor?.isConnected ? anchor : undefined,
    show: later,
    hide: (delay: number) => {
      later(undefined, delay);
    },
  };
}
