import { useEffect, type RefObject } from 'react';

import { placesOf } from './dotted';

/** What takes a value; what removes or moves something is never where a check leads. */
const VALUES = 'input:not([type="hidden"]), textarea, select, [role="combobox"], [role="switch"], [role="radio"]';
const OTHERS = 'button:not(.row-tools *)';

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
    const control = place?.querySelector<HTMLElement>(VALUES) ?? place?.querySelector<HTMLElement>(OTHERS);
    control?.focus();
  }, [form, parameter, ready]);
}
