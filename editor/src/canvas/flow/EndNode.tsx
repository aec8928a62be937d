import { Handle, Position, type NodeProps } from '@xyflow/react';
import { Flag } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';

import { useCanvas } from '../state/CanvasContext';
import { cx } from '../../design/cx';
import { INPUT, outputHandle, sourceOf } from './ids';
import type { FlowNode } from './nodes';

/** A way out that leads nowhere: the end. Dragged onto a step, it leads there. */
export const EndNode = memo(function EndNode({ id }: NodeProps<FlowNode>) {
  const { t } = useTranslation('canvas');
  const readOnly = useCanvas((state) => state.readOnly);
  const taken = useCanvas(({ dropping }) => {
    const { step, output } = sourceOf(id, null);
    const place = dropping?.place;
    return place?.kind === 'end' && place.from === step && place.output === output;
  });
  const beside = useCanvas(({ graph }) => {
    const { step, output } = sourceOf(id, null);
    return graph.steps.get(step)?.outputs[output]?.side === 'right';
  });
  return (
    <div className={cx('pill', 'pill-end', taken && 'pill-taken', beside ? 'pill-beside' : 'pill-below')}>
      <Handle type="target" id={INPUT} position={Position.Top} isConnectable={false} className="end-input" />
      <span className="pill-icon" aria-hidden="true">
        <Flag />
      </span>
      {t('end')}
      <Handle
        type="source"
        id={outputHandle(0)}
        position={Position.Bottom}
        isConnectable={!readOnly}
        className="end-output"
        title={readOnly ? undefined : t('dragEnd')}
      />
    </div>
  );
});
