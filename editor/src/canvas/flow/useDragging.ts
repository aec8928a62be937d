import { useMemo, useRef } from 'react';
import type { OnNodeDrag } from '@xyflow/react';

import { hangingBelow } from '../graph/ways';
import type { Graph, Point } from '../graph/graph';
import { useCanvasParts } from '../state/CanvasContext';
import type { FlowNode } from './nodes';
import type { SetNodes } from './useFlow';

interface Drag {
  readonly from: Point;
  /** What moves along, where it was. */
  readonly followers: ReadonlyMap<string, Point>;
}

interface DragHandlers {
  readonly onNodeDragStart: OnNodeDrag<FlowNode>;
  readonly onNodeDrag: OnNodeDrag<FlowNode>;
  readonly onNodeDragStop: OnNodeDrag<FlowNode>;
}

/** A step is dragged with what only hangs below it; with Alt alone. One drag is one step of undo. */
export function useDragging(setNodes: SetNodes): DragHandlers {
  const { store, commands } = useCanvasParts();
  const drag = useRef<Drag>(undefined);
  return useMemo(
    () => ({
      onNodeDragStart: (event, node, nodes) => {
        const { graph } = store.getState();
        const dragged = nodes.map(({ id }) => id);
        const below = event.altKey ? [] : dragged.flatMap((id) => [...hangingBelow(graph, id)]);
        drag.current = { from: pointOf(node), followers: followersOf(graph, dragged, below, setNodes) };
      },
      onNodeDrag: (_, node) => {
        const { current } = drag;
        if (!current) return;
        const by = movedBy(current, node);
        setNodes((before) => before.map((each) => shifted(each, current.followers.get(each.id), by)));
      },
      onNodeDragStop: (_, node, nodes) => {
        const { current } = drag;
        drag.current = undefined;
        if (!current) return;
        const [dx, dy] = movedBy(current, node);
        const { steps } = store.getState().graph;
        const followed = [...current.followers].map(([id, [x, y]]): [string, Point] => [id, [x + dx, y + dy]]);
        const places = [...nodes.map((each): [string, Point] => [each.id, pointOf(each)]), ...followed];
        commands.move(new Map(places.filter(([id]) => steps.has(id))));
      },
    }),
    [store, commands, setNodes],
  );
}

const pointOf = ({ position }: FlowNode): Point => [position.x, position.y];

function movedBy({ from: [x, y] }: Drag, { position }: FlowNode): Point {
  return [position.x - x, position.y - y];
}

function shifted(node: FlowNode, from: Point | undefined, [dx, dy]: Point): FlowNode {
  return from ? { ...node, position: { x: from[0] + dx, y: from[1] + dy } } : node;
}

/** Steps below, and the ends of everything that moves. */
function followersOf(
  graph: Graph,
  dragged: readonly string[],
  below: readonly string[],
  setNodes: SetNodes,
): ReadonlyMap<string, Point> {
  const steps = below.filter((id) => !dragged.includes(id));
  const moving = new Set([...dragged, ...steps]);
  const ends = graph.ends.filter(({ from }) => moving.has(from)).map(({ id }) => id);
  const wanted = new Set([...steps, ...ends]);
  const followers = new Map<string, Point>();
  // The positions as they are drawn; nothing is changed.
  setNodes((nodes) => {
    for (const node of nodes) if (wanted.has(node.id)) followers.set(node.id, pointOf(node));
    return nodes;
  });
  return followers;
}
