import { Handle, Position, useUpdateNodeInternals } from '@xyflow/react';
import { useEffect } from 'react';

import type { GraphStep } from '../graph/graph';
import { bottomOutputs, RIGHT_ROW, rightOffset, rightOutputs } from '../graph/places';
import { useCanvas } from '../state/CanvasContext';
import { outputHandle } from './ids';

const APART = 24;

/** Where ways begin: a dot for each to draw from, shown while the pointer is over the card. */
export function Outputs({ step }: { readonly step: GraphStep }) {
  const readOnly = useCanvas((state) => state.readOnly);
  const measureAgain = useUpdateNodeInternals();
  const { id, outputs } = step;
  // React Flow looks where handles are once, when the card is new.
  useEffect(() => {
    measureAgain(id);
  }, [id, outputs, measureAgain]);
  const bottom = bottomOutputs(step);
  const reach = rightOffset(step, rightOutputs(step).at(-1)?.index ?? 0);
  const dots = step.outputs.map(({ index, side }) => {
    const at = bottom.findIndex((each) => each.index === index);
    const right = side === 'right';
    return (
      <Handle
        key={index}
        type="source"
        id={outputHandle(index)}
        position={right ? Position.Right : Position.Bottom}
        isConnectable={!readOnly}
        className="step-card-output"
        style={right ? { top: `calc(50% + ${String(rightOffset(step, index))}px)` } : {}}
      >
        <span
          className="step-card-dot"
          style={right ? {} : { transform: `translateX(${String((at - (bottom.length - 1) / 2) * APART)}px)` }}
        />
      </Handle>
    );
  });
  return (
    <>
      {reach > RIGHT_ROW / 2 && <span className="step-card-rail" style={{ height: 2 * reach }} />}
      {dots}
    </>
  );
}
