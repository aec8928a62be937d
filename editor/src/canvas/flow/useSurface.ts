import { useReactFlow } from '@xyflow/react';
import { useCallback, useEffect, useRef, type RefCallback } from 'react';

import type { Graph } from '../graph/graph';
import { inReadingOrder } from '../graph/order';
import { boxOf, type Box } from '../graph/places';
import { useCanvas, useCanvasParts } from '../state/CanvasContext';

const TOP = 28;
/** Right end of what floats in the left upper corner. */
const CORNER = 252;
const SIDE = 16;
const MARGIN = 40;
const SLOW_MS = 280;

const duration = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : SLOW_MS);

/** Lets commands and keys move what is in sight; begins at the top of the journey, at full size. */
export function useSurface(): RefCallback<HTMLDivElement> {
  const { view, store } = useCanvasParts();
  const flow = useReactFlow();
  const element = useRef<HTMLDivElement>(null);
  const filled = useCanvas(({ graph }) => graph.steps.size > 0);

  useEffect(
    () =>
      view.attach({
        toCanvas: (onScreen) => flow.screenToFlowPosition(onScreen),
        covers: (onScreen) => isOver(element.current, onScreen),
        reveal: (box) => {
          reveal(flow, element.current, box);
        },
        fit: () => void flow.fitView({ padding: 0.12, maxZoom: 1, duration: duration() }),
        zoomBy: (factor) => void flow.zoomTo(flow.getZoom() * factor, { duration: duration() }),
        middle: () => {
          const { x = 0, y = 0, width = 0, height = 0 } = element.current?.getBoundingClientRect() ?? {};
          return flow.screenToFlowPosition({ x: x + width / 2, y: y + height / 2 });
        },
      }),
    [view, flow],
  );

  const began = useRef(false);
  useEffect(() => {
    if (!filled || began.current || !element.current) return;
    began.current = true;
    const { width } = element.current.getBoundingClientRect();
    void flow.setViewport({ ...beginning(store.getState().graph, width), zoom: 1 });
  }, [filled, flow, store]);

  // What is beside the canvas comes and goes; what was in the middle stays there.
  useEffect(() => {
    if (!element.current) return;
    let { width } = element.current.getBoundingClientRect();
    const observer = new ResizeObserver(([entry]) => {
      const now = entry?.contentRect.width ?? width;
      const { x, y, zoom } = flow.getViewport();
      if (now !== width && now > 0) void flow.setViewport({ x: x + (now - width) / 2, y, zoom });
      width = now;
    });
    observer.observe(element.current);
    return () => {
      observer.disconnect();
    };
  }, [flow]);

  return useCallback((node) => {
    element.current = node;
  }, []);
}

/** The entry in the middle at the top; everything in the middle when it is no wider than the surface. */
function beginning(graph: Graph, width: number): { x: number; y: number } {
  const boxes = [...graph.steps.values()].map((step) => boxOf(graph, step));
  const [first] = inReadingOrder(graph).flatMap((id) => graph.steps.get(id) ?? []);
  const head = first ? boxOf(graph, first) : boxes[0];
  if (!head) return { x: 0, y: 0 };
  const left = Math.min(...boxes.map(({ x }) => x));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const middle = right - left < width ? (left + right) / 2 : head.x + head.width / 2;
  const top = Math.min(...boxes.map(({ y }) => y));
  // Clear of what floats in the corner, as long as nothing leaves the picture at the right for it.
  const x = Math.max(width / 2 - middle, Math.min(CORNER - head.x, width - SIDE - right));
  return { x, y: TOP - top };
}

function isOver(element: HTMLElement | null, { x, y }: { readonly x: number; readonly y: number }): boolean {
  const box = element?.getBoundingClientRect();
  return box !== undefined && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}

/** Moves only as far as needed, and not at all when the box is in sight. */
function reveal(flow: ReturnType<typeof useReactFlow>, element: HTMLElement | null, box: Box): void {
  const screen = element?.getBoundingClientRect();
  if (!screen) return;
  const { x, y, zoom } = flow.getViewport();
  const left = box.x * zoom + x;
  const top = box.y * zoom + y;
  const dx = into(left, left + box.width * zoom, screen.width);
  const dy = into(top, top + box.height * zoom, screen.height);
  if (dx !== 0 || dy !== 0) void flow.setViewport({ x: x + dx, y: y + dy, zoom }, { duration: duration() });
}

function into(begin: number, end: number, size: number): number {
  if (begin < MARGIN) return MARGIN - begin;
  return end > size - MARGIN ? size - MARGIN - end : 0;
}
