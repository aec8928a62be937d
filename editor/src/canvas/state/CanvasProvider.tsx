import { useEffect, useMemo, useRef, type ReactNode } from 'react';

import type { DraftWorkflow } from '../../draft/contract';
import type { DraftActions } from '../../draft/useDraft';
import { useStepTypes } from '../useStepTypes';
import { CanvasContext } from './CanvasContext';
import { Commands } from './commands';
import { createCanvas, show } from './store';
import { View } from './view';

export interface CanvasProviderProps {
  /** Gives the workflow to be shown and calls back with every later one; the same function from render to render. */
  readonly follow: (show: (workflow: DraftWorkflow) => void) => () => void;
  readonly draft: DraftActions;
  readonly live: boolean;
  readonly readOnly: boolean;
  readonly onOpen: (stepKey: string, focus: boolean) => void;
  readonly children: ReactNode;
}

/** One journey on the screen, drawn or as an outline, and all that can be done with it. */
export function CanvasProvider({ follow, draft, live, readOnly, onOpen, children }: CanvasProviderProps) {
  const types = useStepTypes();
  // Another function with every address; the canvas must not begin anew for it.
  const open = useRef(onOpen);
  useEffect(() => {
    open.current = onOpen;
  }, [onOpen]);
  const parts = useMemo(() => {
    const store = createCanvas({ live, readOnly });
    const view = new View();
    const opened: typeof onOpen = (stepKey, focus) => {
      open.current(stepKey, focus);
    };
    return { store, view, commands: new Commands({ store, view, draft, onOpen: opened }) };
  }, [live, readOnly, draft]);

  useEffect(
    () =>
      follow((workflow) => {
        show(parts.store, workflow, types);
      }),
    [follow, parts, types],
  );

  return <CanvasContext value={parts}>{children}</CanvasContext>;
}
