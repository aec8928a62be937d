import { announce } from '../app/announce';
import { notify } from '../design/toasts';
import { deedWords } from './deedWords';
import { useDraft, useDraftActions } from './useDraft';
import type { Undone } from './undo';
import { translate } from '../i18n/translate';

/** Undo and redo that say what they did. */
export function useUndo() {
  const actions = useDraftActions();
  const canUndo = useDraft(({ past }) => past.length > 0);
  const canRedo = useDraft(({ future }) => future.length > 0);
  return {
    canUndo,
    canRedo,
    undo: () => {
      sayUndone(actions.undo(), 'undid');
    },
    redo: () => {
      sayUndone(actions.redo(), 'redid');
    },
  };
}

/** To everybody: a notice, and for screen readers. */
export function sayUndone(result: Undone, how: 'undid' | 'redid'): void {
  if (!result) {
    announce(how === 'undid' ? translate('draft:nothingToUndo') : translate('draft:nothingToRedo'));
    return;
  }
  const deed = deedWords(translate, result.deed);
  if ('changedBy' in result) {
    notify({ title: translate('draft:notUndone', { deed }), tone: 'warn' });
    return;
  }
  notify({ title: how === 'undid' ? translate('draft:undid', { deed }) : translate('draft:redid', { deed }) });
}
