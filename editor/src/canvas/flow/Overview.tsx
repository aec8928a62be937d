import './overview.css';

import { MiniMap, Panel, useReactFlow, useStore } from '@xyflow/react';
import { Maximize, Minus, Plus, Rows3 } from 'lucide-react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

import { IconButton } from '../../design/IconButton';
import { useFormat } from '../../i18n/useFormat';
import { useCanvas, useCanvasParts } from '../state/CanvasContext';
import type { FlowNode } from './nodes';

/** The whole journey in small, with zoom, tidying up and fitting below it. */
export function Overview() {
  const { t } = useTranslation('canvas');
  const classOf = useCallback(
    (node: FlowNode) =>
      node.type === 'end' || node.type === 'note' ? 'mini mini-end' : node.selected ? 'mini mini-selected' : 'mini',
    [],
  );
  return (
    <Panel position="bottom-right" className="overview" data-floats>
      <MiniMap
        pannable
        ariaLabel={t('overview')}
        nodeClassName={classOf}
        nodeBorderRadius={12}
        offsetScale={1}
        className="overview-map"
      />
      <Zoom />
    </Panel>
  );
}

const STEP = 1.25;

function Zoom() {
  const { t } = useTranslation('canvas');
  const { commands, view } = useCanvasParts();
  const readOnly = useCanvas((state) => state.readOnly);
  const { percent } = useFormat();
  const zoom = useStore(({ transform: [, , scale] }) => scale);
  const { zoomTo } = useReactFlow();
  return (
    <div className="overview-bar">
      <IconButton
        size="s"
        label={t('action.zoomOut')}
        shortcut="-"
        icon={<Minus />}
        onClick={() => view.surface?.zoomBy(1 / STEP)}
      />
      <button type="button" className="overview-zoom num" title={t('action.fullSize')} onClick={() => void zoomTo(1)}>
        {percent(zoom, 0)}
      </button>
      <IconButton
        size="s"
        label={t('action.zoomIn')}
        shortcut="="
        icon={<Plus />}
        onClick={() => view.surface?.zoomBy(STEP)}
      />
      <span className="grow" />
      {!readOnly && (
        <IconButton
          size="s"
          label={t('action.tidy')}
          icon={<Rows3 />}
          onClick={() => {
            commands.tidy();
          }}
        />
      )}
      <IconButton
        size="s"
        label={t('action.fit')}
        shortcut="0"
        icon={<Maximize />}
        onClick={() => view.surface?.fit()}
      />
    </div>
  );
}
