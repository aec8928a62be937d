import { useEffect, useRef } from 'react';

import { useCanvasParts } from '../../canvas/state/CanvasContext';
import { goTo } from '../../canvas/state/store';
import { Inspector } from '../../inspector/Inspector';

export interface InspectorAreaProps {
  readonly step: string;
  readonly field: string;
  /** Changes when the keyboard is to go into the inspector. */
  readonly focusing: number;
  readonly onClose: () => void;
}

const FIELDS = 'input:not([type="hidden"]), select, textarea, [role="combobox"], button';

/** The settings of the step in hand; Escape leads back to its card. */
export function InspectorArea({ step, field, focusing, onClose }: InspectorAreaProps) {
  const { store } = useCanvasParts();
  const area = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (focusing === 0) return;
    const body = area.current?.querySelector('.inspector-body') ?? area.current;
    body?.querySelector<HTMLElement>(FIELDS)?.focus();
  }, [focusing]);

  const close = () => {
    const { graph } = store.getState();
    const found = [...graph.steps.values()].find(({ key }) => key === step);
    if (found) goTo(store, found.id);
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
      <Inspector stepKey={step} field={field === '' ? undefined : field} onClose={close} />
    </div>
  );
}
