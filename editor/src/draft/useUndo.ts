import { announce } from '../app/announce';
import { notify, type Notice } from '../design/toasts';
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

let before: (() => void) | undefined;

/** The newest notice about the draft; the one before it is no longer true. */
export function notifyInPlace(notice: Notice): void {
  before?.();
  before = notify(notice);
}

/** To everybody: a notice, which screen readers say as well. */
export function sayUndone(result: Undone, how: 'undid' | 'redid'): void {
  if (!result) {
    announce(how === 'undid' ? translate('draft:nothingToUndo') : translate('draft:nothingToRedo'));
    return;
  }
  const deed = deedWords(translate, result.deed);
  if ('changedBy' in result) {
    notifyInPlace({ title: translate('draft:notUndone', { deed }), tone: 'warn' });
    return;
  }
  notifyInPlace({ title: how === 'undid' ? translate('draft:undid', { deed }) : translate('draft:redid', { deed }) });
}
