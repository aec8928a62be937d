import { useReactFlow } from '@xyflow/react';
import { useCallback, useEffect, useRef, type RefCallback } from 'react';

import { inReadingOrder } from '../graph/order';
import { boxOf, boxOfNote, type Box } from '../graph/places';
import { intoSight } from './clear';
import { useCanvas, useCanvasParts } from '../state/CanvasContext';
import type { CanvasState } from '../state/store';

const TOP = 28;
/** Right end of what floats in the left upper corner. */
const CORNER = 252;
/** In live mode, with room for the time a person came. */
const CORNER_LIVE = 348;
const SIDE = 16;
const SLOW_MS = 280;
export const MIN_ZOOM = 0.2;
export const MAX_ZOOM = 1.5;

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
        zoomBy: zoomingBy(flow),
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
    void flow.setViewport({ ...beginning(store.getState(), width), zoom: 1 });
  }, [filled, flow, store]);

  // What is beside the canvas comes and goes; what was in the middle stays there.
  useEffect(() => {
    if (!element.current) return;
    let { width } = element.current.getBoundingClientRect();
    const observer = new ResizeObserver(([entry]) => {
      const now = entry?.contentRect.width ?? width;
      const { x, y, zoom } = flow.getViewport();
      if (now !== width && now > 0) {
        void flow.setViewport({ x: x + (now - width) / 2, y, zoom });
        const { graph, selected } = store.getState();
        const [only, second] = [...selected].flatMap((id) => graph.steps.get(id) ?? []);
        if (only && !second) reveal(flow, element.current, boxOf(graph, only));
      }
      width = now;
    });
    observer.observe(element.current);
    return () => {
      observer.disconnect();
    };
  }, [flow, store]);

  return useCallback((node) => {
    element.current = node;
  }, []);
}

/** Pressed again while it still moves, it goes on from where the press before leads. */
function zoomingBy(flow: ReturnType<typeof useReactFlow>): (factor: number) => void {
  let heading = { zoom: 1, until: 0 };
  return (factor) => {
    const now = performance.now();
    const zoom = (now < heading.until ? heading.zoom : flow.getZoom()) * factor;
    heading = { zoom: Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom)), until: now + duration() };
    void flow.zoomTo(heading.zoom, { duration: duration() });
  };
}

/** The entry in the middle at the top; everything in the middle when it is no wider than the surface. */
function beginning({ graph, live }: Pick<CanvasState, 'graph' | 'live'>, width: number): { x: number; y: number } {
  const steps = [...graph.steps.values()].map((step) => boxOf(graph, step));
  const [first] = inReadingOrder(graph).flatMap((id) => graph.steps.get(id) ?? []);
  const head = first ? boxOf(graph, first) : steps[0];
  if (!head) return { x: 0, y: 0 };
  const boxes = [...steps, ...graph.notes.map(boxOfNote)];
  const left = Math.min(...boxes.map(({ x }) => x));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const middle = right - left < width ? (left + right) / 2 : head.x + head.width / 2;
  const top = Math.min(...boxes.map(({ y }) => y));
  // Clear of what floats in the corner, as long as nothing leaves the picture at the right for it.
  const beside = Math.min(...boxes.filter(({ y }) => y < top + head.height).map(({ x }) => x));
  const x = Math.max(width / 2 - middle, Math.min((live ? CORNER_LIVE : CORNER) - beside, width - SIDE - right));
  return { x, y: TOP - top };
}

function isOver(element: HTMLElement | null, { x, y }: { readonly x: number; readonly y: number }): boolean {
  const box = element?.getBoundingClientRect();
  return box !== undefined && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}

/** Moves only as far as needed, and not at all when the box is in sight. */
function reveal(flow: ReturnType<typeof useReactFlow>, element: HTMLElement | null, box: Box): void {
  const screen = element?.getBoundingClientRect();
  if (!element || !screen) return;
  const { x, y, zoom } = flow.getViewport();
  const onScreen = { x: box.x * zoom + x, y: box.y * zoom + y, width: box.width * zoom, height: box.height * zoom };
  const { dx, dy } = intoSight(onScreen, screen, floatsOver(element, screen));
  if (dx !== 0 || dy !== 0) void flow.setViewport({ x: x + dx, y: y + dy, zoom }, { duration: duration() });
}

/** Panels over the canvas, from its left top. */
function floatsOver(element: HTMLElement, screen: DOMRect): readonly Box[] {
  return [...(element.parentElement?.querySelectorAll('[data-floats]') ?? [])].map((float) => {
    const { x, y, width, height } = float.getBoundingClientRect();
    return { x: x - screen.x, y: y - screen.y, width, height };
  });
}
