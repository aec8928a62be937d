import { useEffect } from 'react';

import { useCanvas, useCanvasParts } from '../../canvas/state/CanvasContext';
import { select } from '../../canvas/state/store';

/** The step whose settings are open is also the one that is selected: after a reload, a link, or Back. */
export function useStepInHand(stepKey: string): void {
  const { store } = useCanvasParts();
  const id = useCanvas(({ graph }) => [...graph.steps.values()].find(({ key }) => key === stepKey)?.id);
  useEffect(() => {
    if (id === undefined) return;
    const { selected, focused } = store.getState();
    if (!selected.has(id)) select(store, [id]);
    if (focused === undefined) store.setState({ focused: id });
  }, [store, id]);
}
