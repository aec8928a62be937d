import { useStore } from '@xyflow/react';
import { useEffect, useRef } from 'react';

/** From 60 % up cards are whole, from 30 % they have picture and name, below only picture and count. */
function levelOf(zoom: number): string {
  if (zoom >= 0.6) return 'whole';
  if (zoom >= 0.45) return 'short';
  return zoom >= 0.3 ? 'shorter' : 'dots';
}

/** Tells the stylesheet how close one looks; changes only between the levels, so that zooming draws no card again. */
export function ZoomLevel() {
  const level = useStore(({ transform: [, , zoom] }) => levelOf(zoom));
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    mark.current?.closest('.canvas')?.setAttribute('data-zoom', level);
  }, [level]);
  return <span ref={mark} hidden />;
}
