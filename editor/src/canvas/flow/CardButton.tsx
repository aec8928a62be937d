import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { GraphStep } from '../graph/graph';
import { anchorOf } from '../keys/anchor';
import { useCanvas, useCanvasParts } from '../state/CanvasContext';
import { goTo } from '../state/store';

export interface CardButtonProps {
  readonly step: GraphStep;
  readonly className: string;
  readonly children: ReactNode;
}

/** What of a card can be pressed and focused. One card is reached with Tab, the others from it with the arrows. */
export function CardButton({ step, className, children }: CardButtonProps) {
  const { t } = useTranslation('canvas');
  const { store, commands } = useCanvasParts();
  const { id } = step;
  const ref = useRef<HTMLDivElement>(null);
  const reached = useCanvas((state) => (state.focused ?? firstOf(state.graph.steps)) === id);
  const wanted = useCanvas((state) => state.focusNext === id);
  const refused = useCanvas(({ connecting }) => connecting?.whyNot.get(id));

  useEffect(() => {
    if (!wanted) return;
    ref.current?.focus({ preventScroll: true });
    store.setState({ focusNext: undefined });
  }, [wanted, store]);

  return (
    <div
      ref={ref}
      role="button"
      tabIndex={reached ? 0 : -1}
      className={className}
      data-step={id}
      data-refused={refused}
      aria-roledescription={t('step')}
      onContextMenu={(event) => {
        if (store.getState().live) return;
        event.preventDefault();
        if (!store.getState().selected.has(id)) goTo(store, id);
        const anchor = { x: event.clientX, y: event.clientY, width: 1, height: 1 };
        store.setState({ menu: { kind: 'step', step: id, anchor: event.clientX === 0 ? anchorOf(id) : anchor } });
      }}
      onFocus={() => {
        if (store.getState().focused !== id) store.setState({ focused: id });
      }}
      onClick={(event) => {
        if (!event.shiftKey && !event.metaKey && !event.ctrlKey) commands.open(id);
      }}
    >
      {children}
    </div>
  );
}

function firstOf(steps: ReadonlyMap<string, GraphStep>): string | undefined {
  return steps.keys().next().value;
}
