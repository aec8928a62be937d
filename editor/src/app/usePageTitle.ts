import { useEffect, useRef, type RefObject } from 'react';
import { useLocation } from 'react-router';

import { announce } from './announce';

/** How often the address has changed; the first page of a visit takes no focus. */
let navigations = 0;
let lastKey: string | undefined;

/**
 * Names the document. After a navigation the heading (give it the ref and `tabIndex={-1}`) takes the focus and the title is
 * announced, so that the keyboard and screen readers go on where the eyes do.
 */
export function usePageTitle(title: string): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    document.title = `${title} · Perennial`;
  }, [title]);
  useEffect(() => {
    if (pathname === lastKey) return;
    lastKey = pathname;
    if (navigations++ === 0) return;
    heading.current?.focus({ preventScroll: true });
    announce(document.title);
  }, [pathname]);
  return heading;
}
