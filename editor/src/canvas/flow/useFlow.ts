import { applyNodeChanges, type NodeChange } from '@xyflow/react';
import { useCallback, useEffect, useState, type Dispatch, type SetStateAction } from 'react';

import { useCanvas, useCanvasParts } from '../state/CanvasContext';
import { placesShown, select, type CanvasStore } from '../state/store';
import { flowEdges, flowNodes, type FlowEdge, type FlowNode } from './nodes';

export type SetNodes = Dispatch<SetStateAction<FlowNode[]>>;

export interface Flow {
  readonly nodes: FlowNode[];
  readonly edges: FlowEdge[];
  readonly setNodes: SetNodes;
  readonly onNodesChange: (changes: NodeChange<FlowNode>[]) => void;
}

/** Nodes and edges for React Flow: the graph of the store, with what the pointer is moving just now. */
export function useFlow(): Flow {
  const { store } = useCanvasParts();
  const [nodes, setNodes] = useState<FlowNode[]>(() => shownNodes(store, []));
  const [edges, setEdges] = useState<FlowEdge[]>(() => flowEdges(store.getState().graph, []));
  const graph = useCanvas((state) => state.graph);
  const selected = useCanvas((state) => state.selected);
  const room = useCanvas((state) => state.dropping?.room);

  useEffect(() => {
    setNodes((before) => shownNodes(store, before));
  }, [store, graph, selected, room]);
  useEffect(() => {
    setEdges((before) => flowEdges(graph, before));
  }, [graph]);

  const onNodesChange = useCallback(
    (changes: NodeChange<FlowNode>[]) => {
      const marks = changes.filter((change) => change.type === 'select');
      if (marks.length > 0) takeSelection(store, marks);
      const others = changes.filter((change) => change.type !== 'select' && change.type !== 'remove');
      if (others.length > 0) setNodes((before) => applyNodeChanges(others, before));
    },
    [store],
  );
  return { nodes, edges, setNodes, onNodesChange };
}

function shownNodes(store: CanvasStore, before: readonly FlowNode[]): FlowNode[] {
  const state = store.getState();
  return flowNodes({ ...state, places: placesShown(state) }, before);
}

/** The store knows what is selected; React Flow says what the pointer changed about it. */
function takeSelection(
  store: CanvasStore,
  marks: readonly { readonly id: string; readonly selected: boolean }[],
): void {
  const selected = new Set(store.getState().selected);
  for (const mark of marks) {
    if (mark.selected) selected.add(mark.id);
    else selected.delete(mark.id);
  }
  select(store, [...selected]);
}
