import type { LucideIcon } from 'lucide-react';

import type { Translate } from '../i18n/translate';

/** Where it stands in the palette and in the list of shortcuts. */
export type ActionGroup = 'here' | 'go' | 'create' | 'person';

/** Something a person can do. Menus, the palette and the keyboard take it from here, so that they cannot drift apart. */
export interface Action {
  /** `<subject>.<verb>`, unique. */
  readonly id: string;
  readonly group: ActionGroup;
  /** Keys carry their namespace: `(t) => t('journeys:new')`. Ends in "…" when a dialog follows. */
  readonly label: (t: Translate) => string;
  /** Other words somebody may type, in the person's language. */
  readonly keywords?: ((t: Translate) => string) | undefined;
  readonly icon?: LucideIcon | undefined;
  /** `Mod+K` (⌘ on a Mac, else Ctrl), `Shift+Mod+Z`, `G J` (one after the other), `?`. */
  readonly shortcut?: string | undefined;
  /** Whether it makes sense now; not offered otherwise. */
  readonly when?: (() => boolean) | undefined;
  /** Why it cannot be done although it makes sense (rights, state); shown disabled with it. */
  readonly refusal?: ((t: Translate) => string | undefined) | undefined;
  readonly perform: () => void;
}
