import { createElement } from 'react';

import type { MenuEntry } from '../design/Menu';
import { translate } from '../i18n/translate';
import type { Action } from './action';

/** Actions as entries of a Menu: label, icon, shortcut and refusal come along. */
export function menuEntries(actions: readonly Action[]): MenuEntry[] {
  return actions
    .filter((action) => action.when?.() ?? true)
    .map((action) => ({
      id: action.id,
      label: action.label(translate),
      ...(action.icon && { icon: createElement(action.icon) }),
      shortcut: action.shortcut,
      disabledReason: action.refusal?.(translate),
      onSelect: action.perform,
    }));
}
