import { lazy, Suspense, useEffect, useRef } from 'react';

import { StepMenuButton } from '../../canvas/menus/StepMenuButton';
import { useCanvas, useCanvasParts } from '../../canvas/state/CanvasContext';
import { goTo } from '../../canvas/state/store';

const Inspector = lazy(async () => ({ default: (await import('../../inspector/Inspector')).Inspector }));

export interface InspectorAreaProps {
  readonly step: string;
  readonly field: string;
  /** The keyboard is to go into the inspector. */
  readonly focusing: boolean;
  readonly onFocused: () => void;
  readonly onClose: () => void;
}

const TRY_EVERY_MS = 30;
const FIELDS = 'input:not([type="hidden"]), select, textarea, [role="combobox"], button';

/** The settings of the step in hand; Escape leads back to its card. */
export function InspectorArea({ step, field, focusing, onFocused, onClose }: InspectorAreaProps) {
  const { store } = useCanvasParts();
  const area = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!focusing) return;
    // The form comes when the description of the step's type is there, however long that takes: whoever went elsewhere meanwhile is left there.
    const from = document.activeElement;
    const timer = setInterval(() => {
      const field = area.current?.querySelector<HTMLElement>(`.inspector-body :is(${FIELDS})`);
      const { activeElement } = document;
      const waits = activeElement === from || activeElement === document.body;
      if (waits) field?.focus();
      if (field || !waits) onFocused();
    }, TRY_EVERY_MS);
    return () => {
      clearInterval(timer);
    };
  }, [focusing, onFocused]);

  const id = useCanvas(({ graph }) => [...graph.steps.values()].find(({ key }) => key === step)?.id);
  const close = () => {
    if (id !== undefined) goTo(store, id);
    onClose();
  };
  return (
    <div
      ref={area}
      className="builder-inspector"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) close();
      }}
    >
      <Suspense fallback={null}>
        <Inspector
          stepKey={step}
          field={field === '' ? undefined : field}
          menu={id !== undefined && <StepMenuButton step={id} />}
          onClose={close}
        />
      </Suspense>
    </div>
  );
}
