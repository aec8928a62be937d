import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { Badge } from '../../design/Badge';
import { useFormat } from '../../i18n/useFormat';
import { useLiveStep } from '../../live/store';
import { CountChip } from '../flow/CardParts';
import { useCanvas, useCanvasParts } from '../state/CanvasContext';
import { goTo } from '../state/store';
import { StepPicture } from '../StepPicture';
import { useProblemCounts } from '../useProblemCounts';
import { useSentence } from '../useSentence';

export interface OutlineStepProps {
  readonly id: string;
  readonly depth: number;
}

/** A step as a row; its name is what the keyboard stands on. */
export function OutlineStep({ id, depth }: OutlineStepProps) {
  const { t } = useTranslation('canvas');
  const format = useFormat();
  const { store, commands } = useCanvasParts();
  const step = useCanvas(({ graph }) => graph.steps.get(id));
  const selected = useCanvas((state) => state.selected.has(id));
  const sentence = useSentence(id);
  const { errors, warnings } = useProblemCounts(id);
  const figures = useLiveStep(step?.key ?? '');
  const name = useStepFocus(id);
  if (!step) return null;
  return (
    <tr
      className="outline-step"
      aria-current={selected ? 'true' : undefined}
      onClick={() => {
        goTo(store, id);
        commands.open(id);
      }}
    >
      <td style={{ paddingInlineStart: `${String(16 + depth * 54)}px` }}>
        <span className="row">
          <StepPicture type={step.node.type} size="s" />
          <button type="button" {...name} data-step={id} className="outline-name cut">
            {step.node.name}
          </button>
          {errors > 0 && <Badge tone="danger">{t('outline.errors', { count: errors })}</Badge>}
          {warnings > 0 && <Badge tone="warn">{t('outline.warnings', { count: warnings })}</Badge>}
          {step.node.disabled && <Badge>{t('outline.off')}</Badge>}
        </span>
      </td>
      <td className="text-2">{sentence}</td>
      <td className="table-number">
        <CountChip stepKey={step.key} />
      </td>
      <td className="table-number num">{figures?.passed === undefined ? '' : format.number(figures.passed)}</td>
    </tr>
  );
}

/** One name is reached with Tab, the others from it with the arrows. */
function useStepFocus(id: string) {
  const { store } = useCanvasParts();
  const ref = useRef<HTMLButtonElement>(null);
  const reached = useCanvas((state) => (state.focused ?? state.graph.steps.keys().next().value) === id);
  const wanted = useCanvas((state) => state.focusNext === id);
  useEffect(() => {
    if (!wanted) return;
    ref.current?.focus();
    store.setState({ focusNext: undefined });
  }, [wanted, store]);
  return {
    ref,
    tabIndex: reached ? 0 : -1,
    onFocus: () => {
      if (store.getState().focused !== id) store.setState({ focused: id });
    },
  };
}
