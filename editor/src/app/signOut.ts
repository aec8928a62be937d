import { api } from '../api/client';
import { lookAtWorkspace } from '../api/workspace';
import { notify } from '../design/toasts';
import { translate } from '../i18n/translate';

/** Ends the session here and leaves; nothing of it stays in the page's memory. */
export async function signOut(): Promise<void> {
  try {
    await api.DELETE('/api/session');
  } catch {
    notify({ title: translate('app:signOutFailed'), tone: 'danger' });
    return;
  }
  lookAtWorkspace(undefined);
  window.location.assign('/');
}
