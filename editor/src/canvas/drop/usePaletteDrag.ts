import { useCallback, type PointerEvent as ReactPointerEvent } from 'react';

import { announce } from '../../app/announce';
import { notify } from '../../design/toasts';
import type { DraftStep } from '../../draft/contract';
import { translate } from '../../i18n/translate';
import { putOf } from '../edits/insert';
import { roomAt, type Place, type Room } from '../edits/place';
import type { Graph } from '../graph/graph';
import { isEntry, type StepType } from '../graph/types';
import { useCanvasParts, type CanvasParts } from '../state/CanvasContext';
import type { Dropping } from '../state/store';
import { nearestPlace } from './nearest';

/** A press that moves less than this (pixels) is a click. */
const STARTS_AFTER = 5;

type Held = Pick<Dropping, 'type' | 'preset'>;

/** Drags a kind of step from the palette onto the canvas: the nearest way opens for it; Escape cancels. */
export function usePaletteDrag(): (held: Held, event: ReactPointerEvent<HTMLElement>) => void {
  const parts = useCanvasParts();
  return useCallback(
    (held, event) => {
      if (event.button !== 0) return;
      begin(parts, held, { x: event.clientX, y: event.clientY });
    },
    [parts],
  );
}

interface XY {
  readonly x: number;
  readonly y: number;
}

function begin(parts: CanvasParts, held: Held, from: XY): void {
  const { store } = parts;
  const moved = (event: PointerEvent) => {
    const to = { x: event.clientX, y: event.clientY };
    const { dropping } = store.getState();
    if (!dropping && Math.hypot(to.x - from.x, to.y - from.y) < STARTS_AFTER) return;
    event.preventDefault();
    hold(parts, held, to);
  };
  const released = (event: PointerEvent) => {
    end();
    if (store.getState().dropping) swallowClick();
    drop(parts, held, { x: event.clientX, y: event.clientY });
  };
  const cancelled = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    end();
    store.setState({ dropping: undefined });
  };
  const end = () => {
    removeEventListener('pointermove', moved);
    removeEventListener('pointerup', released);
    removeEventListener('keydown', cancelled, true);
  };
  addEventListener('pointermove', moved);
  addEventListener('pointerup', released);
  addEventListener('keydown', cancelled, true);
}

/** Let go over the palette again, the press would count as a click there. */
function swallowClick(): void {
  const swallow = (event: MouseEvent) => {
    event.stopPropagation();
    event.preventDefault();
  };
  addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => {
    removeEventListener('click', swallow, true);
  });
}

/** Shows what is held at the pointer, and the room that opens for it. */
function hold({ store, view }: CanvasParts, held: Held, at: XY): void {
  const { type } = held;
  const { graph, dropping } = store.getState();
  const { surface } = view;
  const on = surface?.covers(at) === true;
  const canvas = on ? surface.toCanvas(at) : undefined;
  const place = canvas && placeFor(type, nearestPlace(graph, [canvas.x, canvas.y]));
  const same = place !== undefined && JSON.stringify(place) === JSON.stringify(dropping?.place);
  store.setState({
    dropping: { ...held, at, place, room: same ? dropping?.room : place && roomFor(graph, place, type) },
  });
}

function roomFor(graph: Graph, place: Place, { type, version }: StepType): Room {
  const node: DraftStep = { id: '', name: '', type, typeVersion: version, position: [0, 0], parameters: {} };
  return roomAt(graph, place, putOf(node, undefined));
}

/** An entry is put above everything, wherever it is let go. */
function placeFor(type: StepType, place: Place | undefined) {
  return isEntry(type.type) && place?.kind !== 'loose' ? undefined : place;
}

function drop({ store, view, commands }: CanvasParts, { type, preset }: Held, at: XY): void {
  const { dropping } = store.getState();
  if (!dropping) return;
  store.setState({ dropping: undefined });
  const entry = isEntry(type.type) && view.surface?.covers(at);
  const place = dropping.place ?? (entry ? ({ kind: 'loose', at: [0, 0] } as const) : undefined);
  if (place) {
    commands.insert(place, type, preset);
    return;
  }
  const title = translate('palette:nowhere');
  announce(title);
  notify({ title });
}
