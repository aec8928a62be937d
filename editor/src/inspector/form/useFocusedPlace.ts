import { useEffect, type RefObject } from 'react';

import { placesOf } from './dotted';

const CONTROLS = 'input:not([type="hidden"]), textarea, select, button, [tabindex="0"]';

/** Leads to a field that a check names: the nearest place around it that is on the form. */
export function useFocusedPlace(
  form: RefObject<HTMLElement | null>,
  parameter: string | undefined,
  ready: boolean,
): void {
  useEffect(() => {
    const element = form.current;
    if (!element || parameter === undefined || !ready) return;
    const place = placesOf(parameter)
      .map((name) => element.querySelector<HTMLElement>(`[data-parameter="${CSS.escape(name)}"]`))
      .find((found) => found !== null);
    place?.scrollIntoView({ block: 'center' });
    place?.querySelector<HTMLElement>(CONTROLS)?.focus();
  }, [form, parameter, ready]);
}
