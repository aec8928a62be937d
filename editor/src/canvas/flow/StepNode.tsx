import { Handle, Position, type NodeProps } from '@xyflow/react';
import { memo } from 'react';

import { cx } from '../../design/cx';
import { useTraceStep } from '../../live/store';
import { missingIn } from '../sentences/missing';
import { StepPicture } from '../StepPicture';
import { useCanvas } from '../state/CanvasContext';
import { useProblemCounts } from '../useProblemCounts';
import { useSentence } from '../useSentence';
import { CardButton } from './CardButton';
import { CameAt, CountChip, Flag, LiveFooter } from './CardParts';
import { INPUT } from './ids';
import type { FlowNode } from './nodes';
import { Outputs } from './Outputs';

/** A step as a card: picture, name, what it does, who stands there, what is wrong. */
export const StepNode = memo(function StepNode({ id, selected }: NodeProps<FlowNode>) {
  const step = useCanvas(({ graph }) => graph.steps.get(id));
  const live = useCanvas((state) => state.live);
  const sentence = useSentence(id);
  const { errors, warnings, unfinished } = useProblemCounts(id);
  const traced = useTraceStep(step?.key ?? '');
  if (!step) return null;
  const { node } = step;
  const look = cx(
    'step-card',
    live && 'step-card-live',
    selected && 'step-card-selected',
    errors > 0 && 'step-card-error',
    !live && unfinished && missingIn(node) !== undefined && 'step-card-unfinished',
    node.disabled && 'step-card-off',
    traced !== undefined && 'step-card-trace',
  );
  return (
    <>
      {!step.isEntry && <Handle type="target" id={INPUT} position={Position.Top} className="step-card-input" />}
      <CardButton step={step} className={look}>
        <StepPicture type={node.type} />
        <span className="step-card-text">
          <span className="step-card-head">
            <span className="step-card-name cut">{node.name}</span>
            <CountChip stepKey={step.key} />
          </span>
          <span className="step-card-sentence cut" title={sentence}>
            {sentence}
          </span>
        </span>
        {live && <LiveFooter step={step} />}
        {!live && <Flag errors={errors} warnings={warnings} />}
      </CardButton>
      {live && <CameAt stepKey={step.key} />}
      <Outputs step={step} />
    </>
  );
});
