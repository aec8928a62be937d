import '@xyflow/react/dist/base.css';
import './canvas.css';
import './cards.css';
import './handles.css';
import './pills.css';
import './liveCards.css';
import './zoom.css';

import { Background, BackgroundVariant, ReactFlow, ReactFlowProvider, type NodeTypes } from '@xyflow/react';
import { useTranslation } from 'react-i18next';

import { useCanvas } from '../state/CanvasContext';
import { ConnectionLine } from './ConnectionLine';
import { DropPlace } from './DropPlace';
import { EmptyCanvas } from './EmptyCanvas';
import { EndNode } from './EndNode';
import { ExitNode } from './ExitNode';
import { NoteNode } from './NoteNode';
import { Overview } from './Overview';
import { StepNode } from './StepNode';
import { useCanvasEvents } from './useCanvasEvents';
import { useDragging } from './useDragging';
import { useFlow } from './useFlow';
import { MAX_ZOOM, MIN_ZOOM, useSurface } from './useSurface';
import { WayEdge } from './WayEdge';
import { ZoomLevel } from './ZoomLevel';

// At module level: with objects made while drawing, every node would be drawn again on every move.
const NODE_TYPES: NodeTypes = { step: StepNode, exit: ExitNode, end: EndNode, note: NoteNode };
const EDGE_TYPES = { way: WayEdge };
const DRAW_WHAT_IS_SEEN_ABOVE = 300;
const NO_KEYS = null;

/** The journey as it is drawn. */
export function JourneyCanvas() {
  return (
    <ReactFlowProvider>
      <Drawing />
    </ReactFlowProvider>
  );
}

function Drawing() {
  const { t } = useTranslation('canvas');
  const flow = useFlow();
  const dragging = useDragging(flow.setNodes);
  const events = useCanvasEvents();
  const surface = useSurface();
  const readOnly = useCanvas((state) => state.readOnly);
  const empty = useCanvas(({ graph }) => graph.steps.size === 0);
  const connecting = useCanvas((state) => state.connecting !== undefined);
  return (
    <div
      className="canvas"
      data-canvas
      data-connecting={connecting}
      ref={surface}
      role="region"
      aria-label={t('region')}
    >
      <ReactFlow
        nodes={flow.nodes}
        edges={flow.edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onNodesChange={flow.onNodesChange}
        {...dragging}
        {...events}
        connectionLineComponent={ConnectionLine}
        nodesConnectable={!readOnly}
        nodesDraggable={!readOnly}
        nodesFocusable={false}
        edgesFocusable={false}
        disableKeyboardA11y
        connectOnClick={false}
        connectionRadius={16}
        deleteKeyCode={NO_KEYS}
        multiSelectionKeyCode={MULTI}
        onlyRenderVisibleElements={flow.nodes.length > DRAW_WHAT_IS_SEEN_ABOVE}
        minZoom={MIN_ZOOM}
        maxZoom={MAX_ZOOM}
        zoomOnDoubleClick={false}
        panOnScroll
        nodeDragThreshold={4}
        elevateNodesOnSelect={false}
        proOptions={PRO}
      >
        <Background variant={BackgroundVariant.Dots} gap={20} size={2.2} className="canvas-dots" />
        <DropPlace />
        <Overview />
        <ZoomLevel />
      </ReactFlow>
      {empty && <EmptyCanvas />}
    </div>
  );
}

const MULTI = ['Meta', 'Control', 'Shift'];
// The attribution is a link into the web on every canvas; the licence (MIT) does not ask for it, README names the library.
const PRO = { hideAttribution: true };
