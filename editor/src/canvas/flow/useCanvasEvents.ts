import type {
  EdgeMouseHandler,
  FinalConnectionState,
  IsValidConnection,
  OnConnect,
  OnConnectEnd,
  OnConnectStart,
} from '@xyflow/react';
import { useMemo } from 'react';

import { announce } from '../../app/announce';
import { notify } from '../../design/toasts';
import { translate } from '../../i18n/translate';
import { whyNot, type WhyNot } from '../edits/connect';
import { placeAfter } from '../edits/place';
import { whyNotWords } from '../sentences/whyNot';
import { useCanvasParts, type CanvasParts } from '../state/CanvasContext';
import { select } from '../state/store';
import { sourceOf } from './ids';
import type { FlowEdge } from './nodes';

interface CanvasEvents {
  readonly onConnectStart: OnConnectStart;
  readonly onConnect: OnConnect;
  readonly onConnectEnd: OnConnectEnd;
  readonly isValidConnection: IsValidConnection<FlowEdge>;
  readonly onEdgeClick: EdgeMouseHandler<FlowEdge>;
  readonly onPaneClick: () => void;
}

/** Drawing ways with the pointer, and choosing what is on the canvas. */
export function useCanvasEvents(): CanvasEvents {
  const parts = useCanvasParts();
  return useMemo(() => eventsOf(parts), [parts]);
}

function eventsOf(parts: CanvasParts): CanvasEvents {
  const { store, commands } = parts;
  return {
    onConnectStart: (_, { nodeId, handleId }) => {
      if (nodeId === null) return;
      const { graph } = store.getState();
      const source = sourceOf(nodeId, handleId);
      const refused = [...graph.steps.keys()].flatMap((id): [string, WhyNot][] => {
        const reason = whyNot(graph, source, id);
        return reason ? [[id, reason]] : [];
      });
      store.setState({ connecting: { source, whyNot: new Map(refused) } });
    },
    isValidConnection: ({ target }) => {
      const { connecting, graph } = store.getState();
      return graph.steps.has(target) && !connecting?.whyNot.has(target);
    },
    onConnect: ({ source, sourceHandle, target }) => {
      commands.connect(sourceOf(source, sourceHandle), target);
    },
    onConnectEnd: (event, state) => {
      endConnecting(parts, event, state);
    },
    onEdgeClick: (_, edge) => {
      if (edge.data?.ends) return;
      select(store, []);
      store.setState({ selectedEdge: edge.id });
    },
    onPaneClick: () => {
      select(store, []);
      store.setState({ selectedEdge: undefined, menu: undefined });
    },
  };
}

/** On a step that cannot be: says why. On nothing: offers a new step there. */
function endConnecting({ store }: CanvasParts, event: MouseEvent | TouchEvent, state: FinalConnectionState): void {
  const { connecting, graph } = store.getState();
  store.setState({ connecting: undefined });
  if (!connecting || state.isValid) return;
  const refused = state.toNode ? connecting.whyNot.get(state.toNode.id) : undefined;
  if (refused) {
    const title = whyNotWords(translate, refused);
    announce(title);
    notify({ title, tone: 'warn' });
    return;
  }
  const place = placeAfter(graph, connecting.source.step, connecting.source.output);
  if (state.toNode || !place || !('clientX' in event)) return;
  const anchor = { x: event.clientX, y: event.clientY, width: 1, height: 1 };
  store.setState({ menu: { kind: 'insert', place, anchor } });
}
