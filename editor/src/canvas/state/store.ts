import { createStore, type StoreApi } from 'zustand/vanilla';

import type { DraftWorkflow } from '../../draft/contract';
import type { Source, WhyNot } from '../edits/connect';
import type { Clip } from '../edits/copy';
import type { Preset } from '../edits/insert';
import type { Place, Room } from '../edits/place';
import { graphOf, type Graph, type Point } from '../graph/graph';
import { withFigures } from '../graph/live';
import type { StepType, StepTypes } from '../graph/types';

/** A rectangle on the screen that a menu stands at. */
export type Anchor = Pick<DOMRect, 'x' | 'y' | 'width' | 'height'>;

export type OpenMenu =
  | { readonly kind: 'insert'; readonly place: Place; readonly anchor: Anchor }
  | { readonly kind: 'connect'; readonly step: string; readonly output: number; readonly anchor: Anchor }
  /** Everything that can be done with the step in hand. */
  | { readonly kind: 'step'; readonly step: string; readonly anchor: Anchor }
  /** Which way out stays when a step goes. */
  | { readonly kind: 'delete'; readonly step: string };

/** Something held over the canvas, from the palette. */
export interface Dropping {
  readonly type: StepType;
  readonly preset?: Preset | undefined;
  /** The pointer on the screen. */
  readonly at: { readonly x: number; readonly y: number };
  /** Where it would go; undefined: nowhere from here. */
  readonly place?: Place | undefined;
  readonly room?: Room | undefined;
}

export interface CanvasState {
  readonly workflow: DraftWorkflow;
  readonly types: StepTypes;
  readonly graph: Graph;
  readonly live: boolean;
  readonly readOnly: boolean;
  readonly selected: ReadonlySet<string>;
  /** A way out that is selected, by the edge's id. */
  readonly selectedEdge?: string | undefined;
  /** The step the keyboard is at; Tab leads to it. */
  readonly focused?: string | undefined;
  /** The step that is to take the focus as soon as it is drawn. */
  readonly focusNext?: string | undefined;
  /** While a way out is drawn: why it cannot lead to these steps. */
  readonly connecting?: { readonly source: Source; readonly whyNot: ReadonlyMap<string, WhyNot> } | undefined;
  readonly dropping?: Dropping | undefined;
  readonly menu?: OpenMenu | undefined;
  readonly clip?: Clip | undefined;
}

export type CanvasStore = StoreApi<CanvasState>;

const NOTHING: DraftWorkflow = { name: '', nodes: [], connections: {} };

export function createCanvas(options: Pick<CanvasState, 'live' | 'readOnly'>): CanvasStore {
  const types: StepTypes = new Map();
  return createStore<CanvasState>(() => ({
    ...options,
    types,
    workflow: NOTHING,
    graph: graphOf(NOTHING, types),
    selected: new Set(),
  }));
}

/** Shows a workflow; what did not change stays the same object, what is gone is no longer selected. */
export function show(store: CanvasStore, workflow: DraftWorkflow, types: StepTypes): void {
  const before = store.getState();
  if (before.workflow === workflow && before.types === types) return;
  const drawn = graphOf(workflow, types, before.graph);
  const graph = before.live ? withFigures(drawn) : drawn;
  const isThere = (id: string) => graph.steps.has(id);
  const selected = [...before.selected].every(isThere)
    ? before.selected
    : new Set([...before.selected].filter(isThere));
  const focused = before.focused !== undefined && isThere(before.focused) ? before.focused : undefined;
  store.setState({ workflow, types, graph, selected, focused });
}

export function select(store: CanvasStore, ids: readonly string[]): void {
  const { selected } = store.getState();
  if (selected.size === ids.length && ids.every((id) => selected.has(id))) return;
  store.setState({ selected: new Set(ids), selectedEdge: undefined });
}

/** Selects a step and brings the keyboard to it. */
export function goTo(store: CanvasStore, id: string): void {
  select(store, [id]);
  store.setState({ focused: id, focusNext: id });
}

/** Where steps are while something held over them makes room. */
export function placesShown({ graph, dropping }: CanvasState): ReadonlyMap<string, Point> {
  const moves = dropping?.room?.moves ?? [];
  if (moves.length === 0) return graph.places;
  return new Map([...graph.places, ...moves.map(({ step, position }): [string, Point] => [step, position])]);
}
