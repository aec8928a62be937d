import { MAC } from '../design/platform';

type Press = Pick<KeyboardEvent, 'key' | 'code' | 'metaKey' | 'ctrlKey' | 'altKey' | 'shiftKey'>;

/** One chord of a shortcut as a comparable text, e.g. `mod+shift+z`. */
export function chordOf(press: Press): string {
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  const mod = MAC ? press.metaKey : press.ctrlKey;
  // Signs such as ? already contain Shift.
  const shift = press.shiftKey && (press.key.length > 1 || /\p{L}/u.test(press.key));
  return chord({ key, mod, shift, alt: press.altKey });
}

/** `Shift+Mod+Z` and `G J` as lists of such texts. */
export function chordsOf(shortcut: string): string[] {
  return shortcut.split(' ').map((part) => {
    const keys = part.split('+');
    const key = keys.at(-1) ?? '';
    return chord({
      key: key.length === 1 ? key.toLowerCase() : key,
      mod: keys.includes('Mod'),
      shift: keys.includes('Shift'),
      alt: keys.includes('Alt'),
    });
  });
}

function chord({ key, mod, shift, alt }: { key: string; mod: boolean; shift: boolean; alt: boolean }): string {
  return [mod && 'mod', alt && 'alt', shift && 'shift', key].filter(Boolean).join('+');
}
