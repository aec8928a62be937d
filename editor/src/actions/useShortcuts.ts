import { useEffect } from 'react';

import { translate } from '../i18n/translate';
import type { Action } from './action';
import { offeredActions } from './registry';
import { chordOf, chordsOf } from './shortcut';

/** What has the keyboard while it is open: not what is fading away, nor a notice, which is a dialog by its role alone. */
const OPEN = ['dialog', 'alertdialog', 'menu', 'listbox']
  .map((role) => `[role="${role}"]:not(.toast, [data-closed], [data-closed] *)`)
  .join(', ');

/** So long the second key of `G J` may take. */
const SECOND_KEY_MS = 1_000;

/** Once, at the root of what is signed in: keys run the actions that name them. */
export function useShortcuts(): void {
  useEffect(() => {
    let before: { readonly chord: string; readonly at: number } | undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isTakenElsewhere(event)) return;
      const chord = chordOf(event);
      const first = before && event.timeStamp - before.at < SECOND_KEY_MS ? before.chord : undefined;
      before = { chord, at: event.timeStamp };
      const action = actionFor(first === undefined ? [[chord]] : [[first, chord], [chord]]);
      if (!action) return;
      event.preventDefault();
      before = undefined;
      if (action.refusal?.(translate) === undefined) action.perform();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}

function actionFor(presses: readonly (readonly string[])[]): Action | undefined {
  const offered = offeredActions().filter((action) => action.shortcut !== undefined);
  for (const press of presses) {
    const found = offered.find((action) => chordsOf(action.shortcut ?? '').join(' ') === press.join(' '));
    if (found) return found;
  }
  return undefined;
}

/** Typing belongs to the field, and an open dialog or menu has the keyboard; only chords with ⌘ or Ctrl pass a field. */
function isTakenElsewhere(event: KeyboardEvent): boolean {
  if (document.querySelector(OPEN)) return true;
  const target = event.target instanceof HTMLElement ? event.target : undefined;
  const types = target?.isContentEditable || target?.closest('input, textarea, select') !== null;
  return target !== undefined && types && !(event.ctrlKey || event.metaKey);
}
