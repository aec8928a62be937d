import { useEffect, useRef } from 'react';

import { useCanvas, useCanvasParts } from '../../canvas/state/CanvasContext';
import { select } from '../../canvas/state/store';

/** The step whose settings are open is also the one that is selected: after a reload, a link, or Back. */
export function useStepInHand(stepKey: string, onFollow: (stepKey: string) => void): void {
  const { store } = useCanvasParts();
  const id = useCanvas(({ graph }) => [...graph.steps.values()].find(({ key }) => key === stepKey)?.id);
  useEffect(() => {
    if (id === undefined) return;
    const { selected, focused } = store.getState();
    if (!selected.has(id)) select(store, [id]);
    if (focused === undefined) store.setState({ focused: id });
  }, [store, id]);

  // The other way round: with the settings open, they are those of the step the keyboard goes to.
  const only = useCanvas(({ selected, graph }) => {
    const [first, second] = selected;
    return first !== undefined && second === undefined ? graph.steps.get(first)?.key : undefined;
  });
  const follow = useRef(onFollow);
  const shown = useRef(stepKey);
  useEffect(() => {
    follow.current = onFollow;
    shown.current = stepKey;
  });
  useEffect(() => {
    if (only !== undefined && shown.current !== '' && only !== shown.current) follow.current(only);
  }, [only]);
}
