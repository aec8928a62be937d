import './KeyHint.css';

import { MAC } from './platform';

const NAMES: Readonly<Record<string, string>> = MAC
  ? { Mod: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↵', Escape: 'Esc', Backspace: '⌫' }
  : { Mod: 'Ctrl', Enter: '↵', Escape: 'Esc' };

/** A shortcut such as `Mod+K` (Mod is ⌘ on a Mac, Ctrl elsewhere) or `G J`, one key per box. */
export function KeyHint({ keys }: { readonly keys: string }) {
  return (
    <span className="key-hint-keys" aria-hidden="true">
      {keys
        .split(/[+ ]/)
        .map((key) => NAMES[key] ?? key)
        .map((key) => (
          <kbd key={key} className="key-hint">
            {key}
          </kbd>
        ))}
    </span>
  );
}
