import { Handle, Position, type NodeProps } from '@xyflow/react';
import { Flag as FlagIcon } from 'lucide-react';
import { memo } from 'react';

import { cx } from '../../design/cx';
import { useTraceStep } from '../../live/store';
import { useCanvas } from '../state/CanvasContext';
import { useProblemCounts } from '../useProblemCounts';
import { useSentence } from '../useSentence';
import { CardButton } from './CardButton';
import { isAttached } from '../graph/attached';
import { CountChip, Flag } from './CardParts';
import { INPUT } from './ids';
import type { FlowNode } from './nodes';

/** An Exit: the end of the journey, as a pill. */
export const ExitNode = memo(function ExitNode({ id, selected }: NodeProps<FlowNode>) {
  const step = useCanvas(({ graph }) => graph.steps.get(id));
  const beside = useCanvas(({ graph }) => {
    const exit = graph.steps.get(id);
    return exit !== undefined && isAttached(graph, exit);
  });
  const sentence = useSentence(id);
  const { errors, warnings } = useProblemCounts(id);
  const traced = useTraceStep(step?.key ?? '');
  if (!step) return null;
  const look = cx(
    'pill',
    beside ? 'pill-beside' : 'pill-below',
    selected && 'step-card-selected',
    step.node.disabled && 'step-card-off',
    traced !== undefined && 'step-card-trace',
  );
  return (
    <>
      <Handle type="target" id={INPUT} position={Position.Top} className="step-card-input" />
      <CardButton step={step} className={look}>
        <span className="pill-icon pill-icon-good" aria-hidden="true">
          <FlagIcon />
        </span>
        <span className="cut" title={`${step.node.name}, ${sentence}`}>
          {step.node.name}
          <span className="sr-only">{sentence}</span>
        </span>
        <CountChip stepKey={step.key} />
        <Flag errors={errors} warnings={warnings} />
      </CardButton>
    </>
  );
});
